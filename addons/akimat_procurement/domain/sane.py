"""What nobody means to enter: numbers and days that no need, contract or payment can have."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal

# Plans look a few years ahead, papers a few years back: a year further away is a slip of the hand.
YEARS_AROUND = 10
WHOLE = 100


def refuse_year(year: int, today: date) -> Refusal | None:
    """Why ``year`` cannot be meant.

    >>> refuse_year(2027, date(2026, 6, 1)) is None
    True
    >>> refuse_year(2206, date(2026, 6, 1)).code
    'absurd_year'
    """
    return None if abs(year - today.year) <= YEARS_AROUND else Refusal("absurd_year", year=str(year))


def refuse_need(quantity: float, price: float, year: int, today: date) -> Refusal | None:
    """Why a need cannot be of this quantity, price and year; zero is what is not known yet.

    >>> refuse_need(10, 0, 2026, date(2026, 6, 1)) is None
    True
    >>> refuse_need(10, -100, 2026, date(2026, 6, 1)).code
    'below_zero'
    """
    if below := tuple(name for name, value in (("price", price), ("quantity", quantity)) if value < 0):
        return Refusal("below_zero", fields=below)
    return refuse_year(year, today)


def refuse_terms(days: Mapping[str, int], percents: Mapping[str, float]) -> Refusal | None:
    """Why a contract cannot have these terms, whatever the law says of them.

    :param days: name of the term → calendar days; :param percents: name of the term → part of the sum, in percent.

    >>> refuse_terms({"payment_days": 30}, {"advance_percent": 30.0}) is None
    True
    >>> sorted(refuse_terms({"payment_days": -5}, {"advance_percent": 200.0}).facts["fields"])
    ['advance_percent', 'payment_days']
    """
    wrong = [name for name, value in days.items() if value < 0]
    wrong += [name for name, value in percents.items() if not 0 <= value <= WHOLE]
    return Refusal("absurd_terms", fields=tuple(wrong)) if wrong else None


def refuse_payment_day(day: date, signed: date | None, today: date) -> Refusal | None:
    """Why a payment under a contract signed on ``signed`` cannot be of ``day``.

    >>> refuse_payment_day(date(2026, 6, 2), date(2026, 6, 1), date(2026, 6, 3)) is None
    True
    >>> refuse_payment_day(date(2010, 1, 1), date(2026, 6, 1), date(2026, 6, 3)).code
    'paid_before_signed'
    >>> refuse_payment_day(date(2099, 1, 1), date(2026, 6, 1), date(2026, 6, 3)).code
    'paid_in_future'
    """
    if day > today:
        return Refusal("paid_in_future", day=day)
    if signed and day < signed:
        return Refusal("paid_before_signed", day=day, signed=signed)
    return None


def same_number(number: str) -> str:
    """A number of a paper as it is compared: without spaces, the sign of a number and letter case.

    >>> same_number(" № 15 -a"), same_number("15-A")
    ('15-a', '15-a')
    """
    return "".join(number.lower().replace("№", "").split())
