"""Norms of supply as values: which one applies, over which days it counts, what is left of it."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain.norms import AmbiguousNorm

MONTH, QUARTER, YEAR = "month", "quarter", "year"
MONTHS_OF = {MONTH: 1, QUARTER: 3, YEAR: 12}
PERSON, UNIT = "person", "unit"


@dataclass(frozen=True)
class SupplyNorm:
    """One row: how much of a product (or of a category of products) a person or a unit gets in a period.

    Empty ``company``, ``duty`` and ``unit_kind`` mean «any»; either ``product`` or ``category`` is set.
    """

    id: int
    quantity: float
    period: str
    scope: str
    date_from: date
    date_to: date | None = None
    company: int | None = None
    product: int | None = None
    category: int | None = None
    duty: str | None = None
    unit_kind: str | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether the norm holds on ``day`` (both ends included)."""
        return self.date_from <= day and (self.date_to is None or day <= self.date_to)


@dataclass(frozen=True)
class Asker:
    """Who asks for what: ``categories`` of the product go from its own one up to the topmost."""

    company: int
    product: int
    categories: tuple[int, ...]
    duties: Collection[str] = ()
    unit_kind: str | None = None


def select(norms: Iterable[SupplyNorm], asker: Asker, day: date) -> SupplyNorm | None:
    """The norm for ``asker`` on ``day``, or None when nothing limits him.

    The more exact row wins: own akimat before the country, product before category, nearer category before
    farther, post before kind of unit before everybody.

    :raise AmbiguousNorm: two rows of one rank apply; the norms must be mended, not guessed at.
    """
    ranked = sorted(
        ((_rank(norm, asker), norm) for norm in norms if norm.is_in_force(day) and _applies(norm, asker)),
        key=lambda pair: pair[0],
    )
    if not ranked:
        return None
    rank, best = ranked[-1]
    rivals = tuple(norm.id for other, norm in ranked if other == rank)
    if len(rivals) > 1:
        raise AmbiguousNorm("", day, rivals)
    return best


def _applies(norm: SupplyNorm, asker: Asker) -> bool:
    return (
        norm.company in (None, asker.company)
        and (norm.product == asker.product if norm.product else norm.category in asker.categories)
        and (norm.duty is None or norm.duty in asker.duties)
        and norm.unit_kind in (None, asker.unit_kind)
    )


def _rank(norm: SupplyNorm, asker: Asker) -> tuple:
    nearness = 0 if norm.product else -asker.categories.index(norm.category)
    return (
        norm.company is not None,
        norm.product is not None,
        nearness,
        norm.duty is not None,
        norm.unit_kind is not None,
    )


def period_of(day: date, period: str) -> tuple[date, date]:
    """First and last day of the month, quarter or year that ``day`` lies in.

    >>> period_of(date(2026, 5, 20), "quarter")
    (datetime.date(2026, 4, 1), datetime.date(2026, 6, 30))
    >>> period_of(date(2026, 2, 3), "month")
    (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
    """
    length = MONTHS_OF[period]
    first = (day.month - 1) // length * length + 1
    last = first + length - 1
    return date(day.year, first, 1), date(day.year, last, calendar.monthrange(day.year, last)[1])


@dataclass(frozen=True)
class Balance:
    """What a norm leaves: ``issued`` and ``promised`` already count, ``asked`` is the new wish."""

    limit: float
    issued: float
    promised: float
    asked: float

    @property
    def left(self) -> float:
        """What may still be asked for; never below zero."""
        return max(self.limit - self.issued - self.promised, 0.0)

    @property
    def is_over(self) -> bool:
        """Whether the wish goes above the norm.

        >>> Balance(limit=3, issued=2, promised=0, asked=1).is_over
        False
        >>> Balance(limit=3, issued=2, promised=1, asked=1).is_over
        True
        """
        # Quantities of stock carry a few digits; a rounding remainder is not an excess.
        return self.asked - (self.limit - self.issued - self.promised) > 1e-6
