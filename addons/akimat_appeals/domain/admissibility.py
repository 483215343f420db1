"""Whether an appeal may be considered, returned or left without consideration, and on what ground.

APPC art. 64(6)-(8), 70, 88; Kentau Reglament p. 83. The lawyer reviews this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal

from . import registration
from .procedures import SIMPLIFIED

# Grounds of leaving without consideration that lie in the paper itself.
ANONYMOUS, UNSIGNED, NO_ADDRESS, NO_SUBSTANCE = "anonymous", "unsigned", "no_address", "no_substance"
BY_DEFECT = {
    registration.NAME: ANONYMOUS,
    registration.SIGNATURE: UNSIGNED,
    registration.ADDRESS: NO_ADDRESS,
    registration.SUBSTANCE: NO_SUBSTANCE,
}
OTHER_PROCEDURE, SAME_DECIDED, COURT_ACT, NO_NEW = "other_procedure", "same_decided", "court_act", "no_new"
ATTACHED, MISTAKE, LATE = "attached", "mistake", "late"
GROUNDS = (*BY_DEFECT.values(), OTHER_PROCEDURE, SAME_DECIDED, COURT_ACT, NO_NEW, ATTACHED, MISTAKE, LATE)
# The matter was decided earlier: the earlier appeal is named.
ON_EARLIER = frozenset({SAME_DECIDED, NO_NEW, ATTACHED})
# The applicant is not told: there is nobody to tell, or nothing to tell.
UNTOLD = frozenset({ATTACHED, MISTAKE, ANONYMOUS})

CURE_LAPSED, IDENTICAL, INSULTING = "cure_lapsed", "identical", "insulting"
RETURN_GROUNDS = (CURE_LAPSED, IDENTICAL, INSULTING)


@dataclass(frozen=True)
class Case:
    """What decides about an appeal: its defects, its procedure, what is known of the matter."""

    procedure: str
    defects: tuple[str, ...] = ()
    exception: str | bool = False
    exception_note: str = ""
    other_procedure: str | bool = False
    earlier_ended: bool = False
    earlier_returned: bool = False
    cure_deadline: date | None = None
    filed_late: bool = False

    @property
    def grounds(self) -> tuple[str, ...]:
        """Grounds in the paper itself on which it is not considered."""
        return tuple(BY_DEFECT[code] for code in self.defects if code in BY_DEFECT)


def refuse_consideration(case: Case) -> Refusal | None:
    """Why the appeal may not go to an executor (Kentau Reglament p. 83).

    >>> refuse_consideration(Case("simplified", ("signature",))).code
    'inadmissible'
    >>> refuse_consideration(Case("simplified", ("name",), "crime", "Theft of pipes")).code
    'forward_at_once'
    """
    if case.exception:
        # Information on a crime or a threat goes at once to the body in charge, APPC art. 64(7-2), 88.
        return Refusal("forward_at_once") if case.exception_note.strip() else Refusal("exception_unnamed")
    if case.other_procedure:
        return Refusal("other_procedure")
    if case.grounds:
        return Refusal("inadmissible", grounds=case.grounds)
    # Lateness keeps no complaint from being accepted and registered; the term may be restored, APPC art. 92.
    return Refusal("filed_late") if case.filed_late else None


def refuse_termination(ground: str | bool, case: Case) -> Refusal | None:
    """Why consideration may not be ended on ``ground`` (APPC art. 70, 88; Kentau Reglament p. 83, 90)."""
    if ground not in GROUNDS:
        return Refusal("ground_missing")
    if ground in BY_DEFECT.values():
        return _refuse_by_defect(ground, case)
    if ground == OTHER_PROCEDURE and not case.other_procedure:
        return Refusal("other_procedure_unnamed")
    if ground == LATE and not case.filed_late:
        return Refusal("ground_not_there", ground=ground)
    if ground == ATTACHED and not case.earlier_returned:
        return Refusal("earlier_not_returned")
    if ground in ON_EARLIER and not case.earlier_ended:
        return Refusal("earlier_unknown")
    return None


def _refuse_by_defect(ground: str, case: Case) -> Refusal | None:
    if ground not in case.grounds:
        return Refusal("ground_not_there", ground=ground)
    if case.exception:
        return Refusal("forward_at_once")
    # Whoever can be reached is first asked to put the paper in order, APPC art. 64(6), except in the
    # simplified procedure, which ends at once, art. 88.
    reachable = not {ANONYMOUS, NO_ADDRESS} & set(case.grounds)
    if case.procedure != SIMPLIFIED and reachable:
        return Refusal("cure_first")
    return None


def refuse_return(ground: str | bool, case: Case, today: date) -> Refusal | None:
    """Why the appeal may not be returned on ``ground`` (APPC art. 64(7), 7-1, 7-2).

    >>> refuse_return("cure_lapsed", Case("ordinary", ("signature",)), date(2026, 6, 1)).code
    'cure_not_asked'
    """
    if case.exception:
        return Refusal("forward_at_once")
    if ground not in RETURN_GROUNDS:
        return Refusal("return_ground_missing")
    if ground == CURE_LAPSED:
        if not case.cure_deadline:
            return Refusal("cure_not_asked")
        if today <= case.cure_deadline:
            return Refusal("cure_runs", day=case.cure_deadline)
        if not case.defects:
            return Refusal("cured")
    if ground == IDENTICAL and not case.earlier_ended:
        return Refusal("earlier_unknown")
    return None


def likely_return_ground(case: Case) -> str | bool:
    """The ground of a return that the facts themselves give; False when none does."""
    if case.cure_deadline:
        return CURE_LAPSED
    return IDENTICAL if case.earlier_ended else False
