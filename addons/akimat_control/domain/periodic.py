"""Interim reports of a long-term task: which period, when the next one begins."""

from __future__ import annotations

from datetime import date, timedelta

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.domain.workdays import add_months

DAY = timedelta(days=1)
MONTH, QUARTER, HALF_YEAR, YEAR = "month", "quarter", "half_year", "year"
MONTHS = {MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12}


def period_around(periodicity: str, day: date) -> tuple[date, date]:
    """The calendar month, quarter, half-year or year in which ``day`` lies: its first and its last day.

    >>> period_around("quarter", date(2026, 5, 20))
    (datetime.date(2026, 4, 1), datetime.date(2026, 6, 30))
    >>> period_around("half_year", date(2026, 12, 31))
    (datetime.date(2026, 7, 1), datetime.date(2026, 12, 31))
    """
    months = MONTHS[periodicity]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, add_months(first, months) - DAY


def previous_period(periodicity: str, day: date) -> tuple[date, date]:
    """The whole period before the one in which ``day`` lies.

    >>> previous_period("month", date(2026, 1, 1))
    (datetime.date(2025, 12, 1), datetime.date(2025, 12, 31))
    """
    first, _last = period_around(periodicity, day)
    return period_around(periodicity, first - DAY)


def refuse_long_term(periodicity: str | bool, deadline: date | None) -> Refusal | None:
    """Why a task cannot go on long-term control: the period of information and the exact final day are named
    (KEN-73.3)."""
    if not periodicity:
        return Refusal("no_periodicity")
    if not deadline:
        return Refusal("no_final_day")
    return None
