"""When a memo is written, what must stand in it, how the giver decides."""

from dataclasses import replace
from datetime import date

import pytest

from odoo.addons.akimat_control.domain import memo

TODAY = date(2026, 7, 3)
LATE = memo.Execution("in_progress", late=True, returned=False)
REPORTED = memo.Execution("reported", late=False, returned=False)
BLOCKS = memo.Blocks("not_executed", "Nine lamps are dark", "new_term", date(2026, 7, 20), TODAY)


def code(refusal):
    return refusal and refusal.code


@pytest.mark.parametrize(
    ("state", "late", "returned", "expected"),
    [
        ("in_progress", False, False, "memo_too_early"),
        ("in_progress", True, False, None),
        ("in_progress", False, True, None),
        ("reported", False, False, None),
        ("draft", True, True, "memo_off_control"),
        ("done", True, True, "memo_off_control"),
        ("cancelled", True, True, "memo_off_control"),
    ],
)
def test_a_memo_needs_a_ground(state, late, returned, expected):
    assert code(memo.refuse_memo(memo.Execution(state, late, returned))) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, None),
        ({"evaluation": False}, "memo_no_evaluation"),
        ({"evaluation": "well"}, "memo_no_evaluation"),
        ({"findings": "  "}, "memo_no_findings"),
        ({"proposal": False}, "memo_no_proposal"),
        ({"proposed": None}, "memo_no_day"),
        ({"proposed": TODAY}, "memo_past_day"),
        ({"proposal": "extend", "proposed": None}, "memo_no_day"),
        ({"proposal": "measures", "proposed": None}, None),
        ({"evaluation": "executed"}, None),
    ],
)
def test_every_block_is_filled(change, expected):
    assert code(memo.refuse_blocks(replace(BLOCKS, **change), LATE)) == expected


def test_of_a_task_executed_in_time_there_is_nothing_to_write():
    assert code(memo.refuse_blocks(replace(BLOCKS, evaluation="executed"), REPORTED)) == "memo_nothing_wrong"


@pytest.mark.parametrize(
    ("decision", "text", "day", "expected"),
    [
        ("term", "So be it", date(2026, 7, 4), None),
        ("term", "So be it", TODAY, "memo_past_day"),
        ("term", "So be it", None, "memo_no_day"),
        ("remove", "So be it", None, None),
        ("return", "", None, "reason_missing"),
        ("keep", "So be it", None, None),
        ("closed", "So be it", None, "memo_no_decision"),
        (False, "So be it", None, "memo_no_decision"),
    ],
)
def test_the_giver_decides_in_words(decision, text, day, expected):
    assert code(memo.refuse_decision(decision, text, day, TODAY)) == expected
