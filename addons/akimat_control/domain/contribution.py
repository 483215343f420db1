"""A co-executor's own term: by which norm, and on what day."""

from __future__ import annotations

from datetime import date

from . import norm_codes as codes
from .deadlines import LONG, MEDIUM
from .sources import EXPEDITE, URGENT, VERY_URGENT


def norm_for(urgency: str, control_class: str, deadline: date, split_day: date) -> str:
    """The norm that says how long before the main term a contribution is due (Government Reglament p. 178).

    :param split_day: the last day of a term that still counts as a shorter one.

    >>> norm_for("very_urgent", "urgent", date(2026, 6, 3), date(2026, 6, 19))
    'CONTROL.CONTRIBUTION_VERY_URGENT'
    >>> norm_for("ordinary", "short", date(2026, 6, 22), date(2026, 6, 19))
    'CONTROL.CONTRIBUTION_LONGER'
    """
    if urgency == VERY_URGENT:
        return codes.CONTRIBUTION_VERY_URGENT
    if urgency in (URGENT, EXPEDITE):
        return codes.CONTRIBUTION_URGENT
    by_class = {MEDIUM: codes.CONTRIBUTION_MEDIUM, LONG: codes.CONTRIBUTION_LONG}
    by_length = codes.CONTRIBUTION_SHORTER if deadline <= split_day else codes.CONTRIBUTION_LONGER
    return by_class.get(control_class, by_length)


def is_in_time_for_lead(counted: date, received: date) -> bool:
    """Whether the counted day lies in the life of the task; of a very short one it may lie before its receipt.

    >>> is_in_time_for_lead(date(2026, 6, 2), date(2026, 6, 2)), is_in_time_for_lead(date(2026, 6, 1), date(2026, 6, 2))
    (True, False)
    """
    return counted >= received
