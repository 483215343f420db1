"""./akimat clauses: which clauses of the regulations a passing test proves."""
import ast
import base64
import csv
import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from functools import cache

from tools import addons
from tools.paths import ADDONS, ROOT, TESTS
from tools.testing.results import RESULTS

CSV = ADDONS / "akimat_base" / "data" / "akimat.clause.csv"
PROVEN, FAILING, UNTESTED, NOT_RUN, LATER = "proven", "failing", "untested", "not run", "later"
STATES = (PROVEN, FAILING, NOT_RUN, LATER, UNTESTED)
KEYS = {
    "act": lambda clause: clause.act,
    "act and priority": lambda clause: f"{clause.act} {clause.priority}",
    "addon": lambda clause: clause.addon or "-",
    "addon and priority": lambda clause: f"{clause.addon or '-'} {clause.priority}",
}


@dataclass
class Clause:
    """A clause with the tests that name it."""

    id: str
    act: str
    point: str
    addon: str
    capability: str
    priority: str
    screen: str = ""
    tests: list = field(default_factory=list)
    state: str = UNTESTED
    reason: str = ""


def postponed():
    """{clause: reason} of the clauses that an addon says it will serve later."""
    found = {}
    for path in sorted(ADDONS.glob("*/data/clauses_later.csv")):
        with open(path, encoding="utf-8") as text:
            found.update((row["id"], row["reason"]) for row in csv.DictReader(text))
    return found


def load():
    served = screens()
    with open(CSV, encoding="utf-8") as text:
        return {row["code"]: _clause(row, served) for row in csv.DictReader(text)}


def _clause(row, served):
    act, _dash, point = row["code"].partition("-")
    screen = served.get(row["code"]) or served.get(row["capability"], "")
    return Clause(row["code"], act, point, row["addon"], row["capability"], row["priority"], screen)


def screens():
    """{capability or clause: external id of the menu where it is worked with}, as the addons ship them."""
    found = {}
    for path in sorted(ADDONS.glob("*/data/akimat.clause.screen*.csv")):
        with open(path, encoding="utf-8") as text:
            for row in csv.DictReader(text):
                found.setdefault(row["capability"], f"{path.parts[-3]}.{row['menu_id:id']}")
    return found


@cache
def marked_tests():
    """{clause: {(file, test name)}} of every test marked with @clause, found without running anything."""
    found = defaultdict(set)
    for path in [*TESTS.rglob("test_*.py"), *ADDONS.glob("*/tests/test_*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                for code in _codes(node):
                    found[code].add((path.relative_to(ROOT).as_posix(), node.name))
    return found


def _codes(node):
    for mark in node.decorator_list:
        if isinstance(mark, ast.Call) and getattr(mark.func, "id", getattr(mark.func, "attr", "")) == "clause":
            yield from (argument.value for argument in mark.args if isinstance(argument, ast.Constant))


def outcomes():
    """{(file, test name): worst outcome} of the last runs."""
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    found = {}
    for node, test in known.items():
        _suite, place, *names = node.split("[")[0].split("::")
        if not names:
            continue
        key = (place, names[-1])
        worst = (found.get(key), test["outcome"])
        found[key] = "failed" if "failed" in worst or None in worst[1:] else test["outcome"]
    return found


def covered():
    """Every clause with its tests and state; marks and postponements with an unknown code come second."""
    clauses = load()
    marks = marked_tests()
    later = postponed()
    for code in later.keys() & clauses.keys():
        clauses[code].state, clauses[code].reason = LATER, later[code]
    results = outcomes()
    for code in sorted(marks.keys() & clauses.keys()):
        clauses[code].tests = sorted("::".join(test) for test in marks[code])
        clauses[code].state = _state({results.get(test) for test in marks[code]})
    unknown = {code: sorted(marks[code]) for code in marks.keys() - clauses.keys()}
    return clauses, unknown | {code: [("clauses_later.csv",)] for code in later.keys() - clauses.keys()}


def _state(found):
    if "failed" in found:
        return FAILING
    return PROVEN if "passed" in found else NOT_RUN


def clauses(options, progress):
    if options.report:
        return _report(options, progress)
    if options.write:
        from tools import clause_data

        clause_data.write()
    known, unknown = covered()
    if options.json:
        rows = [asdict(clause) for clause in known.values()]
        print(json.dumps({"clauses": rows, "unknown": unknown}, ensure_ascii=False, indent=1))
        return 1 if unknown else 0
    for title, key in KEYS.items():
        _table(title, key, known.values())
    _details(known.values(), options.all)
    for code, tests in sorted(unknown.items()):
        print(f"UNKNOWN {code}: marked in {', '.join('::'.join(test) for test in tests)}")
    return 1 if unknown else 0


def _report(options, progress):
    """One file for each act and language into the folder that was named."""
    from tools import upkeep

    languages = [options.lang] if options.lang else ["kk", "ru"]
    files = upkeep.conformity(options, progress, languages)
    options.report.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (options.report / name).write_bytes(base64.b64decode(content))
        print(options.report / name)
    return 0


def _table(title, key, rows):
    counts = defaultdict(lambda: dict.fromkeys(STATES, 0))
    for clause in rows:
        counts[key(clause)][clause.state] += 1
    print(f"{title:22}" + "".join(f"{state:>10}" for state in (*STATES, "all")))
    for name, row in sorted(counts.items()):
        print(f"{name:22}" + "".join(f"{row[state]:>10}" for state in STATES) + f"{sum(row.values()):>10}")
    print()


def _details(rows, everything):
    """Failing clauses always; the rest when asked: those of addons that are here and have no test."""
    present = set(addons.own())
    for clause in rows:
        if clause.state == FAILING or everything:
            found = ", ".join(clause.tests) or clause.reason
            head = f"{clause.id:14} {clause.priority} {clause.state:9} {clause.addon:18}"
            print(f"{head} {clause.screen or '-':52} {found}")
    if not everything:
        open_here = sum(1 for clause in rows if clause.state == UNTESTED and clause.addon in present)
        print(f"{open_here} clauses of the addons that are here have no test (--all lists them).")
