"""What an answer must hold: every question, a cause for a refusal, a date for a promise, the way to appeal.

Kentau Reglament p. 84-90; APPC art. 73, 77, 80(1), 89(2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal

from .procedures import HEARD

SATISFIED, PARTLY, REFUSED, EXPLAINED = "satisfied", "partly", "refused", "explained"
PROMISED, FORWARDED, NOTED = "promised", "forwarded", "noted"
# The applicant does not get all he asked: he is told why, by what law, and where to complain.
AGAINST = frozenset({REFUSED, PARTLY})
WRITTEN, ORAL = "written", "oral"


@dataclass(frozen=True)
class Answer:
    """An answer as it is proposed."""

    text: str
    outcome: str | bool
    outcomes: tuple[str, ...] = ()
    cause: str = ""
    norms: str = ""
    superior: bool = False
    promised_on: date | None = None


def is_against(answer: Answer) -> bool:
    """Whether the answer, or one of its parts, is against the applicant."""
    return bool(AGAINST & {answer.outcome, *answer.outcomes})


def refuse_answer(answer: Answer, today: date) -> Refusal | None:
    """Why the answer cannot be given; whether each question is answered is judged before.

    >>> refuse_answer(Answer("No", "refused"), date(2026, 6, 1)).code
    'cause_missing'
    """
    if not answer.text.strip():
        return Refusal("answer_empty")
    if not answer.outcome:
        return Refusal("outcome_missing")
    if answer.outcome == SATISFIED and AGAINST & set(answer.outcomes):
        return Refusal("outcome_contradicts")
    return _refuse_without_grounds(answer) or _refuse_promise(answer, today)


def _refuse_without_grounds(answer: Answer) -> Refusal | None:
    if not is_against(answer):
        return None
    if not answer.cause.strip():
        return Refusal("cause_missing")
    if not answer.norms.strip():
        return Refusal("norms_missing")
    return None if answer.superior else Refusal("superior_missing")


def _refuse_promise(answer: Answer, today: date) -> Refusal | None:
    if PROMISED not in {answer.outcome, *answer.outcomes}:
        return None
    if not answer.promised_on:
        return Refusal("promise_undated")
    return Refusal("promise_in_past", day=answer.promised_on) if answer.promised_on <= today else None


@dataclass(frozen=True)
class Hearing:
    """How far the hearing before a decision against the applicant has come."""

    told_on: date | None = None
    is_done: bool = False
    waived: bool = False


def needs_hearing(procedure: str, answer: Answer, hearings_are_law: bool) -> bool:
    """Whether a preliminary decision comes before this answer (APPC art. 73(1)-(2))."""
    return hearings_are_law and procedure in HEARD and is_against(answer)


def refuse_without_hearing(hearing: Hearing, last_day_to_tell: date, signing: bool) -> Refusal | None:
    """Why the act may not be prepared, or (``signing``) not be adopted today.

    :param last_day_to_tell: the last day on which the preliminary decision could be told for an act of today.
    """
    if hearing.waived:
        return None
    if not hearing.told_on:
        return Refusal("hearing_missing")
    if not signing:
        return None
    if hearing.told_on > last_day_to_tell:
        return Refusal("hearing_too_late", told=hearing.told_on)
    return None if hearing.is_done else Refusal("hearing_open")
