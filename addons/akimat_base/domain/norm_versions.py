"""One row of law after another: where the next one may begin."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .norms import Norm
from .refusal import Refusal
from .workdays import DAY


def refuse_next(row: Norm, others: Iterable[Norm], first_day: date) -> Refusal | None:
    """Why no row may follow ``row`` from ``first_day``: the rows of a code may neither overlap nor leave a day free.

    :param others: the other rows of the same code and akimat.
    """
    if first_day <= row.date_from:
        return Refusal("next_row_too_early", begins=row.date_from)
    taken = [other for other in others if row.date_from < other.date_from <= first_day]
    if taken:
        return Refusal("next_row_overlap", other=taken[0].id, begins=taken[0].date_from)
    if row.date_to and first_day > row.date_to + DAY:
        return Refusal("next_row_gap", ended=row.date_to)
    return None


def end_of_next(row: Norm, others: Iterable[Norm]) -> date | None:
    """The last day of a row put after ``row``: the day before the one that already follows, or none."""
    later = [other.date_from for other in others if other.date_from > row.date_from]
    return min(later) - DAY if later else None


def gap_after(row: Norm, others: Iterable[Norm]) -> date | None:
    """The first day that ``row`` leaves without any row before the next one begins, or None."""
    later = [other.date_from for other in others if other.date_from > row.date_from]
    if not later or row.date_to is None:
        return None
    free = row.date_to + DAY
    return free if free < min(later) else None


# The most that a row of each kind can sensibly say; beyond it somebody has mistyped.
LARGEST = {
    "working_day": 2_000,
    "calendar_day": 3_660,
    "month": 1_200,
    "hour": 8_784,
    "times": 100,
    "piece": 100_000,
    "megabyte": 10_000,
    "percent": 100,
}


def is_absurd(amount: int, unit: str, others: Iterable[int] = ()) -> bool:
    """Whether ``amount`` is no period and no limit that a law sets.

    :param others: amounts of the other rows of the norm: one that counts backwards («N days before») stays so.

    >>> is_absurd(15, "working_day", [10]), is_absurd(-15, "working_day", [10]), is_absurd(-3, "calendar_day", [-5])
    (False, True, False)
    >>> is_absurd(10_000, "working_day"), is_absurd(-1, "megabyte")
    (True, True)
    """
    if abs(amount) > LARGEST.get(unit, abs(amount)):
        return True
    if amount < 0 and unit not in ("working_day", "calendar_day", "month"):
        return True
    return any(amount * other < 0 for other in others)
