"""Counting periods: golden cases, pauses, borders, and an independent day-by-day count."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from odoo.addons.akimat_base.domain.deadlines import compute
from odoo.addons.akimat_base.domain.norms import Norm
from odoo.addons.akimat_base.domain.workdays import WorkCalendar, add_months

HERE = Path(__file__).parent
CALENDAR_FILE = Path(__file__).resolve().parents[3] / "addons/akimat_base/data/akimat.calendar.day.csv"
DAY = timedelta(days=1)


def shipped_calendar():
    with CALENDAR_FILE.open(encoding="utf-8") as lines:
        return WorkCalendar({date.fromisoformat(row["date"]): row["kind"] for row in csv.DictReader(lines)})


CALENDAR = shipped_calendar()


def norm(amount, unit="working_day", start_rule="next_day", end_rule="next_working_day"):
    return Norm(1, "TEST", amount, unit, start_rule, end_rule, date(2000, 1, 1))


def golden():
    with (HERE / "data/deadlines.csv").open(encoding="utf-8") as lines:
        return [pytest.param(row, id=row["case"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize("row", golden())
def test_golden_case(row):
    period = norm(int(row["amount"]), row["unit"], row["start_rule"], row["end_rule"])
    result = compute(period, date.fromisoformat(row["start"]), CALENDAR)
    assert result.deadline.isoformat() == row["expected"]


def test_working_days_of_2026_are_247():
    days = [date(2026, 1, 1) + DAY * shift for shift in range(365)]
    assert sum(CALENDAR.is_working(day) for day in days) == 247


def test_trace_names_the_days_off_that_moved_the_end():
    result = compute(norm(3), date(2026, 3, 20), CALENDAR)
    assert [day.day for day in result.skipped] == [21, 22, 23, 24, 25, 28, 29]
    assert result.as_data()["skipped"][0] == "2026-03-21"


def test_trace_says_from_where_the_last_day_was_moved():
    result = compute(norm(1, "month", "same_day"), date(2026, 10, 15), CALENDAR)
    assert (result.rolled_from, result.deadline) == (date(2026, 11, 15), date(2026, 11, 16))
    assert result.skipped == (date(2026, 11, 15),)


def test_paused_working_days_do_not_count():
    free = compute(norm(5), date(2026, 11, 2), CALENDAR).deadline
    paused = compute(norm(5), date(2026, 11, 2), CALENDAR, [(date(2026, 11, 4), date(2026, 11, 5))])
    assert (free, paused.deadline, paused.paused_days) == (date(2026, 11, 9), date(2026, 11, 11), 2)


def test_a_pause_stretches_a_month_by_its_days():
    result = compute(
        norm(1, "month", end_rule="as_is"), date(2026, 9, 1), CALENDAR, [(date(2026, 9, 10), date(2026, 9, 19))]
    )
    assert result.deadline == date(2026, 10, 11)


def test_a_pause_after_the_end_changes_nothing():
    result = compute(norm(2), date(2026, 11, 2), CALENDAR, [(date(2026, 11, 20), date(2026, 11, 25))])
    assert (result.deadline, result.paused_days) == (date(2026, 11, 4), 0)


def test_a_pause_met_while_stretching_counts_too():
    pauses = [(date(2026, 9, 30), date(2026, 9, 30)), (date(2026, 10, 2), date(2026, 10, 2))]
    result = compute(norm(1, "month", end_rule="as_is"), date(2026, 9, 1), CALENDAR, pauses)
    assert result.deadline == date(2026, 10, 3)


def test_hours_are_not_counted_in_days():
    with pytest.raises(ValueError, match="hours"):
        compute(norm(2, "hour"), date(2026, 11, 2), CALENDAR)


def test_calendar_subtracts_and_counts_the_same_days():
    for start in (date(2024, 5, 3), date(2026, 3, 20), date(2026, 12, 31)):
        for count in range(1, 40):
            end = CALENDAR.add(start, count)
            assert CALENDAR.count(start, end) == count
            assert CALENDAR.is_working(end)


def test_add_months_over_every_month_end_keeps_the_month():
    day = date(2023, 1, 31)
    for count in range(1, 60):
        moved = add_months(day, count)
        assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count
        assert moved.day == 31 or (moved + DAY).day == 1


def reference(period, start):
    """The slow way: walk day by day and count."""
    day, left = start, period.amount
    if period.start_rule == "same_day" and CALENDAR.is_working(day):
        left -= 1
    while left:
        day += DAY
        left -= CALENDAR.is_working(day)
    return day


def test_engine_equals_a_walk_day_by_day():
    chance = random.Random(2026)
    for _ in range(2000):
        start = date(2024, 1, 1) + DAY * chance.randrange(1300)
        period = norm(chance.randrange(1, 60), start_rule=chance.choice(["next_day", "same_day"]))
        assert compute(period, start, CALENDAR).deadline == reference(period, start), (start, period)
