"""Counting a period: the deadline and the trace that explains it.

One engine serves every rule: working days, calendar days and months, from the
next day or the same day, backwards from an event, with pauses, with or without
moving a last day that is not a working day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .norms import AS_IS, CALENDAR_DAY, HOUR, MONTH, SAME_DAY, WORKING_DAY, Norm
from .workdays import DAY, WorkCalendar, add_months


@dataclass(frozen=True)
class Deadline:
    """A computed deadline and how it came about.

    ``skipped`` are the days that did not count (days off inside a period of working days, or the
    last days moved over); ``rolled_from`` is the last day before it was moved, if it was.
    """

    deadline: date
    start: date
    first_day: date
    amount: int
    unit: str
    start_rule: str
    end_rule: str
    skipped: tuple[date, ...] = ()
    rolled_from: date | None = None
    paused_days: int = 0

    def as_data(self) -> dict:
        """The trace as JSON-ready values (dates in ISO form)."""
        return {
            "deadline": self.deadline.isoformat(),
            "start": self.start.isoformat(),
            "first_day": self.first_day.isoformat(),
            "amount": self.amount,
            "unit": self.unit,
            "start_rule": self.start_rule,
            "end_rule": self.end_rule,
            "skipped": [day.isoformat() for day in self.skipped],
            "rolled_from": self.rolled_from and self.rolled_from.isoformat(),
            "paused_days": self.paused_days,
        }


def compute(norm: Norm, start: date, calendar: WorkCalendar, pauses: Iterable[tuple[date, date]] = ()) -> Deadline:
    """Count ``norm`` from ``start``.

    :param norm: amount and rules; a negative amount counts backwards ("N days before").
    :param start: the day of the event (receipt, registration, signing).
    :param pauses: intervals of days, both ends included, that do not count at all.
    :raise ValueError: the unit cannot be counted in days (``hour``).
    """
    if norm.unit == HOUR:
        raise ValueError("hours are not counted in days")
    paused = _paused_days(pauses)
    first_day = _first_day(norm, start, calendar)
    if not norm.amount and norm.unit in (WORKING_DAY, CALENDAR_DAY, MONTH):
        # On the day of the event itself: there is nothing that a suspension could stretch.
        end = start
    elif norm.unit == WORKING_DAY:
        end = _count_working(first_day, abs(norm.amount), DAY if norm.amount > 0 else -DAY, calendar, paused)
    else:
        end = _count_calendar(norm, first_day, start, paused)
    rolled_from = None
    if norm.end_rule != AS_IS and not calendar.is_working(end):
        rolled_from = end
        end = calendar.next_working(end) if norm.amount >= 0 else calendar.previous_working(end)
    return Deadline(
        deadline=end,
        start=start,
        first_day=first_day,
        amount=norm.amount,
        unit=norm.unit,
        start_rule=norm.start_rule,
        end_rule=norm.end_rule,
        skipped=_skipped(norm, start, end, rolled_from, calendar),
        rolled_from=rolled_from,
        paused_days=len([day for day in paused if start < day <= end]),
    )


def _paused_days(pauses: Iterable[tuple[date, date]]) -> frozenset[date]:
    return frozenset(first + DAY * shift for first, last in pauses for shift in range((last - first).days + 1))


def _first_day(norm: Norm, start: date, calendar: WorkCalendar) -> date:
    step = DAY if norm.amount >= 0 else -DAY
    day = start if norm.start_rule == SAME_DAY else start + step
    if norm.unit != WORKING_DAY:
        return day
    while not calendar.is_working(day):
        day += step
    return day


def _count_working(first: date, amount: int, step: timedelta, calendar: WorkCalendar, paused: frozenset[date]) -> date:
    """The day on which the last of the working days falls; ``first`` is day one."""
    day, left = first, amount
    while True:
        left -= calendar.is_working(day) and day not in paused
        if not left:
            return day
        day += step


def _count_calendar(norm: Norm, first: date, start: date, paused: frozenset[date]) -> date:
    if norm.unit == MONTH:
        # The corresponding date of a period from the next day is the date of the event itself;
        # from the same day it is the day before, except that acts read "a month" as the
        # corresponding date in both cases.
        end = add_months(start, norm.amount)
    elif norm.unit == CALENDAR_DAY:
        shift = norm.amount if norm.start_rule != SAME_DAY else norm.amount - (norm.amount > 0 or -1)
        end = start + DAY * shift
    else:
        raise ValueError(f"unknown unit {norm.unit}")
    return _stretch(first, end, paused)


def _stretch(first: date, end: date, paused: frozenset[date]) -> date:
    """Move ``end`` later by every paused day of the period, those met while moving included."""
    day = first
    while day <= end:
        if day in paused:
            end += DAY
        day += DAY
    return end


def _skipped(norm: Norm, start: date, end: date, rolled_from: date | None, calendar: WorkCalendar) -> tuple[date, ...]:
    """Days off that moved the end: all of them in a period of working days, else those after its last day."""
    if norm.unit == WORKING_DAY and norm.amount:
        origin = start
    elif rolled_from:
        origin = rolled_from
    else:
        return ()
    low, high = sorted((origin, end))
    return tuple(calendar.days_off(low, high))
