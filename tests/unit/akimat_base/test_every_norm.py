"""The rule engine beside a walk day by day: every shipped norm of every addon, random starts from 2015 to 2027.

The walk knows nothing of the engine: it asks one day after another whether the day counts. The years before the shipped
calendar come from the package ``holidays``.
"""

import calendar as months
import random
from datetime import date, timedelta

import holidays
import pytest

from odoo.addons.akimat_base.domain import deadlines
from odoo.addons.akimat_base.domain.norms import Norm, select
from odoo.addons.akimat_base.domain.workdays import WorkCalendar

from tools import norm_catalogue

FIRST, LAST = date(2015, 1, 1), date(2027, 12, 31)
DAY = timedelta(days=1)
STARTS = 120
COUNTED = ("working_day", "calendar_day", "month")
ROWS = norm_catalogue.rows(norm_catalogue.ROOT / "addons")


def off_days():
    """Day → works, for each exception to Monday-Friday from 2015 to 2028."""
    package = holidays.country_holidays("KZ", years=range(2014, 2024))
    exceptions = {day: "holiday" for day in package if day.year > 2014}
    exceptions |= dict.fromkeys((day for day in package.weekend_workdays if 2014 < day.year < 2024), "working")
    shipped = norm_catalogue.read(norm_catalogue.ROOT / "addons/akimat_base/data/akimat.calendar.day.csv")
    return exceptions | {date.fromisoformat(line["date"]): line["kind"] for line in shipped}


EXCEPTIONS = off_days()
CALENDAR = WorkCalendar(EXCEPTIONS)


def works(day):
    kind = EXCEPTIONS.get(day)
    if kind is not None:
        return kind == "working"
    return day.isoweekday() <= 5


def same_date(day, count):
    """The corresponding date ``count`` months away: month by month, the last day where the month is shorter."""
    year, month = day.year, day.month
    for _ in range(abs(count)):
        month += 1 if count > 0 else -1
        if month in (0, 13):
            year, month = (year - 1, 12) if month == 0 else (year + 1, 1)
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


def walk(norm, start, pauses=()):
    """The deadline, found by going one day at a time."""
    step = DAY if norm.amount >= 0 else -DAY
    paused = {day for first, last in pauses for day in walk_between(first, last)}
    if norm.unit == "month":
        end = same_date(start, norm.amount)
        end = stretch(start if norm.start_rule == "same_day" else start + DAY, end, paused)
    else:
        end = count(norm, start, step, paused)
    if norm.end_rule == "next_working_day":
        while not works(end):
            end += step
    return end


def walk_between(first, last):
    while first <= last:
        yield first
        first += DAY


def stretch(day, end, paused):
    """Every paused day met on the way moves the end by one."""
    while day <= end:
        end += DAY * (day in paused)
        day += DAY
    return end


def count(norm, start, step, paused):
    if not norm.amount:
        return start
    day, left = start, abs(norm.amount)
    counts_first = norm.start_rule == "same_day"
    while True:
        if (counts_first or day != start) and day not in paused:
            left -= norm.unit == "calendar_day" or works(day)
        if not left:
            return day
        day += step


def value(row):
    line = row.values
    amount = int(line["amount"])
    return Norm(1, row.code, amount, line["unit"], line["start_rule"], line["end_rule"], row.begins, row.ends)


def starts(row, chance):
    """Random days on which the row is in force, its borders and the days around the new year among them."""
    first, last = max(row.begins, FIRST), min(row.ends or LAST, LAST)
    chosen = {first, last}
    chosen |= {
        day for year in range(2015, 2028) for day in (date(year, 12, 31), date(year, 1, 1)) if first <= day <= last
    }
    while len(chosen) < min(STARTS, (last - first).days + 1):
        chosen.add(first + DAY * chance.randrange((last - first).days + 1))
    return sorted(chosen)


@pytest.mark.parametrize("row", [row for row in ROWS if row.values["unit"] in COUNTED], ids=lambda row: row.name)
def test_the_engine_agrees_with_a_walk_day_by_day(row):
    norm, chance = value(row), random.Random(row.name)
    for start in starts(row, chance):
        assert deadlines.compute(norm, start, CALENDAR).deadline == walk(norm, start), (row.name, start)


# Days before an event are not suspended.
@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row.values["unit"] in COUNTED and int(row.values["amount"]) >= 0],
    ids=lambda row: row.name,
)
def test_the_engine_agrees_about_suspended_days(row):
    norm, chance = value(row), random.Random(row.name)
    for start in starts(row, chance)[::4]:
        first = start + DAY * chance.randrange(-3, 25)
        pauses = [(first, first + DAY * chance.randrange(12))]
        assert deadlines.compute(norm, start, CALENDAR, pauses).deadline == walk(norm, start, pauses), (row.name, start)


@pytest.mark.parametrize("row", [row for row in ROWS if row.values["unit"] not in COUNTED], ids=lambda row: row.name)
def test_a_limit_that_is_not_a_time_is_never_counted(row):
    with pytest.raises(ValueError, match="unit"):
        deadlines.compute(value(row), date(2026, 3, 20), CALENDAR)


@pytest.mark.parametrize("code", sorted({row.code for row in ROWS}))
def test_on_every_day_of_its_time_one_row_is_in_force(code):
    versions = [row for row in ROWS if row.code == code]
    norms = [value(row) for row in versions]
    first = max(min(row.begins for row in versions), FIRST)
    chance = random.Random(code)
    borders = {day for row in versions for day in (row.begins, row.ends) if day and first <= day <= LAST}
    for day in borders | {first + DAY * chance.randrange((LAST - first).days + 1) for _ in range(50)}:
        if any(row.ends is None for row in versions) or day <= max(row.ends for row in versions):
            assert select(norms, code, day).is_in_force(day)


def test_the_walk_sees_more_than_the_engine_is_told():
    """The walk disagrees with a wrong engine: a same-day start counted from the next day, a holiday that is worked on."""
    norm = Norm(1, "X", 3, "working_day", "same_day", "next_working_day", FIRST)
    wrong = Norm(1, "X", 3, "working_day", "next_day", "next_working_day", FIRST)
    assert deadlines.compute(wrong, date(2026, 3, 16), CALENDAR).deadline != walk(norm, date(2026, 3, 16))
    assert deadlines.compute(norm, date(2026, 3, 19), WorkCalendar()).deadline != walk(norm, date(2026, 3, 19))
