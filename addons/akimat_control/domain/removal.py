"""Ending control: who may, on what grounds."""

from __future__ import annotations

from dataclasses import dataclass

from odoo.addons.akimat_base.domain.refusal import Refusal

from .sources import SOURCES

EXECUTED, PARTIALLY, NOT_EXECUTED = "executed", "partially", "not_executed"
EVALUATIONS = (EXECUTED, PARTIALLY, NOT_EXECUTED)


@dataclass(frozen=True)
class Case:
    """What stands on the card when somebody asks to end control."""

    source: str
    by_executor: bool
    oral: bool
    marked: bool
    answered: bool


def refuse_removal(case: Case) -> Refusal | None:
    """Why control cannot end yet, or None.

    The executor never removes his own task (KEN-43.2); the Administration and the Prime Minister's
    Office get their answer first (KEN-43); an oral report counts only with a leader's mark (KEN-68).
    """
    if case.by_executor:
        return Refusal("executor_removes")
    if case.oral and not case.marked:
        return Refusal("oral_not_marked")
    if SOURCES[case.source].closed_by_answer and not case.answered:
        return Refusal("no_answer")
    return None


def refuse_conclusion(evaluation: str | bool, basis: str | bool) -> Refusal | None:
    """Why these words cannot end control: the evaluation is one of three (KEN-40.5), and the giver's
    resolution, a service note or a signed minute is named as the basis (KEN-42.2, KEN-44)."""
    if evaluation not in EVALUATIONS:
        return Refusal("no_evaluation")
    if not (basis or "").strip():
        return Refusal("no_basis")
    return None


def refuse_report(text: str, kind: str, kinds: tuple[str, ...] = ("written", "oral")) -> Refusal | None:
    """Why this report cannot be accepted: it has no text or is of no known kind."""
    if kind not in kinds:
        return Refusal("unknown_report_kind", kind=kind)
    if not (text or "").strip():
        return Refusal("empty_report")
    return None
