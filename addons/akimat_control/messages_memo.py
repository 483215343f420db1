"""Sentences of refusals about memos on poor execution and reports on discipline."""

from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)


SENTENCES = {
    "memo_off_control": _lt("«%(record)s» is not on control: no memo is written on it."),
    "memo_too_early": _lt(
        "«%(record)s» is in time and has not been assessed: a memo is written when the term has passed or a report "
        "shows poor execution."
    ),
    "memo_no_evaluation": _lt(
        "«%(record)s» says not whether the task is executed, partially executed or not executed. Choose one."
    ),
    "memo_nothing_wrong": _lt(
        "«%(record)s»: the task is executed in time, so there is nothing to write a memo about. Correct the assessment "
        "or delete the draft."
    ),
    "memo_no_findings": _lt(
        "«%(record)s» says not what was found. Write in which way the task is executed badly, and why."
    ),
    "memo_no_proposal": _lt("«%(record)s» makes no proposal. Choose what the giver should decide."),
    "memo_no_day": _lt("«%(record)s» names no new term. Enter the day."),
    "memo_past_day": _lt("The new term %(day)s in «%(record)s» has already come. Name a later day."),
    "memo_no_decision": _lt(
        "«%(record)s»: decide to move the term, to remove from control, to return for rework, or to change nothing."
    ),
    "memo_locked": _lt(
        "«%(record)s» can be written only as a draft, by an inspector. Take it back for a change first."
    ),
    "memo_not_your_visa": _lt(
        "«%(record)s» does not wait for your visa. The head of the organisation-control department and the head of the "
        "branch unit put theirs, each once."
    ),
    "memo_no_visas": _lt(
        "«%(record)s» lacks a visa: the organisation-control department and the branch unit both put theirs first."
    ),
    "discipline_locked": _lt(
        "«%(record)s» cannot be changed: its period and figures stand, and its words are written until it is signed."
    ),
    "discipline_not_yours": _lt(
        "«%(record)s» is written by its inspector or by the head of the organisation-control department."
    ),
    "discipline_no_units": _lt(
        "«%(record)s» names no unit: there was nothing to count in this period. Choose other bodies or another period."
    ),
    "discipline_no_findings": _lt("«%(record)s» has no conclusions. Write the causes and conclusions first."),
}
