"""Clauses, marks and results are joined."""
import ast
import json

import pytest

from tools import clause_data, clauses


@pytest.fixture
def regulation(tmp_path, monkeypatch):
    (tmp_path / "clauses.csv").write_text("id,code,addon,capability,priority\nclause_ken_1,KEN-1,akimat_base,BASE-01,1\nclause_ken_2,KEN-2,akimat_base,,2\n")
    monkeypatch.setattr(clauses, "CSV", tmp_path / "clauses.csv")
    monkeypatch.setattr(clauses, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(clauses, "ADDONS", tmp_path)
    monkeypatch.setattr(clauses, "marked_tests", lambda: {"KEN-1": {("addons/a/tests/test_a.py", "test_one")}})

    def results(**outcomes):
        known = {f"addons::addons/a/tests/test_a.py::TestA::{name}": {"outcome": outcome} for name, outcome in outcomes.items()}
        (tmp_path / "results.json").write_text(json.dumps(known))

    return results


@pytest.mark.parametrize(("outcome", "state"), [("passed", "proven"), ("failed", "failing"), ("skipped", "not run")])
def test_the_state_of_a_clause_is_that_of_its_tests(regulation, outcome, state):
    regulation(test_one=outcome)
    known, unknown = clauses.covered()
    assert (known["KEN-1"].state, known["KEN-2"].state, unknown) == (state, "untested", {})


def test_a_test_that_never_ran_proves_nothing(regulation):
    assert clauses.covered()[0]["KEN-1"].state == "not run"


def test_a_clause_may_be_put_off_with_a_reason_but_a_test_counts_more(regulation, tmp_path):
    (tmp_path / "x" / "data").mkdir(parents=True)
    (tmp_path / "x" / "data" / "clauses_later.csv").write_text("id,reason\nKEN-1,too early\nKEN-2,needs the archive\nKEN-9,typo\n")
    regulation(test_one="passed")
    known, unknown = clauses.covered()
    assert (known["KEN-1"].state, known["KEN-2"].state, known["KEN-2"].reason) == ("proven", "later", "needs the archive")
    assert list(unknown) == ["KEN-9"]


def test_marks_are_read_from_the_source():
    node = ast.parse("@clause('KEN-1', 'PET-D.2')\ndef test_x(): pass").body[0]
    assert list(clauses._codes(node)) == ["KEN-1", "PET-D.2"]


def test_every_clause_of_the_acts_is_carried():
    known = clauses.load()
    assert len(known) == 627
    assert {clause.act for clause in known.values()} == {"PET", "KEN", "RUD", "SHY", "ZHE"}


@pytest.fixture
def release(regulation, tmp_path, monkeypatch):
    """The files that a release writes, in a folder of their own, with one covered clause."""
    (tmp_path / "covered.txt").write_text("# Covered\nKEN-1\n")
    monkeypatch.setattr(clause_data, "BASELINE", tmp_path / "covered.txt")
    monkeypatch.setattr(clause_data, "SHIPPED", tmp_path / "states.csv")
    monkeypatch.setattr(clause_data, "ROOT", tmp_path)
    clause_data.write()
    return tmp_path


def test_what_is_shipped_says_which_tests_serve_a_clause(release):
    assert (release / "states.csv").read_text().splitlines() == [
        "id,state,tests", "clause_ken_1,served,addons/a/tests/test_a.py::test_one", "clause_ken_2,open,",
    ]
    assert not [*clause_data.stale(), *clause_data.lost()]


def test_shipped_states_that_are_not_those_of_the_tests_are_told(release):
    (release / "states.csv").write_text("id,state,tests\n")
    assert "clauses --write" in next(clause_data.stale())


def test_a_clause_that_loses_its_test_is_told(release, monkeypatch):
    monkeypatch.setattr(clauses, "marked_tests", dict)
    [problem] = clause_data.lost()
    assert problem.startswith("KEN-1 was covered once")
    clause_data.write()
    assert len([*clause_data.lost()]) == 1, "writing does not forget what was covered"


def test_a_newly_covered_clause_joins_the_list(release, monkeypatch):
    both = {code: {("addons/a/tests/test_a.py", "test_one")} for code in ("KEN-2", "KEN-1")}
    monkeypatch.setattr(clauses, "marked_tests", lambda: both)
    assert [problem[:5] for problem in clause_data.lost()] == ["KEN-2"]
    clause_data.write()
    assert (release / "covered.txt").read_text() == "# Covered\nKEN-1\nKEN-2\n"


def test_no_clause_of_ours_has_lost_its_test():
    assert not [*clause_data.lost()]
