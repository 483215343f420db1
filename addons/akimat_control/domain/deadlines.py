"""The term of an assignment: where it comes from, how long it may be, what is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal

from . import lifecycle, norm_codes
from .sources import ORDINARY, SIGNING, SOURCES

URGENT, SHORT, MEDIUM, LONG = "urgent", "short", "medium", "long"

# Which norm bounds each class from above: the limits are rows of data, the order is the law's.
CLASS_NORMS = (
    (URGENT, norm_codes.CLASS_URGENT),
    (SHORT, norm_codes.CLASS_SHORT),
    (MEDIUM, norm_codes.CLASS_MEDIUM),
)


@dataclass(frozen=True)
class Facts:
    """What the term of an assignment depends on."""

    source: str
    urgency: str
    received: date
    signed: date | None = None
    stated: date | None = None
    source_term: date | None = None


@dataclass(frozen=True)
class ByNorm:
    """The term is counted by the norm ``code`` from ``start``."""

    code: str
    start: date


@dataclass(frozen=True)
class Stated:
    """The term is the day that a person or the source document named."""

    deadline: date
    by_source: bool = False


def choose_norm(source: str, urgency: str = ORDINARY) -> str:
    """The code of the norm for an assignment that states no term (Kentau Reglament pp. 34, 38).

    >>> choose_norm("administration"), choose_norm("city_akim", "urgent")
    ('CONTROL.ADMINISTRATION', 'CONTROL.AKIM_URGENT')
    """
    return SOURCES[source].norm_for(urgency)


def find_term(facts: Facts) -> ByNorm | Stated | Refusal:
    """Where the term comes from: the day named by the giver, else by the source, else the norm.

    The internal day may not be later than the day of the source (KEN-32), nor earlier than the start.
    """
    stated = facts.stated or facts.source_term
    if stated:
        return refuse_term(facts) or Stated(stated, by_source=not facts.stated)
    source = SOURCES[facts.source]
    if source.base == SIGNING and not facts.signed:
        return Refusal("no_signing_date")
    return ByNorm(source.norm_for(facts.urgency), facts.signed if source.base == SIGNING else facts.received)


def refuse_term(facts: Facts) -> Refusal | None:
    """Why the day named for the assignment cannot be its term."""
    stated = facts.stated or facts.source_term
    if stated and stated < facts.received:
        return Refusal("term_before_start", deadline=stated, start=facts.received)
    if stated and facts.source_term and stated > facts.source_term:
        return Refusal("later_than_source", deadline=stated, source_deadline=facts.source_term)
    return None


def control_class(deadline: date, limits: Iterable[tuple[str, date]]) -> str:
    """The class of control by the length of the term.

    :param limits: (class, its last day) from the shortest class on; what passes all of them is long.

    >>> limits = [("urgent", date(2026, 6, 15)), ("short", date(2026, 7, 1)), ("medium", date(2026, 12, 1))]
    >>> control_class(date(2026, 6, 15), limits), control_class(date(2026, 6, 16), limits)
    ('urgent', 'short')
    >>> control_class(date(2026, 12, 2), limits)
    'long'
    """
    for name, last_day in limits:
        if deadline <= last_day:
            return name
    return LONG


def is_overdue(deadline: date | None, state: str, today: date) -> bool:
    """Whether the executor is late: the term has passed and no report lies before the giver.

    >>> is_overdue(date(2026, 6, 1), "in_progress", date(2026, 6, 1))
    False
    >>> is_overdue(date(2026, 6, 1), "in_progress", date(2026, 6, 2))
    True
    """
    return state == lifecycle.IN_PROGRESS and deadline is not None and deadline < today
