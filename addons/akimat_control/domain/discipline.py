"""Executive discipline of a period: the figures of one unit and how they changed."""

from __future__ import annotations

from dataclasses import dataclass

FIGURES = (
    "received",
    "in_time",
    "late",
    "overdue",
    "extended",
    "returned",
    "missed",
    "executed",
    "partially",
    "not_executed",
)


@dataclass(frozen=True)
class Figures:
    """Counts of a unit in a period."""

    in_time: int = 0
    late: int = 0
    overdue: int = 0

    @property
    def share(self) -> float | None:
        """Per cent of tasks done in time among those whose term has come; None when there was none.

        >>> Figures(in_time=8, late=1, overdue=1).share
        80.0
        >>> Figures().share is None
        True
        """
        total = self.in_time + self.late + self.overdue
        return round(100 * self.in_time / total, 1) if total else None


def change(now: float | None, before: float | None) -> float:
    """Percentage points by which the share moved; 0 where one of the periods has none.

    >>> change(80.0, 75.5), change(80.0, None)
    (4.5, 0.0)
    """
    if now is None or before is None:
        return 0.0
    return round(now - before, 1)
