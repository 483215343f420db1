"""Sentences of refusals about competitions: what was refused, which competition, what to do."""

from odoo.tools import format_date

from odoo.addons.akimat_base.messages import field_names

from . import messages_candidate
from .messages_candidate import joined


def _no_vacancy(env, record):
    return env._("«%(record)s» has no vacancy. Choose at least one vacant post.", record=record.display_name)


def _position_closed(env, record, reasons):
    return "\n".join(reasons)


def _position_in_competition(env, record, names):
    return env._(
        "«%(record)s»: another competition is running for %(names)s. Wait for its end.",
        record=record.display_name,
        names=joined(names),
    )


def _position_without_authority(env, record, names):
    return env._(
        "«%(record)s»: nobody is named who appoints to the post %(names)s. Enter it in the staffing table.",
        record=record.display_name,
        names=joined(names) or record.display_name,
    )


def _no_ground_for_general(env, record):
    return env._(
        "«%(record)s»: a general competition is for an entry-level post, or follows an internal one that found nobody "
        "(art. 28 of the Law on the civil service). Choose its ground.",
        record=record.display_name,
    )


def _internal_not_failed(env, record):
    return env._(
        "«%(record)s»: name the internal competition for the same posts that failed.", record=record.display_name
    )


def _text_in_one_language(env, record):
    return env._(
        "«%(record)s» is announced in Kazakh and in Russian. Write both texts first.", record=record.display_name
    )


def _commission_too_small(env, record, members, least):
    return env._(
        "«%(record)s»: the commission has %(members)s members with a vote, at least %(least)s are needed. Choose an "
        "active commission, or correct the norm if your rules ask for fewer.",
        record=record.display_name,
        members=members,
        least=least,
    )


def _announced_is_fixed(env, record, names):
    return env._(
        "«%(record)s» is announced: %(fields)s cannot be changed. End it with a reason and announce another.",
        record=record.display_name,
        fields=field_names(record, names),
    )


def _competition_is_kept(env, record):
    return env._("«%(record)s» was announced and cannot be deleted. End it with a reason.", record=record.display_name)


def _receipt_not_begun(env, record, day):
    return env._(
        "«%(record)s»: papers are received from %(day)s.", record=record.display_name, day=format_date(env, day)
    )


def _still_receiving(env, record, last_day):
    return env._(
        "«%(record)s»: papers are received until %(day)s, that day included. The receipt cannot end earlier.",
        record=record.display_name,
        day=format_date(env, last_day),
    )


def _applications_undecided(env, record, names):
    return env._(
        "«%(record)s»: decide first whether to admit %(names)s.", record=record.display_name, names=joined(names)
    )


def _nobody_admitted(env, record):
    return env._("«%(record)s»: nobody is admitted. End the competition with that reason.", record=record.display_name)


def _no_interview_date(env, record):
    return env._("«%(record)s»: enter the day of the interview.", record=record.display_name)


def _candidates_wait(env, record, names):
    return env._(
        "«%(record)s» cannot end while %(names)s wait for a decision. Decide on them first.",
        record=record.display_name,
        names=joined(names),
    )


def _results_not_published(env, record):
    return env._("«%(record)s»: publish the results first.", record=record.display_name)


def _results_published(env, record):
    return env._("The results of «%(record)s» are published already.", record=record.display_name)


def _nothing_decided(env, record):
    return env._("«%(record)s»: there are no results to publish yet.", record=record.display_name)


def _candidates_unanswered(env, record, names):
    return env._(
        "«%(record)s» cannot be closed: %(names)s were not told what was decided. Send or hand them the notice.",
        record=record.display_name,
        names=joined(names),
    )


def _winner_without_order(env, record, names):
    return env._(
        "«%(record)s» cannot be closed: no appointment is prepared for %(names)s.",
        record=record.display_name,
        names=joined(names),
    )


def _session_by_secretary(env, record):
    return env._(
        "«%(record)s»: the session is prepared by the secretary of the commission, at the stage of interviews.",
        record=record.display_name,
    )


def _candidate_undecided(env, record, names):
    return env._(
        "«%(record)s»: the commission has not voted on %(names)s. Close the vote in the session first.",
        record=record.display_name,
        names=joined(names),
    )


def _decided_without_quorum(env, record, name, session):
    return env._(
        "«%(record)s»: the decision on %(name)s was made without a quorum (%(session)s). Vote again at a session that "
        "has one.",
        record=record.display_name,
        name=name,
        session=session,
    )


def _sheets_sealed(env, record, count, total):
    return env._(
        "«%(record)s»: %(count)s of %(total)s score sheets are handed in. The decision is taken when all present "
        "members have handed in theirs.",
        record=record.display_name,
        count=count,
        total=total,
    )


def _tie(env, record, names):
    return env._(
        "«%(record)s»: %(names)s have equal votes and marks. Put them on the agenda again: the commission decides.",
        record=record.display_name,
        names=joined(names),
    )


def _no_winner(env, record):
    return env._(
        "«%(record)s»: no candidate got a positive conclusion; the competition ends without a winner.",
        record=record.display_name,
    )


def _minutes_not_for_approval(env, record):
    return env._(
        "«%(record)s»: the head of the office approves the minutes once, after the commission has decided and they are "
        "signed.",
        record=record.display_name,
    )


_OURS = {
    function.__name__.removeprefix("_"): function
    for function in (
        _no_vacancy,
        _position_closed,
        _position_in_competition,
        _position_without_authority,
        _no_ground_for_general,
        _internal_not_failed,
        _text_in_one_language,
        _commission_too_small,
        _announced_is_fixed,
        _competition_is_kept,
        _receipt_not_begun,
        _still_receiving,
        _applications_undecided,
        _nobody_admitted,
        _no_interview_date,
        _candidates_wait,
        _results_not_published,
        _results_published,
        _nothing_decided,
        _candidates_unanswered,
        _winner_without_order,
        _session_by_secretary,
        _candidate_undecided,
        _decided_without_quorum,
        _sheets_sealed,
        _tie,
        _no_winner,
        _minutes_not_for_approval,
    )
}
SENTENCES = {**messages_candidate.SENTENCES, **_OURS}
