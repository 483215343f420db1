"""The last line of a run, and what counts as a failure."""
import json

from tools.testing import results, selection
from tools.testing.results import SuiteResult


def suite(**outcomes):
    return SuiteResult("unit", {name: {"outcome": outcome, "clauses": [], "seconds": 0} for name, outcome in outcomes.items()})


def summary(found, capsys):
    code = results.summarise(found, lambda text: None)
    return code, capsys.readouterr().out.splitlines()[-1]


def test_the_last_line_is_the_sum_of_all_suites(capsys):
    assert summary([suite(a="passed", b="skipped"), suite(c="passed")], capsys) == (0, "2 passed, 0 failed")


def test_a_failure_fails_the_run(capsys):
    assert summary([suite(a="passed", b="failed")], capsys) == (1, "1 passed, 1 failed")


def test_no_test_at_all_fails_the_run(capsys):
    assert summary([suite()], capsys) == (1, "0 passed, 0 failed")
    assert summary([suite(a="skipped")], capsys) == (1, "0 passed, 0 failed")


def test_a_test_without_an_outcome_is_a_failure(capsys):
    assert summary([suite(a=None)], capsys) == (1, "0 passed, 1 failed")


def test_a_suite_that_died_before_its_report_is_a_failure(tmp_path, capsys):
    dead = results.read("unit", tmp_path / "nothing.json", -11, 1.0)
    assert summary([dead], capsys) == (1, "0 passed, 1 failed")


def test_a_file_that_cannot_be_collected_is_a_failure(tmp_path, capsys):
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"tests": {}, "broken": ["tests/unit/test_x.py"]}))
    assert summary([results.read("unit", path, 2, 1.0)], capsys) == (1, "0 passed, 1 failed")


def test_without_targets_every_suite_is_chosen():
    assert {"unit", "architecture", "e2e"} <= set(selection.select([]))


def test_an_addon_means_its_unit_and_addon_tests():
    chosen = selection.select(["akimat_base"])
    assert set(chosen) == {"unit", "addons"}
    assert all("akimat_base" in str(path) for paths in chosen.values() for path in paths)


def test_a_path_belongs_to_its_suite():
    assert set(selection.select(["tests/e2e/test_login.py"])) == {"e2e"}
    assert set(selection.select(["addons/akimat_base/tests/test_journal.py::TestJournal"])) == {"addons"}
