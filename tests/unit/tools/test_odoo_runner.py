"""What is read in the log of Odoo's own runner."""
from tools.testing.odoo_runner import read

START = "2026-11-22 07:09:05,527 300 INFO copy odoo.addons.hr.tests.test_x: Starting TestX.{0} ... \n"
FAIL = (
    "2026-11-22 07:09:06,527 300 ERROR copy odoo.addons.hr.tests.test_x: FAIL: TestX.{0}\n"
    "Traceback (most recent call last):\n  File \"x.py\"\nAssertionError: 1 != 2\n \n"
)
SET_UP = (
    "2026-11-22 07:09:06,527 300 ERROR copy odoo.addons.hr.tests.test_x: "
    "ERROR: setUpClass (odoo.addons.hr.tests.test_x.{0})\nKeyError: 'x'\n"
)
END = "2026-11-22 07:12:44,029 300 ERROR copy odoo.tests.result: {0} failed, 0 error(s) of 2 tests when loading 'copy' \n"
WHOLE = START.format("test_a") + START.format("test_b") + END.format(0)
ONE_FAILS = START.format("test_a") + FAIL.format("test_a") + START.format("test_b") + END.format(1)


def test_a_log_names_what_failed():
    outcome = read(ONE_FAILS)
    assert list(outcome.failed) == ["hr.tests.test_x: TestX.test_a"]
    assert "1 != 2" in outcome.failed["hr.tests.test_x: TestX.test_a"]
    assert outcome.is_whole


def test_classes_that_cannot_be_set_up_are_failures():
    assert list(read(WHOLE + SET_UP.format("TestOld")).failed) == [
        "hr.tests.test_x: setUpClass (odoo.addons.hr.tests.test_x.TestOld)"
    ]


def test_a_run_that_was_broken_off_is_not_whole():
    for log in (START.format("test_a"), "", END.replace("of 2", "of 0").format(0)):
        assert not read(log).is_whole
