"""Comparison of bids, quorum of a commission, and the vote on the result: plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True)
class Bid:
    """An admitted bid: whose, for how much, when it came."""

    key: Hashable
    price: Decimal
    received_at: datetime


def ranking(bids: Iterable[Bid]) -> list[Hashable]:
    """Keys of the bids from the best: the lowest price first, of equal prices the earlier bid.

    >>> day = datetime(2026, 6, 1)
    >>> ranking([Bid("a", Decimal(5), day), Bid("b", Decimal(4), day)])
    ['b', 'a']
    """
    return [bid.key for bid in sorted(bids, key=lambda bid: (bid.price, bid.received_at))]


def has_quorum(voting: int, taking_part: int) -> bool:
    """Whether more than half of the voting members take part; those who stepped aside do not.

    >>> has_quorum(3, 2), has_quorum(4, 2), has_quorum(0, 0)
    (True, False, False)
    """
    return taking_part * 2 > voting


def is_carried(votes_for: int, taking_part: int) -> bool:
    """Whether more than half of those who take part are for the result.

    >>> is_carried(2, 3), is_carried(1, 2)
    (True, False)
    """
    return votes_for * 2 > taking_part
