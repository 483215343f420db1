"""What the comparison of Odoo's own suites calls broken."""
import pytest

from tools.testing.core_suites import difference
from tools.testing.results import SuiteResult


def side(*, broken=(), **outcomes):
    """The outcome of tests of hr, from another folder on each call: only what follows it names a test."""
    side.count += 1
    folder = f"../tree{side.count}/odoo/addons/hr/tests/test_x.py::TestX::"
    return SuiteResult("side", {folder + name: {"outcome": outcome} for name, outcome in outcomes.items()}, list(broken))


side.count = 0
WHOLE = {"a": "passed", "b": "passed"}


@pytest.mark.parametrize("without", [WHOLE, {"a": "passed", "b": "failed"}])
def test_what_fails_in_both_or_only_without_ours_is_not_broken(without):
    assert difference(side(**without), side(**without)) is None
    assert difference(side(**without), side(**WHOLE)) is None


def test_what_fails_only_with_ours_is_broken():
    said = difference(side(**WHOLE), side(a="passed", b="failed"))
    assert said == "broken by our addons: hr/tests/test_x.py::TestX::b"


@pytest.mark.parametrize("ours", [{"a": "passed"}, {"a": "passed", "b": "skipped"}])
def test_what_does_not_run_with_ours_is_named(ours):
    assert difference(side(**WHOLE), side(**ours)) == "not run with our addons: hr/tests/test_x.py::TestX::b"


def test_what_never_ran_is_not_missed():
    assert difference(side(a="passed", b="skipped"), side(a="passed", b="skipped")) is None


@pytest.mark.parametrize("cut", [{}, {"a": "skipped"}, {"a": "passed", "broken": ["test_y.py: cannot be read"]}])
def test_a_run_that_was_broken_off_is_no_proof(cut):
    assert "broken off" in difference(side(**cut), side(**WHOLE))
    assert "broken off" in difference(side(**WHOLE), side(**cut))
