"""On what ground a person may be appointed, and who may sign the order."""

from __future__ import annotations

from dataclasses import dataclass

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
    basis: str = ""
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


def refuse_ground(case: Case) -> Refusal | None:
    """Why there is no lawful ground for the appointment (PET-17.4, CSL art. 27)."""
    if not case.ground:
        return Refusal("no_ground")
    if case.ground == COMPETITION and not case.won:
        return Refusal("not_a_winner")
    if case.ground == FROM_RESERVE and not case.in_reserve:
        return Refusal("not_in_reserve")
    if case.ground == FROM_RESERVE and not case.reserve_fits:
        return Refusal("reserve_of_other_post")
    if case.ground in EXCEPTIONS and not case.basis.strip():
        return Refusal("exception_without_basis")
    return None


def refuse_signature(case: Case) -> Refusal | None:
    """Why the order of appointment cannot be signed, or None.

    The post says who appoints (PET-22, PET-28), whether the akim agrees first (PET-18.41) and whether the head
    of the office proposes (PET-27), the akimat whether the head approves the minutes of the competition (SHY-19.5);
    the papers are complete (RUD-14.2.10); the post is still vacant.
    """
    if refusal := refuse_ground(case):
        return refusal
    if not case.authority:
        return Refusal("position_without_authority", names=())
    if not case.signer_holds_authority:
        return Refusal("signed_by_other_authority")
    if case.needs_agreement and not case.agreed:
        return Refusal("no_agreement")
    if case.needs_proposal and not case.proposed:
        return Refusal("no_proposal")
    if case.ground == COMPETITION and case.needs_approval and not case.approved:
        return Refusal("minutes_not_approved")
    if case.papers_missing:
        return Refusal("order_papers_missing", names=case.papers_missing)
    return None if case.vacant else Refusal("position_not_vacant")
