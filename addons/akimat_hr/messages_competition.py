"""Sentences of refusals about competitions: what was refused, which competition, what to do."""

from odoo.tools import LazyTranslate, format_date

from odoo.addons.akimat_base.messages import field_names

from . import messages_candidate
from .messages_candidate import joined

_lt = LazyTranslate(__name__)


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


def _announced_is_fixed(env, record, names):
    return env._(
        "«%(record)s» is announced: %(fields)s cannot be changed. End it with a reason and announce another.",
        record=record.display_name,
        fields=field_names(record, names),
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


def _candidates_wait(env, record, names):
    return env._(
        "«%(record)s» cannot end while %(names)s wait for a decision. Decide on them first.",
        record=record.display_name,
        names=joined(names),
    )


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


def _candidate_undecided(env, record, names):
    return env._(
        "«%(record)s»: the commission has not voted on %(names)s. Close the vote in the session first.",
        record=record.display_name,
        names=joined(names),
    )


def _tie(env, record, names):
    return env._(
        "«%(record)s»: %(names)s have equal votes and marks. Put them on the agenda again: the commission decides.",
        record=record.display_name,
        names=joined(names),
    )


def _candidate_in_commission(env, record, names):
    return env._(
        "«%(record)s»: %(names)s cannot be both a candidate and in the commission. Change the commission by an order, "
        "or decide on the application.",
        record=record.display_name,
        names=joined(names),
    )


def _other_composition(env, record, names):
    return env._(
        "«%(record)s»: %(names)s voted, but are not of the commission that was announced. Vote again without them.",
        record=record.display_name,
        names=joined(names),
    )


_OURS = {
    "no_vacancy": _lt("«%(record)s» has no vacancy. Choose at least one vacant post."),
    "position_closed": _position_closed,
    "position_in_competition": _position_in_competition,
    "position_without_authority": _position_without_authority,
    "no_ground_for_general": _lt(
        "«%(record)s»: a general competition is for an entry-level post, or follows an internal one that found nobody "
        "(art. 28 of the Law on the civil service). Choose its ground."
    ),
    "internal_not_failed": _lt("«%(record)s»: name the internal competition for the same posts that failed."),
    "text_in_one_language": _lt("«%(record)s» is announced in Kazakh and in Russian. Write both texts first."),
    "commission_too_small": _lt(
        "«%(record)s»: the commission has %(members)s members with a vote, at least %(least)s are needed. Choose an "
        "active commission, or correct the norm if your rules ask for fewer."
    ),
    "announced_is_fixed": _announced_is_fixed,
    "commission_is_settled": _lt(
        "«%(record)s»: the interviews have begun; the composition of the commission changes no more."
    ),
    "commission_without_order": _lt(
        "«%(record)s»: name the order that changed the commission (its number and day) first."
    ),
    "candidate_in_commission": _candidate_in_commission,
    "other_composition": _other_composition,
    "other_rules": _lt(
        "«%(record)s»: the session «%(session)s» voted by another rule than was in force at the announcement. Vote "
        "again by that rule."
    ),
    "competition_is_kept": _lt("«%(record)s» was announced and cannot be deleted. End it with a reason."),
    "receipt_not_begun": _lt("«%(record)s»: papers are received from %(day)s."),
    "still_receiving": _still_receiving,
    "applications_undecided": _applications_undecided,
    "nobody_admitted": _lt("«%(record)s»: nobody is admitted. End the competition with that reason."),
    "no_interview_date": _lt("«%(record)s»: enter the day of the interview."),
    "candidates_wait": _candidates_wait,
    "results_not_published": _lt("«%(record)s»: publish the results first."),
    "results_published": _lt("The results of «%(record)s» are published already."),
    "nothing_decided": _lt("«%(record)s»: there are no results to publish yet."),
    "candidates_unanswered": _candidates_unanswered,
    "winner_without_order": _winner_without_order,
    "session_by_secretary": _lt(
        "«%(record)s»: the session is prepared by the secretary of the commission, at the stage of interviews."
    ),
    "candidate_undecided": _candidate_undecided,
    "decided_without_quorum": _lt(
        "«%(record)s»: the decision on %(name)s was made without a quorum (%(session)s). Vote again at a session that "
        "has one."
    ),
    "sheets_sealed": _lt(
        "«%(record)s»: %(count)s of %(total)s score sheets are handed in. The decision is taken when all present "
        "members have handed in theirs."
    ),
    "tie": _tie,
    "no_winner": _lt("«%(record)s»: no candidate got a positive conclusion; the competition ends without a winner."),
    "minutes_not_for_approval": _lt(
        "«%(record)s»: the head of the office approves the minutes once, after the commission has decided and they are "
        "signed."
    ),
}
SENTENCES = {**messages_candidate.SENTENCES, **_OURS}
