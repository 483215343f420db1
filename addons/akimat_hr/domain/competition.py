"""When a competition may be announced, what a candidate's papers must be, who wins."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain import identifiers
from odoo.addons.akimat_base.domain.refusal import Refusal

from .lifecycle_competition import OPEN_STATES

GENERAL, AFTER_INTERNAL, PRESENT = "general", "after_internal", "present"


@dataclass(frozen=True)
class Announcement:
    """What stands on the card when somebody announces a competition."""

    kind: str
    vacancies: Collection[str]
    closed: Collection[str] = ()
    taken: Collection[str] = ()
    unauthorised: Collection[str] = ()
    untranslated: bool = False
    members: int = 0
    least_members: int = 0
    ground: str | bool = False
    internal_failed: bool = False


def refuse_announcement(card: Announcement) -> Refusal | None:
    """Why this competition cannot be announced, or None.

    A competition has a vacancy nobody else competes for (SHY-15.5); each post names who appoints (PET-28);
    the general one is for entry-level posts or follows an internal one that found nobody (CSL art. 28-29).
    """
    if not card.vacancies:
        return Refusal("no_vacancy")
    if card.closed:
        return Refusal("position_closed", reasons=tuple(card.closed))
    for code, names in (
        ("position_in_competition", card.taken),
        ("position_without_authority", card.unauthorised),
    ):
        if names:
            return Refusal(code, names=tuple(names))
    if card.kind == GENERAL and not card.ground:
        return Refusal("no_ground_for_general")
    if card.kind == GENERAL and card.ground == AFTER_INTERNAL and not card.internal_failed:
        return Refusal("internal_not_failed")
    if card.untranslated:
        return Refusal("text_in_one_language")
    if card.members < card.least_members:
        return Refusal("commission_too_small", members=card.members, least=card.least_members)
    return None


@dataclass(frozen=True)
class Application:
    """What a candidate sent: who he is, when it came, and how the competition stood."""

    iin: str
    name: str
    received: date
    state: str
    begins: date | None
    last_day: date | None
    same_iin: bool = False
    position_offered: bool = True


def refuse_application(application: Application) -> Refusal | None:
    """Why the application cannot be taken at all, or None; being late is judged by :func:`is_late`."""
    if not application.name.strip():
        return Refusal("no_name")
    if not identifiers.is_valid_iin(application.iin):
        return Refusal("wrong_iin", number=application.iin)
    if not application.position_offered:
        return Refusal("position_not_offered")
    if application.begins is None or application.received < application.begins:
        return Refusal("not_announced_yet")
    if application.same_iin:
        return Refusal("second_application")
    return None


def is_late(application: Application) -> bool:
    """Whether the papers came after the last day of receiving (RUD-14.2.14, ZHE-15.11)."""
    return application.last_day is not None and application.received > application.last_day


def is_receiving(state: str, today: date, last_day: date | None) -> bool:
    """Whether a candidate can still apply today.

    >>> is_receiving("receiving", date(2026, 6, 10), date(2026, 6, 10))
    True
    >>> is_receiving("receiving", date(2026, 6, 11), date(2026, 6, 10))
    False
    """
    return state in OPEN_STATES and last_day is not None and today <= last_day


@dataclass(frozen=True)
class Paper:
    """One line of the checklist: a paper, whether it is obligatory, what was found."""

    name: str
    required: bool
    finding: str | bool


def refuse_admission(papers: Iterable[Paper], late: bool, last_day: date | None) -> Refusal | None:
    """Why the candidate cannot be admitted, or None: late, checklist not filled in, papers missing or defective."""
    papers = tuple(papers)
    if late:
        return Refusal("late", last_day=last_day)
    unchecked = tuple(paper.name for paper in papers if not paper.finding)
    if unchecked or not papers:
        return Refusal("checklist_open", names=unchecked)
    bad = tuple(paper.name for paper in papers if paper.required and paper.finding != PRESENT)
    return Refusal("papers_missing", names=bad) if bad else None


@dataclass(frozen=True)
class Candidate:
    """A candidate as the commission judged him: the votes for him and the mean of the score sheets."""

    id: int
    name: str
    adopted: bool
    votes: int
    points: float

    @property
    def rank(self) -> tuple[int, float]:
        return self.votes, self.points


@dataclass(frozen=True)
class Outcome:
    """Who takes the places, who goes to the reserve, who was not selected (ids)."""

    winners: frozenset[int]
    reserve: frozenset[int]
    others: frozenset[int]


def choose(candidates: Iterable[Candidate], places: int) -> Outcome | Refusal:
    """Divide the candidates for a post by the decision of the commission.

    Only those it voted for can win: by votes, then by points; the next one goes to the reserve. A tie for the
    last place is decided by the commission, not by us.

    >>> asel, dias = Candidate(1, "Asel", True, 5, 4.2), Candidate(2, "Dias", True, 4, 4.8)
    >>> choose([asel, dias], 1)
    Outcome(winners=frozenset({1}), reserve=frozenset({2}), others=frozenset())
    >>> choose([asel, Candidate(3, "Erlan", True, 5, 4.2)], 1)
    Refusal('tie', names=('Asel', 'Erlan'))
    """
    candidates = tuple(candidates)
    adopted = sorted((person for person in candidates if person.adopted), key=lambda person: person.rank, reverse=True)
    winners, rest = adopted[:places], adopted[places:]
    if winners and rest and winners[-1].rank == rest[0].rank:
        tied = tuple(person.name for person in adopted if person.rank == rest[0].rank)
        return Refusal("tie", names=tied)
    reserve = frozenset(person.id for person in rest if person.rank == rest[0].rank)
    taken = frozenset(person.id for person in winners) | reserve
    others = frozenset(person.id for person in candidates) - taken
    return Outcome(frozenset(person.id for person in winners), reserve, others)
