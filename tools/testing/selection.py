"""Which paths belong to which suite."""
from pathlib import Path

from tools import addons
from tools.errors import Problem
from tools.paths import ADDONS, ROOT, TESTS

SUITES = ("unit", "architecture", "addons", "e2e")


def select(targets, only=None):
    """{suite: [paths]} for addons and paths named on the command line; everything when none is named."""
    chosen = {suite: [] for suite in SUITES}
    if not targets:
        chosen.update(unit=[TESTS / "unit"], architecture=[TESTS / "architecture"], e2e=[TESTS / "e2e"])
        chosen["addons"] = addon_tests(addons.own())
    for target in targets:
        _add(chosen, target)
    return {suite: paths for suite, paths in chosen.items() if _present(paths) and (not only or suite in only)}


def _present(paths):
    return [path for path in paths if Path(str(path).split("::")[0]).exists()]


def addon_tests(names):
    """Test files of addons, one by one: pytest then finds the package of each."""
    return [path for name in names for path in sorted((ADDONS / name / "tests").glob("test_*.py"))]


def _add(chosen, target):
    if target in addons.own():
        unit = TESTS / "unit" / target
        chosen["unit"] += [unit] if unit.exists() else []
        chosen["addons"] += addon_tests([target])
        return
    path = (ROOT / target.split("::")[0]).resolve()
    if not path.exists():
        raise Problem(f"There is no addon or path {target}: name an addon (akimat_base) or a path (tests/unit).")
    suite = _suite_of(path)
    if suite == "addons" and path.is_dir():
        chosen["addons"] += sorted(path.rglob("test_*.py"))
    else:
        chosen[suite].append(str(path) + target[len(target.split("::")[0]):])


def _suite_of(path):
    if ADDONS in (path, *path.parents):
        return "addons"
    for suite in SUITES:
        if TESTS / suite in (path, *path.parents):
            return suite
    raise Problem(f"{path} belongs to no suite: tests are in addons/*/tests and tests/{{{','.join(SUITES)}}}.")
