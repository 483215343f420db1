"""Dates of a weekly series."""

from __future__ import annotations

from datetime import date, timedelta

from odoo.addons.akimat_base.domain.workdays import DAY, WorkCalendar


def occurrences(weekday: int, first: date, last: date, calendar: WorkCalendar) -> list[date]:
    """Days of ``weekday`` (0: Monday) from ``first`` to ``last``, both included; days off have no meeting.

    >>> occurrences(0, date(2026, 6, 2), date(2026, 6, 16), WorkCalendar())
    [datetime.date(2026, 6, 8), datetime.date(2026, 6, 15)]
    >>> occurrences(0, date(2026, 6, 2), date(2026, 6, 16), WorkCalendar({date(2026, 6, 8): "holiday"}))
    [datetime.date(2026, 6, 15)]
    """
    day = first + DAY * ((weekday - first.weekday()) % 7)
    found = []
    while day <= last:
        if calendar.is_working(day):
            found.append(day)
        day += timedelta(weeks=1)
    return found
