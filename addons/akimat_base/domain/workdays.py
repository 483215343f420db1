"""The working calendar: Monday to Friday, corrected by exceptions that acts set."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEKEND = (5, 6)
HOLIDAY, DAY_OFF, WORKING = "holiday", "day_off", "working"


class WorkCalendar:
    """Working and non-working days.

    :param exceptions: day → ``holiday``, ``day_off`` (moved day off) or ``working`` (working weekend day).

    >>> nauryz = WorkCalendar({date(2026, 3, day): "holiday" for day in (23, 24, 25)})
    >>> nauryz.add(date(2026, 3, 20), 3)
    datetime.date(2026, 3, 30)
    """

    def __init__(self, exceptions: Mapping[date, str] | None = None):
        self.exceptions = dict(exceptions or {})

    def is_working(self, day: date) -> bool:
        """Whether people work on ``day``."""
        kind = self.exceptions.get(day)
        return kind == WORKING if kind else day.weekday() not in WEEKEND

    def next_working(self, day: date) -> date:
        """``day`` itself when it is a working day, else the first working day after it."""
        while not self.is_working(day):
            day += DAY
        return day

    def previous_working(self, day: date) -> date:
        """``day`` itself when it is a working day, else the last working day before it."""
        while not self.is_working(day):
            day -= DAY
        return day

    def add(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start`` (before it when ``count`` is negative).

        ``start`` itself is never counted; zero returns it unchanged.
        """
        step = DAY if count >= 0 else -DAY
        for _ in range(abs(count)):
            start += step
            while not self.is_working(start):
                start += step
        return start

    def count(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative when ``end`` is earlier."""
        if end < start:
            return -self.count(end, start)
        return sum(self.is_working(start + DAY * shift) for shift in range(1, (end - start).days + 1))

    def days_off(self, start: date, end: date) -> list[date]:
        """Non-working days from ``start`` to ``end``, both included."""
        days = (start + DAY * shift for shift in range((end - start).days + 1))
        return [day for day in days if not self.is_working(day)]


def add_months(start: date, count: int) -> date:
    """The corresponding date ``count`` months later; the month's last day when it has no such date.

    >>> add_months(date(2026, 1, 31), 1), add_months(date(2028, 1, 31), 1)
    (datetime.date(2026, 2, 28), datetime.date(2028, 2, 29))
    >>> add_months(date(2026, 3, 31), -1)
    datetime.date(2026, 2, 28)
    """
    month = start.year * 12 + start.month - 1 + count
    year, month = divmod(month, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))
