"""On what ground a person may be appointed, and who may sign the order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal

COMPETITION, FROM_RESERVE, ADVISER, RE_ENTRY = "competition", "reserve", "adviser", "re_entry"
# Civil Service Law art. 27(7)-(8): the posts and cases without a competition.
EXCEPTIONS = (ADVISER, RE_ENTRY)


@dataclass(frozen=True)
class Case:
    """What stands on the card of an appointment when its order goes for signature."""

    ground: str | bool
    won: bool = False
    in_reserve: bool = False
    reserve_fits: bool = False
    founded: bool = True
    basis: str = ""
    listed: bool = False
    proven: bool = False
    same_person: bool = True
    akims_post: bool = False
    contested: bool = False
    authority: str | bool = False
    signer_holds_authority: bool = False
    needs_agreement: bool = False
    agreed: bool = False
    needs_proposal: bool = False
    proposed: bool = False
    needs_approval: bool = False
    approved: bool = False
    papers_missing: tuple[str, ...] = ()
    vacant: bool = True
    begins: date | None = None
    today: date | None = None
    appoints_himself: bool = False


# How the post of the akim is called where nobody marked it in the staffing table.
AKIM_TITLES = frozenset({"әкім", "аким", "akim", "әкімі"})


def is_akims_post(special: str | bool, titles: Iterable[str]) -> bool:
    """Whether the post is that of the akim himself: by its mark, or by its name in one of the languages.

    >>> is_akims_post("akim", []), is_akims_post(False, ["Аким города"]), is_akims_post(False, ["Помощник акима"])
    (True, True, False)
    """
    return special == "akim" or any((title.casefold().split() or [""])[0] in AKIM_TITLES for title in titles)


def refuse_ground(case: Case) -> Refusal | None:
    """Why there is no lawful ground for the appointment (PET-17.4, CSL art. 27)."""
    if case.akims_post:
        return Refusal("akims_own_post")
    if not case.ground:
        return Refusal("no_ground")
    if not case.same_person:
        return Refusal("another_person")
    if case.contested and case.ground != COMPETITION:
        return Refusal("post_is_contested")
    if case.ground in EXCEPTIONS:
        return _refuse_exception(case)
    return _refuse_choice(case)


def _refuse_choice(case: Case) -> Refusal | None:
    if case.ground == COMPETITION and not case.won:
        return Refusal("not_a_winner")
    if case.ground == FROM_RESERVE and not case.in_reserve:
        return Refusal("not_in_reserve")
    if case.ground == FROM_RESERVE and not case.reserve_fits:
        return Refusal("reserve_of_other_post")
    if case.ground == FROM_RESERVE and not case.founded:
        return Refusal("reserve_without_order")
    return None


def _refuse_exception(case: Case) -> Refusal | None:
    """The law lists the posts filled without a competition (art. 27(7)) and who returns to the service (art. 27(8))."""
    if not case.basis.strip():
        return Refusal("exception_without_basis")
    if case.ground == ADVISER and not case.listed:
        return Refusal("post_not_listed")
    if case.ground == RE_ENTRY and not case.proven:
        return Refusal("exception_without_document")
    return None


def refuse_signature(case: Case) -> Refusal | None:
    """Why the order of appointment cannot be signed, or None.

    The post says who appoints (PET-22, PET-28), whether the akim agrees first (PET-18.41) and whether the head
    of the office proposes (PET-27), the akimat whether the head approves the minutes of the competition (SHY-19.5);
    the papers are complete (RUD-14.2.10); the post is still vacant.
    """
    if refusal := refuse_ground(case):
        return refusal
    return _refuse_parties(case) or _refuse_papers(case)


def _refuse_parties(case: Case) -> Refusal | None:
    if case.appoints_himself:
        return Refusal("appoints_himself")
    if not case.authority:
        return Refusal("position_without_authority", names=())
    if not case.signer_holds_authority:
        return Refusal("signed_by_other_authority")
    if case.needs_agreement and not case.agreed:
        return Refusal("no_agreement")
    if case.needs_proposal and not case.proposed:
        return Refusal("no_proposal")
    return None


def _refuse_papers(case: Case) -> Refusal | None:
    if case.ground == COMPETITION and case.needs_approval and not case.approved:
        return Refusal("minutes_not_approved")
    if case.papers_missing:
        return Refusal("order_papers_missing", names=case.papers_missing)
    if case.begins and case.today and case.begins < case.today:
        return Refusal("appointed_before_order", day=case.begins)
    return None if case.vacant else Refusal("position_not_vacant")
