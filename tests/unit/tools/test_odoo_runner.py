"""What the comparison of Odoo's own suites reads in their logs, and what it calls broken."""
from tools.testing.core_suites import difference
from tools.testing.odoo_runner import read

START = "2026-11-22 07:09:05,527 300 INFO copy odoo.addons.hr.tests.test_x: Starting TestX.{0} ... \n"
FAIL = (
    "2026-11-22 07:09:06,527 300 ERROR copy odoo.addons.hr.tests.test_x: FAIL: TestX.{0}\n"
    "Traceback (most recent call last):\n  File \"x.py\"\nAssertionError: 1 != 2\n \n"
)
SKIP = "2026-11-22 07:09:06,527 300 INFO copy odoo.addons.hr.tests.test_x: skipped TestX.{0} : no browser \n"
SET_UP = (
    "2026-11-22 07:09:06,527 300 ERROR copy odoo.addons.hr.tests.test_x: "
    "ERROR: setUpClass (odoo.addons.hr.tests.test_x.{0})\nKeyError: 'x'\n"
)
END = "2026-11-22 07:12:44,029 300 ERROR copy odoo.tests.result: {0} failed, 0 error(s) of 2 tests when loading 'copy' \n"
WHOLE = START.format("test_a") + START.format("test_b") + END.format(0)
ONE_FAILS = START.format("test_a") + FAIL.format("test_a") + START.format("test_b") + END.format(1)


def test_a_log_names_what_ran_and_what_failed():
    outcome = read(ONE_FAILS)
    assert outcome.ran == {"hr.tests.test_x: TestX.test_a", "hr.tests.test_x: TestX.test_b"}
    assert list(outcome.failed) == ["hr.tests.test_x: TestX.test_a"]
    assert "1 != 2" in outcome.failed["hr.tests.test_x: TestX.test_a"]
    assert outcome.is_whole


def test_what_fails_only_with_ours_is_broken():
    assert difference(read(WHOLE), read(ONE_FAILS)) == "broken by our addons: hr.tests.test_x: TestX.test_a"


def test_what_fails_in_both_is_not_ours():
    assert difference(read(ONE_FAILS), read(ONE_FAILS)) is None
    assert difference(read(ONE_FAILS), read(WHOLE)) is None


def test_what_does_not_run_with_ours_is_named():
    skipped = START.format("test_a") + START.format("test_b") + SKIP.format("test_b") + END.format(0)
    for log in (START.format("test_a") + END.format(0), skipped):
        assert difference(read(WHOLE), read(log)) == "not run with our addons: hr.tests.test_x: TestX.test_b"


def test_classes_that_cannot_be_set_up_are_told_apart():
    without, ours = WHOLE + SET_UP.format("TestOld"), WHOLE + SET_UP.format("TestOld") + SET_UP.format("TestNew")
    assert "setUpClass (odoo.addons.hr.tests.test_x.TestNew)" in difference(read(without), read(ours))


def test_a_run_that_was_broken_off_is_no_proof():
    cut = START.format("test_a")
    for without, ours in ((cut, WHOLE), (WHOLE, cut), ("", ""), (END.replace("of 2", "of 0").format(0), WHOLE)):
        assert "broken off" in difference(read(without), read(ours))
