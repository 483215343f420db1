"""Which method a purchase needs: proposed from the caps of the day, with the reason as data.

The Public Procurement Law (art. 10, 16) sets caps in monthly calculation indices on the sum of like goods,
works or services that an office buys in a year. What counts is the sum of the year, not of one purchase:
a purchase that fits a cap only by itself is split.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

GOODS, WORKS, SERVICES = "goods", "works", "services"
TENDER, AUCTION, PRICE_QUOTES = "tender", "auction", "price_quotes"
E_SHOP, DIRECT_SMALL, DIRECT = "e_shop", "direct_small", "direct"

# Methods without bids: the first head decides personally (art. 16(5)), or the shop's own rules hold.
WITHOUT_BIDS = frozenset({E_SHOP, DIRECT_SMALL, DIRECT})
ONLY_GOODS = frozenset({AUCTION, E_SHOP})
# Like goods share the class of the classifier (ENS TRU): its first digits.
LIKE_DIGITS = 6


@dataclass(frozen=True)
class Cap:
    """The largest sum of like goods in a year that ``method`` may buy; ``sum`` is in tenge, ``citation`` its act."""

    method: str
    code: str
    sum: Decimal
    units: int
    kinds: frozenset[str]
    citation: str = ""


@dataclass(frozen=True)
class Proposal:
    """A method, the cap it follows from (None: above every cap), and whether the purchase is split."""

    method: str
    cap: Cap | None
    like_total: Decimal
    is_split: bool


def like_key(code: str, name: str) -> str:
    """What makes two purchases alike: the class of the classifier, else the name.

    >>> like_key("173013.100.000001", "Paper A4") == like_key("173013.100.000007", "Paper A3")
    True
    >>> like_key("", " Paper  A4 ")
    'paper a4'
    """
    digits = "".join(filter(str.isdigit, code or ""))
    return digits[:LIKE_DIGITS] if len(digits) >= LIKE_DIGITS else " ".join((name or "").casefold().split())


def item_key(code: str, name: str) -> str:
    """What makes two rows the same article: its full code, else the name.

    >>> item_key("", "Paper  A4") == item_key("", "paper a4")
    True
    """
    return (code or "").strip() or " ".join((name or "").casefold().split())


def caps_for(caps: Iterable[Cap], kind: str) -> list[Cap]:
    """Caps on a kind of subject, the narrowest first."""
    return sorted((cap for cap in caps if kind in cap.kinds), key=lambda cap: cap.sum)


def _first_fitting(caps: list[Cap], total: Decimal) -> Cap | None:
    return next((cap for cap in caps if total <= cap.sum), None)


def propose(kind: str, amount: Decimal, like_total: Decimal, caps: Iterable[Cap]) -> Proposal:
    """The method for a purchase of ``amount`` when like ones of the year, it included, sum to ``like_total``.

    >>> caps = [Cap(DIRECT_SMALL, "S", Decimal(100), 1, frozenset({GOODS}))]
    >>> propose(GOODS, Decimal(100), Decimal(100), caps).method
    'direct_small'
    >>> split = propose(GOODS, Decimal(60), Decimal(120), caps)
    >>> split.method, split.is_split
    ('tender', True)
    """
    fitting = caps_for(caps, kind)
    by_total = _first_fitting(fitting, like_total)
    by_itself = _first_fitting(fitting, amount)
    return Proposal(by_total.method if by_total else TENDER, by_total, like_total, by_total != by_itself)


def cap_exceeded(method: str, kind: str, like_total: Decimal, caps: Iterable[Cap]) -> Cap | None:
    """The cap of ``method`` that the year's sum of like purchases is over; None when it has none or fits.

    >>> caps = [Cap(E_SHOP, "E", Decimal(100), 1, frozenset({GOODS}))]
    >>> cap_exceeded(E_SHOP, GOODS, Decimal(101), caps).code
    'E'
    >>> cap_exceeded(TENDER, GOODS, Decimal(101), caps) is None
    True
    """
    own = [cap for cap in caps_for(caps, kind) if cap.method == method]
    return own[-1] if own and like_total > own[-1].sum else None


def allows_kind(method: str, kind: str) -> bool:
    """Whether ``method`` buys subjects of ``kind`` at all: auctions and the electronic shop sell goods only."""
    return kind == GOODS or method not in ONLY_GOODS
