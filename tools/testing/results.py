"""What the suites found, put together: the summary and `.akimat/results.json`."""
import json
from collections import Counter
from dataclasses import dataclass, field

from tools.paths import STATE

RESULTS = STATE / "results.json"


@dataclass
class SuiteResult:
    name: str
    tests: dict = field(default_factory=dict)
    broken: list = field(default_factory=list)
    seconds: float = 0.0

    @property
    def counts(self):
        outcomes = Counter(test["outcome"] or "failed" for test in self.tests.values())
        outcomes["failed"] += len(self.broken)
        return outcomes


def read(name, path, code, seconds):
    """The result that the plugin left; a run that ended without one counts as a failure."""
    if not path.exists():
        return SuiteResult(name, broken=[f"{name}: ended before its report (exit code {code})"], seconds=seconds)
    found = json.loads(path.read_text())
    result = SuiteResult(name, found["tests"], found["broken"], seconds)
    if code not in (0, 1, 5) and not result.counts["failed"]:
        result.broken.append(f"{name}: pytest ended with exit code {code}")
    return result


def checked(name, problem, seconds):
    """The result of a suite that is one check: no problem, or what went wrong."""
    return SuiteResult(name, {name: {"outcome": "failed" if problem else "passed", "clauses": [], "seconds": seconds}},
                       seconds=seconds)


def save(results):
    """Merge into the last results, so that a partial run does not forget the rest."""
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for result in results:
        known.update({f"{result.name}::{node}": test for node, test in result.tests.items()})
    RESULTS.write_text(json.dumps(known, ensure_ascii=False, indent=0))


def summarise(results, say):
    """Print the table and the last line; returns the exit code."""
    total = Counter()
    for result in results:
        counts = result.counts
        total.update(counts)
        say(
            f"{result.name:28} {counts['passed']:5} passed {counts['failed']:4} failed {counts['skipped']:4} skipped"
            f"   {result.seconds:6.1f} s"
        )
    for result in results:
        failed = [node for node, test in result.tests.items() if test["outcome"] not in ("passed", "skipped")]
        for node in [*failed, *result.broken]:
            say(f"FAILED {result.name}: {node}")
    if not total["passed"] + total["failed"]:
        say("No test ran.")
    print(f"{total['passed']} passed, {total['failed']} failed", flush=True)
    return 1 if total["failed"] or not total["passed"] else 0
