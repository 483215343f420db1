"""The monthly report on appeals and receptions: its life and its arithmetic."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

# Who acts: approver - the head of the general department or of the office.
STATISTICS = TransitionTable(transition("approve", "draft", "approved", "approver"))

FIGURES = ("carried_over", "received", "done", "in_work", "forwarded", "left_out", "late", "repeated", "cards")


def month_bounds(day: date) -> tuple[date, date]:
    """First and last day of the month of ``day``.

    >>> month_bounds(date(2026, 2, 14))
    (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
    """
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def previous_month(day: date) -> date:
    """First day of the month before that of ``day``.

    >>> previous_month(date(2026, 1, 15))
    datetime.date(2025, 12, 1)
    """
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def balance(figures: Mapping[str, int]) -> int:
    """What came in and was carried over, less what became of it; zero in a report that adds up (RUD-14.2.21).

    >>> balance({"carried_over": 2, "received": 5, "done": 3, "in_work": 2, "forwarded": 1, "left_out": 1})
    0
    """
    came = figures["carried_over"] + figures["received"]
    return came - figures["done"] - figures["in_work"] - figures["forwarded"] - figures["left_out"]


def differences(
    frozen: Mapping[tuple, Mapping[str, int]], now: Mapping[tuple, Mapping[str, int]]
) -> list[tuple[tuple, str, int, int]]:
    """(row, figure, before, after) of everything that differs, in the order of the rows.

    >>> differences({("kind", "complaint"): {"received": 5}}, {("kind", "complaint"): {"received": 6}})
    [(('kind', 'complaint'), 'received', 5, 6)]
    """
    found = []
    for row in [*frozen, *(row for row in now if row not in frozen)]:
        before, after = frozen.get(row, {}), now.get(row, {})
        found += [
            (row, name, before.get(name, 0), after.get(name, 0))
            for name in FIGURES
            if before.get(name, 0) != after.get(name, 0)
        ]
    return found
