"""Quorum: how many of those who have a vote must be there."""

from __future__ import annotations

from dataclasses import dataclass


def needed(total: int, numerator: int, denominator: int) -> int:
    """The least number of present voters that is not less than the share of ``total``.

    >>> needed(7, 2, 3), needed(6, 2, 3), needed(5, 1, 2), needed(0, 2, 3)
    (5, 4, 3, 0)
    """
    return -(-total * numerator // denominator)


@dataclass(frozen=True)
class Quorum:
    """How many have a vote, how many of them are present, how many are needed."""

    total: int
    present: int
    needed: int

    @property
    def reached(self) -> bool:
        """
        >>> Quorum(7, 5, 5).reached, Quorum(7, 4, 5).reached, Quorum(0, 0, 0).reached
        (True, False, False)
        """
        return self.total > 0 and self.present >= self.needed


def quorum(total: int, present: int, numerator: int, denominator: int) -> Quorum:
    """
    >>> quorum(7, 4, 2, 3)
    Quorum(total=7, present=4, needed=5)
    """
    return Quorum(total, present, needed(total, numerator, denominator))
