"""The memo on poor or non-execution: when it may be written, what must stand in it, what the giver may decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal

from . import lifecycle
from .removal import EVALUATIONS, EXECUTED

EXTEND, NEW_TERM, REMOVE, RETURN, MEASURES = "extend", "new_term", "remove", "return", "measures"
WITH_DAY = (EXTEND, NEW_TERM)

TERM, KEEP, CLOSED = "term", "keep", "closed"
DECISIONS = (TERM, REMOVE, RETURN, KEEP)


@dataclass(frozen=True)
class Execution:
    """What is known of the execution of a task when a memo is written."""

    state: str
    late: bool
    returned: bool


@dataclass(frozen=True)
class Blocks:
    """What the inspector writes; source, executors, first term and extensions are taken from the card."""

    evaluation: str | bool
    findings: str
    proposal: str | bool
    proposed: date | None
    today: date


def refuse_memo(execution: Execution) -> Refusal | None:
    """Why no memo on this task can be written: nothing shows poor execution (KEN-40)."""
    if execution.state not in lifecycle.ON_CONTROL:
        return Refusal("memo_off_control")
    if execution.state == lifecycle.REPORTED or execution.late or execution.returned:
        return None
    return Refusal("memo_too_early")


def refuse_blocks(blocks: Blocks, execution: Execution) -> Refusal | None:
    """Why this memo cannot be visaed: a block is empty or says nothing (KEN-40.5, KEN-40.6).

    >>> blocks = Blocks("partially", "Two lamps are dark", "measures", None, date(2026, 7, 2))
    >>> refuse_blocks(blocks, Execution("reported", late=False, returned=False))
    """
    if blocks.evaluation not in EVALUATIONS:
        return Refusal("memo_no_evaluation")
    if blocks.evaluation == EXECUTED and not execution.late:
        return Refusal("memo_nothing_wrong")
    if not blocks.findings.strip():
        return Refusal("memo_no_findings")
    if not blocks.proposal:
        return Refusal("memo_no_proposal")
    if blocks.proposal in WITH_DAY:
        return refuse_day(blocks.proposed, blocks.today)
    return None


def refuse_day(day: date | None, today: date) -> Refusal | None:
    """Why this day cannot be the new term: it is missing or already past."""
    if not day:
        return Refusal("memo_no_day")
    if day <= today:
        return Refusal("memo_past_day", day=day)
    return None


def refuse_decision(decision: str | bool, text: str, day: date | None, today: date) -> Refusal | None:
    """Why the giver cannot decide in these words."""
    if decision not in DECISIONS:
        return Refusal("memo_no_decision")
    if not (text or "").strip():
        return Refusal("reason_missing")
    return refuse_day(day, today) if decision == TERM else None
