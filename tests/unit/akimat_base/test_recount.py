"""A stored deadline is counted anew from its trace alone."""

from datetime import date

import pytest

from odoo.addons.akimat_base.domain.deadlines import compute
from odoo.addons.akimat_base.domain.norms import Norm
from odoo.addons.akimat_base.domain.recount import is_recountable, recount
from odoo.addons.akimat_base.domain.workdays import WorkCalendar

ORDINARY = WorkCalendar()
CLOSED = WorkCalendar({date(2026, 11, 18): "day_off"})
MONDAY = date(2026, 11, 16)


def norm(amount, unit="working_day", start_rule="next_day", end_rule="next_working_day"):
    return Norm(7, "TEST", amount, unit, start_rule, end_rule, date(2000, 1, 1))


@pytest.mark.parametrize(
    "row",
    [
        norm(3),
        norm(3, start_rule="same_day"),
        norm(2, "calendar_day"),
        norm(1, "month"),
        norm(-2),
        norm(-2, "calendar_day", end_rule="as_is"),
        norm(0, "calendar_day", "same_day"),
    ],
)
def test_the_trace_gives_what_the_norm_gives(row):
    trace = {**compute(row, MONDAY, ORDINARY).as_data(), "norm_id": row.id, "code": row.code}
    for calendar in (ORDINARY, CLOSED):
        assert recount(trace, calendar) == compute(row, MONDAY, calendar)


def test_suspended_days_are_taken_from_the_trace():
    pauses = [(date(2026, 11, 17), date(2026, 11, 17))]
    stored = compute(norm(3), MONDAY, ORDINARY, pauses)
    trace = {**stored.as_data(), "pauses": [["2026-11-17", "2026-11-17"]]}
    assert recount(trace, ORDINARY) == stored
    assert recount(trace, CLOSED).deadline == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("trace", "expected"),
    [
        (None, False),
        ({"given": True, "deadline": "2026-11-18"}, False),
        ({"paused_days": 0}, True),
        ({"paused_days": 2}, False),  # stored before suspensions were kept by their days
        ({"paused_days": 2, "pauses": [["2026-11-17", "2026-11-18"]]}, True),
    ],
)
def test_what_can_be_counted_anew(trace, expected):
    assert is_recountable(trace) is expected
