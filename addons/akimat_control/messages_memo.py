"""Sentences of refusals about memos on poor execution and reports on discipline."""

from odoo.tools import format_date


def _memo_off_control(env, record):
    return env._("«%(record)s» is not on control: no memo is written on it.", record=record.display_name)


def _memo_too_early(env, record):
    return env._(
        "«%(record)s» is in time and has not been assessed: a memo is written when the term has passed or a report "
        "shows poor execution.",
        record=record.display_name,
    )


def _memo_no_evaluation(env, record):
    return env._(
        "«%(record)s» says not whether the task is executed, partially executed or not executed. Choose one.",
        record=record.display_name,
    )


def _memo_nothing_wrong(env, record):
    return env._(
        "«%(record)s»: the task is executed in time, so there is nothing to write a memo about. "
        "Correct the assessment or delete the draft.",
        record=record.display_name,
    )


def _memo_no_findings(env, record):
    return env._(
        "«%(record)s» says not what was found. Write in which way the task is executed badly, and why.",
        record=record.display_name,
    )


def _memo_no_proposal(env, record):
    return env._("«%(record)s» makes no proposal. Choose what the giver should decide.", record=record.display_name)


def _memo_no_day(env, record):
    return env._("«%(record)s» names no new term. Enter the day.", record=record.display_name)


def _memo_past_day(env, record, day):
    return env._(
        "The new term %(day)s in «%(record)s» has already come. Name a later day.",
        record=record.display_name,
        day=format_date(env, day),
    )


def _memo_no_decision(env, record):
    return env._(
        "«%(record)s»: decide to move the term, to remove from control, to return for rework, or to change nothing.",
        record=record.display_name,
    )


def _memo_locked(env, record):
    return env._(
        "«%(record)s» can be written only as a draft, by an inspector. Take it back for a change first.",
        record=record.display_name,
    )


def _memo_not_your_visa(env, record):
    return env._(
        "«%(record)s» does not wait for your visa. The head of the organisation-control department and the head of "
        "the branch unit put theirs, each once.",
        record=record.display_name,
    )


def _memo_no_visas(env, record):
    return env._(
        "«%(record)s» lacks a visa: the organisation-control department and the branch unit both put theirs first.",
        record=record.display_name,
    )


def _discipline_locked(env, record):
    return env._(
        "«%(record)s» cannot be changed: its period and figures stand, and its words are written until it is signed.",
        record=record.display_name,
    )


def _discipline_not_yours(env, record):
    return env._(
        "«%(record)s» is written by its inspector or by the head of the organisation-control department.",
        record=record.display_name,
    )


def _discipline_no_units(env, record):
    return env._(
        "«%(record)s» names no unit: there was nothing to count in this period. Choose other bodies or another period.",
        record=record.display_name,
    )


def _discipline_no_findings(env, record):
    return env._("«%(record)s» has no conclusions. Write the causes and conclusions first.", record=record.display_name)


SENTENCES = {
    function.__name__.removeprefix("_"): function
    for function in (
        _memo_off_control,
        _memo_too_early,
        _memo_no_evaluation,
        _memo_nothing_wrong,
        _memo_no_findings,
        _memo_no_proposal,
        _memo_no_day,
        _memo_past_day,
        _memo_no_decision,
        _memo_locked,
        _memo_not_your_visa,
        _memo_no_visas,
        _discipline_locked,
        _discipline_not_yours,
        _discipline_no_units,
        _discipline_no_findings,
    )
}
