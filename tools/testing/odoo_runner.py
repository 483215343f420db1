"""Odoo's own test runner on a copy of the template."""
import re
from dataclasses import dataclass

from tools.cluster import free_port
from tools.errors import CommandFailed
from tools.paths import LOGS

# What the runner writes of a test: `… odoo.addons.hr.tests.test_x: FAIL: TestX.test_y`
FAILURE = re.compile(r"(?:odoo\.addons\.)?(\S+): (?:FAIL|ERROR): (?:Subtest )?((?:setUp|tearDown)\w+ \(\S+\)|\S+)")
SUMMARY = re.compile(r"(\d+) failed, (\d+) error\(s\) of (\d+) tests")


@dataclass
class Outcome:
    """The report of each failed test by its name; whether the run came to its end."""

    failed: dict
    is_whole: bool


def run(office, database, name, *options):
    """The outcome of the tests that `options` choose."""
    try:
        office.run(
            f"Odoo's suite {name}", "-c", office.config, "-d", database, *options, "--test-enable", "--stop-after-init",
            "--http-port", free_port(), "--log-handler", ":INFO", log=f"odoo-{name}",
        )
    except CommandFailed:
        pass
    return read(log_of(name).read_text(encoding="utf-8", errors="replace"))


def read(text):
    """The outcome that a log tells of; without the runner's last line the run was broken off."""
    failed = {}
    for part in re.split(r"(?m)^(?=\d{4}-\d\d-\d\d )", text):
        if found := FAILURE.search(part.partition("\n")[0]):
            failed[f"{found[1]}: {found[2]}"] = part
    summary = SUMMARY.search(text)
    return Outcome(failed, is_whole=bool(summary and int(summary[3])))


def problems_of(office, database, name, *options, about=""):
    """Failed tests of a run, only those whose report speaks of `about`; a run without tests is a problem too."""
    outcome = run(office, database, name, *options)
    if not outcome.is_whole:
        return [f"Odoo's suite {name} ran no test: see {log_of(name)}"]
    return [f"{test}: {_reason(report)}" for test, report in outcome.failed.items() if about in report]


def log_of(name):
    return LOGS / f"odoo-{name}.log"


def _reason(report):
    return report.strip().splitlines()[-1].strip()[:200]
