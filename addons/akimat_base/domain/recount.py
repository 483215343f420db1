"""Counting a stored deadline anew, from its own trace, when the calendar has changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .deadlines import Deadline, compute
from .norms import Norm
from .workdays import WorkCalendar


def is_recountable(trace: Mapping | None) -> bool:
    """Whether the trace says all that the counting needs: a day given by a person is not counted at all."""
    if not trace or trace.get("given"):
        return False
    return not trace.get("paused_days") or "pauses" in trace


def recount(trace: Mapping, calendar: WorkCalendar) -> Deadline:
    """The deadline by the same rule, start and suspensions under ``calendar``.

    :param trace: as stored with the record (see :meth:`Deadline.as_data`).

    >>> trace = {"code": "X", "amount": 1, "unit": "working_day", "start_rule": "next_day",
    ...          "end_rule": "next_working_day", "start": "2026-11-16", "paused_days": 0}
    >>> recount(trace, WorkCalendar({date(2026, 11, 17): "day_off"})).deadline
    datetime.date(2026, 11, 18)
    """
    start = date.fromisoformat(trace["start"])
    norm = Norm(
        id=trace.get("norm_id") or 0,
        code=trace.get("code") or "",
        amount=trace["amount"],
        unit=trace["unit"],
        start_rule=trace["start_rule"],
        end_rule=trace["end_rule"],
        date_from=start,
    )
    pauses = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in trace.get("pauses", ())]
    return compute(norm, start, calendar, pauses)
