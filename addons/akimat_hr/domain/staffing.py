"""How many people sit on the posts of a staffing table, and whether a table may be submitted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.akimat_base.domain.refusal import Refusal

DAY = timedelta(days=1)
# Who approves a staffing table, as the akimat sets it → the duties whose holder takes the step.
APPROVER_DUTIES = {"akim": ("akim",), "head_of_office": ("head_of_office",), "akimat": ("akim",)}
# The akimat decides as a body: the akim writes its decree into the table.
BY_DECREE = "akimat"


@dataclass(frozen=True)
class Draft:
    """What the submission of a staffing table depends on."""

    limit: int
    limit_basis: str
    headcount: int


def refuse_submission(draft: Draft) -> Refusal | None:
    """Why the table may not be submitted: no posts, no act of the limit, or more units than the limit.

    >>> refuse_submission(Draft(limit=40, limit_basis="Decree 5", headcount=41)).facts["excess"]
    1
    """
    if draft.headcount <= 0:
        return Refusal("staffing_empty")
    if not draft.limit_basis.strip():
        return Refusal("limit_without_act")
    return over_limit(draft.limit, draft.headcount)


def over_limit(limit: int, headcount: int) -> Refusal | None:
    """The refusal of a table with more units than the limit, or None."""
    if headcount <= limit:
        return None
    return Refusal("over_limit", limit=limit, headcount=headcount, excess=headcount - limit)


def peak(intervals: Iterable[tuple[date, date | None]]) -> tuple[int, date | None]:
    """The largest number of people on a post at once and the first day of it.

    :param intervals: (first day, last day or None when it has no end) of each person, both days included.

    >>> peak([(date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), None)])
    (1, datetime.date(2026, 1, 1))
    >>> peak([(date(2026, 1, 1), None), (date(2026, 4, 1), None)])
    (2, datetime.date(2026, 4, 1))
    """
    changes: dict[date, int] = {}
    for first, last in intervals:
        if last is not None and last < first:
            continue
        changes[first] = changes.get(first, 0) + 1
        if last is not None:
            changes[last + DAY] = changes.get(last + DAY, 0) - 1
    best, best_day, now = 0, None, 0
    for day in sorted(changes):
        now += changes[day]
        if now > best:
            best, best_day = now, day
    return best, best_day
