"""The outcome of a vote by the rule of the body."""

from __future__ import annotations

from dataclasses import dataclass

MAJORITY_PRESENT, MAJORITY_ALL, TWO_THIRDS_PRESENT = "majority_present", "majority_all", "two_thirds_present"
FOR, AGAINST, ABSTAIN = "for", "against", "abstain"
CHOICES = (FOR, AGAINST, ABSTAIN)


@dataclass(frozen=True)
class Ballot:
    """What is counted: votes, those who had a vote on this question, and how the chair voted (None: unknown)."""

    votes_for: int
    votes_against: int
    votes_abstain: int
    total: int
    present: int
    chair_choice: str | None = None


def is_adopted(rule: str, ballot: Ballot, casting_vote: bool) -> bool:
    """Whether the decision is adopted.

    :param rule: more than half of the present, more than half of all, or not less than two thirds of the present.
    :param casting_vote: with equal votes for and against the chair's vote decides (majority rules only; where all
        members are the measure, only when one half of them voted for).

    >>> is_adopted("majority_present", Ballot(3, 2, 0, 7, 5), casting_vote=False)
    True
    >>> is_adopted("majority_present", Ballot(2, 2, 0, 7, 4, "for"), casting_vote=True)
    True
    >>> is_adopted("majority_all", Ballot(3, 2, 0, 7, 5), casting_vote=True)
    False
    >>> is_adopted("two_thirds_present", Ballot(4, 2, 0, 9, 6), casting_vote=False)
    True
    """
    votes = ballot.votes_for
    if rule == TWO_THIRDS_PRESENT:
        return ballot.present > 0 and votes * 3 >= ballot.present * 2
    base = ballot.total if rule == MAJORITY_ALL else ballot.present
    if votes * 2 > base:
        return True
    tie = votes == ballot.votes_against and votes > 0 and (rule != MAJORITY_ALL or votes * 2 == base)
    return casting_vote and tie and ballot.chair_choice == FOR
