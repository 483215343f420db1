"""What a stored trace of a deadline must hold to be put into words and counted again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

UNITS = frozenset({"working_day", "calendar_day", "month", "hour"})
_COUNTED = ("deadline", "start", "first_day", "amount", "unit", "start_rule", "end_rule", "skipped", "paused_days")


def is_whole(trace: object) -> bool:
    """Whether ``trace`` is the trace of a deadline that was given, or of one that was counted.

    >>> is_whole({"given": True, "deadline": "2026-12-01", "basis": "the akim's word"})
    True
    >>> is_whole({"given": True, "deadline": "tomorrow"}), is_whole({"amount": 999}), is_whole("x")
    (False, False, False)
    """
    if not isinstance(trace, Mapping) or not _is_day(trace.get("deadline")):
        return False
    if trace.get("given"):
        return isinstance(trace.get("basis") or "", str)
    return _is_counted(trace)


def _is_counted(trace: Mapping) -> bool:
    return (
        all(name in trace for name in _COUNTED)
        and all(_is_day(trace[name]) for name in ("start", "first_day"))
        and isinstance(trace["amount"], int)
        and trace["unit"] in UNITS
        and all(map(_is_day, trace["skipped"]))
    )


def _is_day(value: object) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False
