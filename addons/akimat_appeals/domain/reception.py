"""Days and hours of personal reception, and when a citizen may not be put down with a leader."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from odoo.addons.akimat_base.domain.refusal import Refusal

EVERY, LAST, ONCE = "every", "last", "once"
DAYS_OF_WEEK = 7
MONTHS_OF_QUARTER = 3


@dataclass(frozen=True)
class Rule:
    """When a leader receives: a weekday of each week, the n-th or last one of a month, or one day."""

    repeat: str
    weekday: int
    day: date | None = None


def quarter_bounds(year: int, quarter: int) -> tuple[date, date]:
    """First and last day of a quarter.

    >>> quarter_bounds(2026, 4)
    (datetime.date(2026, 10, 1), datetime.date(2026, 12, 31))
    """
    last_month = quarter * MONTHS_OF_QUARTER
    first_month = last_month - MONTHS_OF_QUARTER + 1
    return date(year, first_month, 1), date(year, last_month, calendar.monthrange(year, last_month)[1])


def reception_days(rule: Rule, first: date, last: date) -> Iterator[date]:
    """Days of ``rule`` from ``first`` to ``last``, both included, days off among them.

    >>> [str(day) for day in reception_days(Rule("1", 4), date(2026, 10, 1), date(2026, 12, 31))]
    ['2026-10-02', '2026-11-06', '2026-12-04']
    >>> [str(day) for day in reception_days(Rule("last", 4), date(2026, 10, 1), date(2026, 10, 31))]
    ['2026-10-30']
    """
    if rule.repeat == ONCE:
        if rule.day and first <= rule.day <= last:
            yield rule.day
        return
    day = first + timedelta(days=(rule.weekday - first.weekday()) % DAYS_OF_WEEK)
    while day <= last:
        if rule.repeat == EVERY or _is_that_week(rule.repeat, day):
            yield day
        day += timedelta(days=DAYS_OF_WEEK)


def _is_that_week(repeat: str, day: date) -> bool:
    if repeat == LAST:
        return day.month != (day + timedelta(days=DAYS_OF_WEEK)).month
    return (day.day - 1) // DAYS_OF_WEEK + 1 == int(repeat)


def moment(day: date, hours: float) -> datetime:
    """The moment of ``day`` for hours as a number (10.5 is 10:30)."""
    return datetime.combine(day, time()) + timedelta(minutes=round(hours * 60))


def times_of(
    day: date, hour_from: float, hour_to: float, minutes: int, limit: int = 0
) -> list[tuple[datetime, datetime]]:
    """Beginnings and ends of the places of a reception day; at most ``limit`` when it is not zero.

    >>> [start.strftime("%H:%M") for start, _stop in times_of(date(2026, 10, 2), 10, 11, 20)]
    ['10:00', '10:20', '10:40']
    >>> len(times_of(date(2026, 10, 2), 10, 12, 20, limit=4))
    4
    """
    start, end, step = moment(day, hour_from), moment(day, hour_to), timedelta(minutes=minutes)
    places = []
    while minutes > 0 and start + step <= end and (not limit or len(places) < limit):
        places.append((start, start + step))
        start += step
    return places


def poor_month(days: Iterable[date], year: int, quarter: int, times: int) -> date | None:
    """The first day of a month of the quarter with fewer than ``times`` reception days, or None.

    >>> poor_month([date(2026, 10, 2), date(2026, 12, 4)], 2026, 4, 1)
    datetime.date(2026, 11, 1)
    """
    counted: dict[int, int] = {}
    for day in set(days):
        counted[day.month] = counted.get(day.month, 0) + 1
    first, last = quarter_bounds(year, quarter)
    for month in range(first.month, last.month + 1):
        if counted.get(month, 0) < times:
            return date(year, month, 1)
    return None


@dataclass(frozen=True)
class Place:
    """A place with a leader on a day, asked for one citizen.

    ``receivers`` are the leader and those who receive for him; ``accused`` the officials complained of.
    """

    is_free: bool
    is_past: bool
    receivers: Collection[int]
    accused: Collection[int]
    same_question_on_day: bool = False


def refuse_place(place: Place) -> Refusal | None:
    """Why the citizen cannot be put down there, or None (KEN-91, KEN-92; never with the person complained of)."""
    if set(place.receivers) & set(place.accused):
        return Refusal("accused_receives")
    if not place.is_free:
        return Refusal("place_taken")
    if place.is_past:
        return Refusal("place_past")
    if place.same_question_on_day:
        return Refusal("same_question")
    return None
