"""Whether a sanction may be ordered today, by this official: plain facts in, the first reason against it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal


@dataclass(frozen=True)
class Hearing:
    """What must be there before a case is heard and a sanction proposed."""

    today: date
    last_day: date
    explained: bool
    suspended_until: date | None = None
    suspended: bool = False
    absent_until: date | None = None


@dataclass(frozen=True)
class Decision:
    """Who decides about whom; users by id."""

    decider: int
    employee: int | None
    informer: int | None
    by_commission: bool
    holds_authority: bool
    is_personnel: bool
    authority: str = ""
    decider_name: str = ""
    opener: int | None = None


def refuse_hearing(hearing: Hearing) -> Refusal | None:
    """Why the case may not be heard, nor a sanction imposed, today.

    >>> refuse_hearing(Hearing(date(2026, 6, 2), date(2026, 6, 1), True)).code
    'limitation_passed'
    """
    if not hearing.explained:
        return Refusal("no_explanation")
    if hearing.suspended:
        return Refusal("suspended_now", day=hearing.suspended_until)
    if hearing.absent_until:
        return Refusal("absent_now", day=hearing.absent_until)
    if hearing.today > hearing.last_day:
        return Refusal("limitation_passed", day=hearing.last_day)
    return None


def refuse_decider(decision: Decision) -> Refusal | None:
    """Why this official may not decide on the case.

    The employee decides nothing about himself; who discovered the offence does not decide alone; the personnel
    service prepares and does not sign; the right to punish is of whoever appoints to the post.
    """
    if decision.decider == decision.employee:
        return Refusal("decides_on_himself")
    if decision.decider == decision.opener:
        return Refusal("opener_decides")
    if decision.decider == decision.informer and not decision.by_commission:
        return Refusal("discoverer_decides")
    if decision.is_personnel:
        return Refusal("personnel_decides", user=decision.decider_name)
    if not decision.holds_authority:
        return Refusal("no_authority", user=decision.decider_name, authority=decision.authority)
    return None
