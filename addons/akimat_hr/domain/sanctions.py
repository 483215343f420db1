"""Which sanctions a kind of servant may get for a ground: rows of law with their validity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal

ALWAYS, LOWER_VACANCY, NO_LOWER_VACANCY, REPEATED = "always", "lower_vacancy", "no_lower_vacancy", "repeated"


@dataclass(frozen=True)
class Rule:
    """A row: sanction, servant, ground, on what condition, when it holds."""

    sanction: int
    servant: str
    ground: str
    condition: str
    date_from: date
    date_to: date | None = None


@dataclass(frozen=True)
class Offence:
    """What the choice of a sanction depends on."""

    servant: str
    ground: str
    day: date
    lower_vacancy: bool = False
    repeated: bool = False


def allowed(rules: Iterable[Rule], offence: Offence) -> frozenset[int]:
    """Sanctions that may be imposed for the offence."""
    return frozenset(rule.sanction for rule in rules if _in_force(rule, offence) and _meets(rule, offence))


def refuse(rules: Iterable[Rule], sanction: int, offence: Offence) -> Refusal | None:
    """Why the sanction may not be imposed, or None."""
    rules = list(rules)
    if sanction in allowed(rules, offence):
        return None
    conditions = {rule.condition for rule in rules if _in_force(rule, offence) and rule.sanction == sanction}
    if LOWER_VACANCY in conditions:
        return Refusal("no_lower_vacancy")
    if NO_LOWER_VACANCY in conditions:
        return Refusal("demotion_first")
    if REPEATED in conditions:
        return Refusal("not_repeated")
    return Refusal("sanction_not_allowed")


def _in_force(rule: Rule, offence: Offence) -> bool:
    if rule.servant != offence.servant or rule.ground != offence.ground:
        return False
    return rule.date_from <= offence.day and (rule.date_to is None or offence.day <= rule.date_to)


def _meets(rule: Rule, offence: Offence) -> bool:
    return {
        ALWAYS: True,
        LOWER_VACANCY: offence.lower_vacancy,
        NO_LOWER_VACANCY: not offence.lower_vacancy,
        REPEATED: offence.repeated,
    }[rule.condition]
