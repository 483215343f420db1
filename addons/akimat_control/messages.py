"""Sentences of refusals and notes: what was refused, which assignment, what to do."""

from odoo.tools import LazyTranslate, format_date

from odoo.addons.akimat_base import messages as base_messages
from odoo.addons.akimat_base.messages import field_names

from . import messages_memo, messages_parts
from .domain.norm_codes import EXTENSION

_lt = LazyTranslate(__name__)

SEPARATOR = ", "


def _card_locked(env, record, names):
    return env._(
        "«%(record)s» is in force: %(fields)s cannot be changed. Ask for an extension, or cancel the assignment "
        "with a reason and put a new one on control.",
        record=record.display_name,
        fields=field_names(record, names),
    )


def _not_your_card(env, record, names):
    return env._(
        "You may not change %(fields)s of «%(record)s». That is done by an inspector or by the person who gave it.",
        record=record.display_name,
        fields=field_names(record, names),
    )


def _norm_text(record):
    return record._extension_norm().citation or EXTENSION


def _limit_internal(env, record, limit):
    return env._(
        "The term of «%(record)s» has been moved %(limit)s times, and more is not allowed (%(norm)s). "
        "Report what has been done.",
        record=record.display_name,
        limit=limit,
        norm=_norm_text(record),
    )


def _limit_higher(env, record, limit):
    return env._(
        "The term of «%(record)s», a task of a higher body, has been moved %(limit)s times (%(norm)s). A further "
        "request first raises the question of the responsible head's liability: turn to the organisation-control "
        "department.",
        record=record.display_name,
        limit=limit,
        norm=_norm_text(record),
    )


def _too_late(env, record, last_day, deadline):
    return env._(
        "An extension of «%(record)s», due on %(deadline)s, could be asked for until %(last_day)s (%(norm)s). "
        "Report the cause to the person who gave the assignment.",
        record=record.display_name,
        deadline=format_date(env, deadline),
        last_day=format_date(env, last_day),
        norm=record._extension_request_norm().citation,
    )


def _no_consent(env, record, names):
    return env._(
        "The term of «%(record)s» is moved with the consent of every co-executor. Still missing: %(names)s.",
        record=record.display_name,
        names=SEPARATOR.join(names),
    )


SENTENCES = {
    "no_lead": _lt("«%(record)s» has no responsible executor. Choose the person, or give the department a head."),
    "no_issuer": _lt("«%(record)s» does not say who gave it. Choose the akim, a deputy or a head as the giver."),
    "issuer_without_duty": _lt(
        "«%(record)s»: %(name)s holds no leading post and cannot give assignments. Choose the akim, a deputy or a head."
    ),
    "no_text": _lt("«%(record)s» has no text. Write what is to be done."),
    "lead_is_co_executor": _lt(
        "«%(record)s»: %(name)s is the lead executor and cannot be a co-executor as well. Remove the second mention."
    ),
    "no_signing_date": _lt(
        "The term of «%(record)s» runs from the day the source was signed, and that day is empty. Fill in the date of "
        "the source, or name the term."
    ),
    "term_before_start": _lt("The term %(deadline)s of «%(record)s» is before its start %(start)s. Name a later day."),
    "later_than_source": _lt(
        "The term %(deadline)s of «%(record)s» is later than the term %(source_deadline)s of its source. Name a day "
        "not later than that."
    ),
    "card_locked": _card_locked,
    "not_your_card": _not_your_card,
    "controller_of_lead": _lt(
        "%(name)s cannot be charged with control of «%(record)s»: he carries it out, or works under who does. "
        "Choose somebody else."
    ),
    "kept": _lt("«%(record)s» has been on control and cannot be deleted. Cancel it with a reason."),
    "unknown_report_kind": _lt("A report on «%(record)s» is written or oral; «%(kind)s» is neither."),
    "empty_report": _lt("The report on «%(record)s» is empty. Write what has been done."),
    "no_report": _lt("«%(record)s» has no report before the giver. The lead executor reports first."),
    "reason_missing": _lt("«%(record)s»: give the reason first."),
    "executor_removes": _lt(
        "You carry out «%(record)s» and cannot remove it from control yourself. The person who gave it, or who is "
        "charged with its control, does so."
    ),
    "no_evaluation": _lt(
        "«%(record)s» cannot leave control without an evaluation: executed, partially executed or not executed."
    ),
    "no_basis": _lt(
        "«%(record)s» cannot leave control without a basis. Name the resolution, the service note or the minutes."
    ),
    "oral_not_marked": _lt(
        "The report on «%(record)s» was given orally. It counts when the akim, a deputy or the head of the office has "
        "marked it as heard."
    ),
    "no_answer": _lt(
        "«%(record)s» leaves control on the fact of execution: link the answer that has been sent to the giver."
    ),
    "mark_by_leader": _lt(
        "Only the akim, a deputy or the head of the office can mark the oral report on «%(record)s» as heard, and not "
        "the person who gave it."
    ),
    "limit_internal": _limit_internal,
    "limit_higher": _limit_higher,
    "no_cause": _lt("A request to extend «%(record)s» names the cause. Write why the term cannot be kept."),
    "not_later": _lt(
        "The new term %(requested)s of «%(record)s» is not later than the present one, %(deadline)s. Name a later day."
    ),
    "too_late": _too_late,
    "no_consent": _no_consent,
    "no_higher_decision": _lt(
        "The term of «%(record)s» belongs to the body that gave it. Enter the number and date of its decision on the "
        "extension first."
    ),
    "second_request": _lt(
        "An extension of «%(record)s» is already waiting for a decision. Wait for it, or have it rejected."
    ),
    "steps_are_open": _lt(
        "«%(record)s» is carried out when every step after the signing of the act is done. Open: %(steps)s."
    ),
    "not_in_work": _lt("«%(record)s» is not in progress, so its term cannot be moved."),
    "not_lead": _lt("Only the lead executor of «%(record)s», or the head of the unit, asks for an extension."),
    "executor_decides": _lt(
        "You carry out «%(record)s» and cannot move its term yourself. The person who gave it decides."
    ),
    "not_asked": _lt("Nobody is waiting for your consent to move the term of «%(record)s»."),
    "empty_contribution": _lt("The contribution to «%(record)s» is empty. Write it first."),
    "no_periodicity": _lt(
        "«%(record)s» cannot go on long-term control without a period of information. Choose month, quarter, half-year "
        "or year."
    ),
    "no_final_day": _lt("«%(record)s» cannot go on long-term control without an exact final day. Name the term."),
    "grant_by_memo": _lt("«%(record)s»: a term is moved without a request only by a decision on a memo."),
    "conclude_by_memo": _lt("«%(record)s» has no report: it leaves control only by the giver's decision on a memo."),
}
SENTENCES |= messages_memo.SENTENCES | messages_parts.SENTENCES


def explain(env, record, refusal):
    """The sentence for ``refusal``: ours, else False."""
    return base_messages.explain(env, record, refusal, SENTENCES)
