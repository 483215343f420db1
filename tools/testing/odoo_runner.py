"""Odoo's own test runner on a copy of the template."""
import re
from dataclasses import dataclass

from tools.cluster import free_port
from tools.errors import CommandFailed
from tools.paths import LOGS

# What the runner writes of a test: `… odoo.addons.hr.tests.test_x: Starting TestX.test_y ...`
STEP = re.compile(
    r"(?:odoo\.addons\.)?(\S+): (Starting|skipped|FAIL:|ERROR:) (?:Subtest )?((?:setUp|tearDown)\w+ \(\S+\)|\S+)"
)
SUMMARY = re.compile(r"(\d+) failed, (\d+) error\(s\) of (\d+) tests")


@dataclass
class Outcome:
    """Names of the tests that ran to their end or not, and the report of each failed one."""

    ran: set
    failed: dict
    is_whole: bool

    @property
    def counts(self):
        return f"{len(self.ran)} ran, {len(self.failed)} failed"


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
    ran, failed = set(), {}
    for part in re.split(r"(?m)^(?=\d{4}-\d\d-\d\d )", text):
        if step := STEP.search(part.partition("\n")[0]):
            test = f"{step[1]}: {step[3]}"
            if step[2] == "Starting":
                ran.add(test)
            elif step[2] == "skipped":
                ran.discard(test)
            else:
                failed[test] = part
    summary = SUMMARY.search(text)
    return Outcome(ran, failed, is_whole=bool(summary and int(summary[3])))


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
