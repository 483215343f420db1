"""Sentences of refusals and notes: what was refused, which assignment, what to do."""

from odoo.tools import format_date

from odoo.addons.akimat_base.messages import field_names

from . import messages_memo, messages_parts
from .domain.norm_codes import EXTENSION

SEPARATOR = ", "


def _no_lead(env, record):
    return env._(
        "«%(record)s» has no responsible executor. Choose the person, or give the department a head.",
        record=record.display_name,
    )


def _no_issuer(env, record):
    return env._(
        "«%(record)s» does not say who gave it. Choose the akim, a deputy or a head as the giver.",
        record=record.display_name,
    )


def _issuer_without_duty(env, record, name):
    return env._(
        "«%(record)s»: %(name)s holds no leading post and cannot give assignments. "
        "Choose the akim, a deputy or a head.",
        record=record.display_name,
        name=name,
    )


def _no_text(env, record):
    return env._("«%(record)s» has no text. Write what is to be done.", record=record.display_name)


def _lead_is_co_executor(env, record, name):
    return env._(
        "«%(record)s»: %(name)s is the lead executor and cannot be a co-executor as well. Remove the second mention.",
        record=record.display_name,
        name=name,
    )


def _no_signing_date(env, record):
    return env._(
        "The term of «%(record)s» runs from the day the source was signed, and that day is empty. "
        "Fill in the date of the source, or name the term.",
        record=record.display_name,
    )


def _term_before_start(env, record, deadline, start):
    return env._(
        "The term %(deadline)s of «%(record)s» is before its start %(start)s. Name a later day.",
        record=record.display_name,
        deadline=format_date(env, deadline),
        start=format_date(env, start),
    )


def _later_than_source(env, record, deadline, source_deadline):
    return env._(
        "The term %(deadline)s of «%(record)s» is later than the term %(source_deadline)s of its source. "
        "Name a day not later than that.",
        record=record.display_name,
        deadline=format_date(env, deadline),
        source_deadline=format_date(env, source_deadline),
    )


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


def _kept(env, record):
    return env._(
        "«%(record)s» has been on control and cannot be deleted. Cancel it with a reason.",
        record=record.display_name,
    )


def _unknown_report_kind(env, record, kind):
    return env._(
        "A report on «%(record)s» is written or oral; «%(kind)s» is neither.", record=record.display_name, kind=kind
    )


def _empty_report(env, record):
    return env._("The report on «%(record)s» is empty. Write what has been done.", record=record.display_name)


def _no_report(env, record):
    return env._(
        "«%(record)s» has no report before the giver. The lead executor reports first.", record=record.display_name
    )


def _reason_missing(env, record):
    return env._("«%(record)s»: give the reason first.", record=record.display_name)


def _executor_removes(env, record):
    return env._(
        "You carry out «%(record)s» and cannot remove it from control yourself. "
        "The person who gave it, or who is charged with its control, does so.",
        record=record.display_name,
    )


def _no_evaluation(env, record):
    return env._(
        "«%(record)s» cannot leave control without an evaluation: executed, partially executed or not executed.",
        record=record.display_name,
    )


def _no_basis(env, record):
    return env._(
        "«%(record)s» cannot leave control without a basis. Name the resolution, the service note or the minutes.",
        record=record.display_name,
    )


def _oral_not_marked(env, record):
    return env._(
        "The report on «%(record)s» was given orally. It counts when the akim, a deputy or the head of the office "
        "has marked it as heard.",
        record=record.display_name,
    )


def _no_answer(env, record):
    return env._(
        "«%(record)s» leaves control on the fact of execution: link the answer that has been sent to the giver.",
        record=record.display_name,
    )


def _mark_by_leader(env, record):
    return env._(
        "Only the akim, a deputy or the head of the office can mark the oral report on «%(record)s» as heard, "
        "and not the person who gave it.",
        record=record.display_name,
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


def _no_cause(env, record):
    return env._(
        "A request to extend «%(record)s» names the cause. Write why the term cannot be kept.",
        record=record.display_name,
    )


def _not_later(env, record, requested, deadline):
    return env._(
        "The new term %(requested)s of «%(record)s» is not later than the present one, %(deadline)s. Name a later day.",
        record=record.display_name,
        requested=format_date(env, requested),
        deadline=format_date(env, deadline),
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


def _no_higher_decision(env, record):
    return env._(
        "The term of «%(record)s» belongs to the body that gave it. Enter the number and date of its decision "
        "on the extension first.",
        record=record.display_name,
    )


def _second_request(env, record):
    return env._(
        "An extension of «%(record)s» is already waiting for a decision. Wait for it, or have it rejected.",
        record=record.display_name,
    )


def _not_in_work(env, record):
    return env._("«%(record)s» is not in progress, so its term cannot be moved.", record=record.display_name)


def _not_lead(env, record):
    return env._(
        "Only the lead executor of «%(record)s», or the head of the unit, asks for an extension.",
        record=record.display_name,
    )


def _executor_decides(env, record):
    return env._(
        "You carry out «%(record)s» and cannot move its term yourself. The person who gave it decides.",
        record=record.display_name,
    )


def _not_asked(env, record):
    return env._("Nobody is waiting for your consent to move the term of «%(record)s».", record=record.display_name)


def _empty_contribution(env, record):
    return env._("The contribution to «%(record)s» is empty. Write it first.", record=record.display_name)


def _no_periodicity(env, record):
    return env._(
        "«%(record)s» cannot go on long-term control without a period of information. "
        "Choose month, quarter, half-year or year.",
        record=record.display_name,
    )


def _no_final_day(env, record):
    return env._(
        "«%(record)s» cannot go on long-term control without an exact final day. Name the term.",
        record=record.display_name,
    )


def _grant_by_memo(env, record):
    return env._(
        "«%(record)s»: a term is moved without a request only by a decision on a memo.", record=record.display_name
    )


def _conclude_by_memo(env, record):
    return env._(
        "«%(record)s» has no report: it leaves control only by the giver's decision on a memo.",
        record=record.display_name,
    )


SENTENCES = {
    function.__name__.removeprefix("_"): function
    for function in (
        _no_lead,
        _no_issuer,
        _issuer_without_duty,
        _no_text,
        _lead_is_co_executor,
        _no_signing_date,
        _term_before_start,
        _later_than_source,
        _card_locked,
        _not_your_card,
        _kept,
        _unknown_report_kind,
        _empty_report,
        _no_report,
        _reason_missing,
        _executor_removes,
        _no_evaluation,
        _no_basis,
        _oral_not_marked,
        _no_answer,
        _mark_by_leader,
        _limit_internal,
        _limit_higher,
        _no_cause,
        _not_later,
        _too_late,
        _no_consent,
        _no_higher_decision,
        _second_request,
        _not_in_work,
        _not_lead,
        _executor_decides,
        _not_asked,
        _empty_contribution,
        _no_periodicity,
        _no_final_day,
        _grant_by_memo,
        _conclude_by_memo,
    )
}
SENTENCES |= messages_memo.SENTENCES | messages_parts.SENTENCES


def explain(env, record, refusal):
    """The sentence for ``refusal``: ours, else False."""
    sentence = SENTENCES.get(refusal.code)
    return bool(sentence) and sentence(env, record, **refusal.facts)
