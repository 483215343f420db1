"""Norms as values, and the choice of the one in force on the day of the event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

WORKING_DAY, CALENDAR_DAY, MONTH, HOUR = "working_day", "calendar_day", "month", "hour"
NEXT_DAY, SAME_DAY = "next_day", "same_day"
NEXT_WORKING_DAY, AS_IS = "next_working_day", "as_is"


@dataclass(frozen=True)
class Norm:
    """One row of law: a period, how it is counted, where it is written and when it holds.

    ``company`` is None for a national norm, else the id of the akimat whose local rule it is.
    """

    id: int
    code: str
    amount: int
    unit: str
    start_rule: str
    end_rule: str
    date_from: date
    date_to: date | None = None
    company: int | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether the norm holds on ``day`` (both ends included)."""
        return self.date_from <= day and (self.date_to is None or day <= self.date_to)


class NoNorm(LookupError):
    """No row of this code is in force on the day."""


class AmbiguousNorm(LookupError):
    """Two rows of the same rank are in force on the day: the rule book must be mended, not guessed at."""


def select(norms: Iterable[Norm], code: str, day: date, company: int | None = None) -> Norm:
    """The norm ``code`` in force on ``day`` for ``company``.

    A row of the company wins over a national one.

    :raise NoNorm: nothing is in force.
    :raise AmbiguousNorm: two rows of one rank are.
    """
    in_force = [norm for norm in norms if norm.code == code and norm.is_in_force(day)]
    local = [norm for norm in in_force if company is not None and norm.company == company]
    candidates = local or [norm for norm in in_force if norm.company is None]
    if not candidates:
        raise NoNorm(code, day)
    if len(candidates) > 1:
        raise AmbiguousNorm(code, day, tuple(norm.id for norm in candidates))
    return candidates[0]
