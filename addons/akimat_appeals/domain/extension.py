"""When the term of an appeal may be extended, and for how long (APPC art. 76(3); Kentau Reglament p. 85)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal


@dataclass(frozen=True)
class Facts:
    """The present term, the day of the decision, how often the law allows it and whether it was done before."""

    deadline: date
    today: date
    limit: int
    already: bool = False


def refuse_extension(facts: Facts, day: date | None, reason: str) -> Refusal | None:
    """Why the term may not be moved to ``day``; how far it may be moved is :func:`refuse_length`.

    >>> term = date(2026, 6, 22)
    >>> refuse_extension(Facts(term, date(2026, 6, 23), 1), date(2026, 7, 22), "Survey").code
    'extension_after_term'
    """
    if not facts.limit:
        return Refusal("extension_not_allowed")
    if facts.already:
        return Refusal("extended_before")
    if not reason.strip():
        return Refusal("reason_missing")
    if not day or day <= facts.deadline:
        return Refusal("extension_not_later", deadline=facts.deadline)
    # Silence counts as a refusal from the day the term expires: there is nothing left to extend.
    return Refusal("extension_after_term", deadline=facts.deadline) if facts.today > facts.deadline else None


def refuse_length(day: date, longest: date) -> Refusal | None:
    """The term may not be moved past the ``longest`` day.

    >>> refuse_length(date(2016, 6, 1), date(2016, 5, 31)).facts["longest"]
    datetime.date(2016, 5, 31)
    """
    return Refusal("extension_too_long", longest=longest) if day > longest else None
