"""On what a substitution rests."""

from __future__ import annotations


def names_order(basis: str) -> bool:
    """Whether ``basis`` can name an order: it has a number and words, and not a dash in their place.

    >>> names_order("№ 12 бұйрық"), names_order("-"), names_order("2026")
    (True, False, False)
    """
    return any(sign.isdigit() for sign in basis) and any(sign.isalpha() for sign in basis)
