"""May so much be issued: against what was asked for, against what is in the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from odoo.addons.akimat_base.domain.refusal import Refusal

EPSILON = 1e-6


@dataclass(frozen=True)
class Wanted:
    """One line to issue: ``remaining`` of the request, ``available`` in the store, ``quantity`` to hand over now."""

    product: int
    name: str
    unit: str
    quantity: float
    remaining: float
    available: float


def refuse_issue(lines: Iterable[Wanted]) -> Refusal | None:
    """Why these lines cannot be issued, or None.

    PET-18.69: an issue of more than the stock is refused; every line at fault is named.

    >>> refuse_issue([Wanted(1, "Paper", "pack", 2, 2, 5)]) is None
    True
    >>> refuse_issue([Wanted(1, "Paper", "pack", 6, 6, 5)]).code
    'over_stock'
    >>> refuse_issue([Wanted(1, "Paper", "pack", 3, 2, 5)]).code
    'over_request'
    """
    lines = list(lines)
    if any(line.quantity < 0 for line in lines) or not any(line.quantity > EPSILON for line in lines):
        return Refusal("nothing_to_issue")
    if over := tuple(line for line in lines if line.quantity > line.remaining + EPSILON):
        return Refusal("over_request", lines=over)
    asked: dict[int, float] = {}
    for line in lines:
        asked[line.product] = asked.get(line.product, 0.0) + line.quantity
    if over := tuple(line for line in lines if line.quantity and asked[line.product] > line.available + EPSILON):
        return Refusal("over_stock", lines=over)
    return None
