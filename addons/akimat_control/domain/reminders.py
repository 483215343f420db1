"""Which reminders are due today: rows of settings against the distance to the term."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class Rule:
    """One row of the settings: ``days`` working days before or after the term, ``recipient`` is told."""

    id: int
    moment: str
    days: int
    recipient: str

    def is_reached(self, days_left: int) -> bool:
        """Whether the day of this reminder has come (``days_left`` is negative after the term)."""
        if self.moment == BEFORE:
            return 0 <= days_left <= self.days
        return -days_left >= self.days > 0


def choose(rules: Iterable[Rule], days_left: int, sent: Collection[int]) -> tuple[frozenset[str], frozenset[int]]:
    """Who is told today and which rows are thereby spent.

    Several rows may have come due at once (a short term, a day without the scheduled action): each
    recipient gets one reminder and all those rows are spent.

    >>> rows = [Rule(1, "before", 5, "executor"), Rule(2, "before", 1, "executor"), Rule(3, "after", 3, "deputy")]
    >>> choose(rows, 1, ())
    (frozenset({'executor'}), frozenset({1, 2}))
    >>> choose(rows, 1, {1, 2})
    (frozenset(), frozenset())
    """
    due = [rule for rule in rules if rule.id not in sent and rule.is_reached(days_left)]
    return frozenset(rule.recipient for rule in due), frozenset(rule.id for rule in due)
