"""What of the clauses is written from the tests: the shipped states, and the list of what was once covered."""
import csv
import io

from tools import clauses
from tools.paths import ADDONS, ROOT

SHIPPED = ADDONS / "akimat_base" / "data" / "akimat.clause-tests.csv"
BASELINE = ROOT / "tests" / "architecture" / "clauses_covered.txt"
SERVED, LATER, OPEN, NONE = "served", "later", "open", "none"


def external_id(code):
    """The external id of the clause: ``KEN-40.0`` is ``clause_ken_40_0``."""
    return "clause_" + code.lower().replace("-", "_").replace(".", "_")


def shipped_text():
    """The data file as the marks of the tests and the postponements make it today."""
    marks, later = clauses.marked_tests(), clauses.postponed()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", "state", "tests"])
    for code, clause in clauses.load().items():
        tests = sorted("::".join(test) for test in marks.get(code, ()))
        writer.writerow([external_id(code), _state(clause, tests, later), "\n".join(tests)])
    return text.getvalue()


def _state(clause, tests, later):
    if tests:
        return SERVED
    if not clause.addon:
        return NONE
    return LATER if clause.id in later else OPEN


def baseline():
    """Codes of the clauses that a test has covered once."""
    lines = BASELINE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def write():
    """Bring the data file up to date and add the newly covered clauses to the list; none is taken from it."""
    SHIPPED.write_text(shipped_text(), encoding="utf-8")
    head = [line for line in BASELINE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    covered = set(clauses.marked_tests()) & set(clauses.load())
    codes = [code for code in clauses.load() if code in covered | set(baseline())]
    BASELINE.write_text("\n".join([*head, *codes, ""]), encoding="utf-8")


def stale():
    """The shipped states are those that the tests give today."""
    if SHIPPED.read_text(encoding="utf-8") != shipped_text():
        yield f"{SHIPPED.relative_to(ROOT)} is not what the marks of the tests say: run ./akimat clauses --write"


def lost():
    """No clause that a test has covered once is without a test."""
    known, marks = clauses.load(), clauses.marked_tests()
    for code in baseline():
        if code not in known:
            yield f"{code} was covered once and is no clause any more"
        elif code not in marks:
            yield (
                f"{code} was covered once and no test names it any more: bring the test back, "
                f"or take the line out of {BASELINE.relative_to(ROOT)} and say why in clauses_later.csv"
            )
    for code in sorted(marks.keys() & known.keys() - set(baseline())):
        yield f"{code} is covered and not in {BASELINE.relative_to(ROOT)}: run ./akimat clauses --write"
