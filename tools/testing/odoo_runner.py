"""Odoo's own test runner on a copy of the template."""
import re

from tools.errors import CommandFailed
from tools.paths import LOGS

FAILURE = re.compile(r"(FAIL|ERROR): (?:Subtest )?(\S+)")
SUMMARY = re.compile(r"(\d+) failed, (\d+) error\(s\) of (\d+) tests")


def problems_of(office, database, name, *options, about=""):
    """Failed tests of a run, only those whose report speaks of `about`; a run without tests is a problem too."""
    log = LOGS / f"odoo-{name}.log"
    try:
        office.run(
            f"Odoo's suite {name}", "-c", office.config, "-d", database, *options, "--test-enable", "--stop-after-init",
            "--http-port", free_port(), "--log-handler", ":INFO", log=f"odoo-{name}",
        )
    except CommandFailed:
        pass
    text = log.read_text(encoding="utf-8", errors="replace")
    summary = SUMMARY.search(text)
    if not summary or int(summary[3]) == 0:
        return [f"Odoo's suite {name} ran no test: see {log}"]
    return [title for title, body in _failures(text) if about in body]


def _failures(text):
    """(title, report) of each failed test in a log."""
    parts = re.split(r"(?m)^(?=\d{4}-\d\d-\d\d )", text)
    for part in parts:
        found = FAILURE.search(part)
        if found and (" ERROR " in part or " CRITICAL " in part or " FAIL" in part):
            lines = [line.strip() for line in part.splitlines() if line.strip()]
            yield f"{found[1]}: {found[2]}: {lines[-1][:200]}", part


def free_port():
    from tools.cluster import free_port as find

    return find()
