"""Moving the term: how often, how early, with whose consent, by whose decision."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal

from .sources import HIGHER, SOURCES


@dataclass(frozen=True)
class Request:
    """A request to move ``deadline`` to ``requested``, made ``today``.

    ``last_day`` is the last day on which the norm lets it be made; ``approved`` counts the extensions
    already given and ``limit`` those the norm allows.
    """

    source: str
    deadline: date
    requested: date
    reason: str
    today: date
    last_day: date
    approved: int
    limit: int
    missing_consents: Collection[str] = ()


def refuse_request(request: Request) -> Refusal | None:
    """Why this request cannot be made, or None.

    KEN-39: the cause is named, the new day is later, the limit holds; KEN-37: over the limit a task of a
    higher body raises the question of liability instead; KEN-35: every co-executor agrees.
    """
    if request.approved >= request.limit:
        return over_limit(request.source, request.limit)
    if not request.reason.strip():
        return Refusal("no_cause")
    if request.requested <= request.deadline:
        return Refusal("not_later", requested=request.requested, deadline=request.deadline)
    if request.today > request.last_day:
        return Refusal("too_late", last_day=request.last_day, deadline=request.deadline)
    if request.missing_consents:
        return Refusal("no_consent", names=tuple(request.missing_consents))
    return None


def over_limit(source: str, limit: int) -> Refusal:
    """The term has been moved as often as the norm lets it be."""
    higher = SOURCES[source].level == HIGHER
    return Refusal("limit_higher" if higher else "limit_internal", limit=limit)


def needs_higher_decision(source: str, source_term: date | None, requested: date) -> bool:
    """Whether only the giver outside the office can move the term that far.

    A day within the term of the source is the office's own affair; beyond it, or where the term of a
    higher body follows from the law, the higher body decides (Government Reglament p. 180, KEN-73.4).

    >>> needs_higher_decision("ministry", date(2026, 6, 30), date(2026, 6, 30))
    False
    >>> needs_higher_decision("ministry", date(2026, 6, 30), date(2026, 7, 1))
    True
    >>> needs_higher_decision("city_akim", None, date(2026, 7, 1))
    False
    """
    if source_term:
        return requested > source_term
    return SOURCES[source].level == HIGHER
