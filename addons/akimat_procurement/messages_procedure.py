"""Sentences of refusals of procedures: what was refused, which purchase, what to do."""

from odoo.tools import format_date, format_datetime

from .messages_plan import SENTENCES as PLAN_SENTENCES
from .messages_plan import SEPARATOR, money


def moment_text(record, moment):
    """A moment in the time zone of the akimat of ``record``, as the reader writes moments."""
    zone = record.company_id._akimat_now().tzinfo.zone
    return format_datetime(record.env, moment, tz=zone, dt_format="short")


def _commission_closed(env, record):
    return env._(
        "The commission of «%(record)s» cannot be changed any more: the bids have been opened.",
        record=record.display_name,
    )


def _method_without_bids(env, record):
    return env._(
        "«%(record)s» is bought without bids: the akim or the head of the office decides on it personally.",
        record=record.display_name,
    )


def _method_with_bids(env, record):
    return env._(
        "«%(record)s» is bought by bids: announce it. Only a direct purchase is decided without them.",
        record=record.display_name,
    )


def _no_ground(env, record):
    return env._(
        "«%(record)s»: a purchase from one source names its ground, a point of art. 16(3) of the Public Procurement "
        "Law. Enter it.",
        record=record.display_name,
    )


def _no_bids_until(env, record):
    return env._("«%(record)s» does not say until when bids are taken. Enter the moment.", record=record.display_name)


def _bids_until_past(env, record):
    return env._(
        "«%(record)s»: the last moment for bids has already passed. Enter a later one.", record=record.display_name
    )


def _opening_before_bids_end(env, record):
    return env._(
        "«%(record)s»: the opening is before the last moment for bids. Enter a later opening.",
        record=record.display_name,
    )


def _no_chair(env, record):
    return env._("«%(record)s» has no chair of the commission. Name the members first.", record=record.display_name)


def _still_sealed(env, record, moment):
    return env._(
        "The bids of «%(record)s» are sealed until %(moment)s. Open them then.",
        record=record.display_name,
        moment=moment_text(record, moment),
    )


def _no_bids(env, record):
    return env._("No bid for «%(record)s» has come. Declare the purchase failed.", record=record.display_name)


def _no_quorum(env, record, voting, taking_part):
    return env._(
        "«%(record)s»: there is no quorum, %(taking_part)s of %(voting)s voting members take part. "
        "Note who takes part, or call the others.",
        record=record.display_name,
        voting=voting,
        taking_part=taking_part,
    )


def _bids_not_judged(env, record, numbers):
    return env._(
        "«%(record)s»: these bids are neither admitted nor rejected: №№ %(numbers)s. Judge each of them.",
        record=record.display_name,
        numbers=SEPARATOR.join(map(str, numbers)),
    )


def _none_admitted(env, record):
    return env._("No bid for «%(record)s» is admitted. Declare the purchase failed.", record=record.display_name)


def _not_carried(env, record, votes_for, taking_part):
    return env._(
        "«%(record)s»: the commission has not voted for the result, %(votes_for)s of %(taking_part)s are for it. "
        "Let the members vote.",
        record=record.display_name,
        votes_for=votes_for,
        taking_part=taking_part,
    )


def _bids_not_taken(env, record):
    return env._(
        "Bids for «%(record)s» are not taken now. The procurement officer takes them after the announcement.",
        record=record.display_name,
    )


def _bid_too_late(env, record, moment):
    return env._(
        "Bids for «%(record)s» were taken until %(moment)s. A late bid is returned unopened.",
        record=record.display_name,
        moment=moment_text(record, moment),
    )


def _second_bid(env, record, name):
    return env._(
        "%(name)s has already made a bid for «%(record)s». One supplier makes one bid.",
        record=record.display_name,
        name=name,
    )


def _bid_reason_missing(env, record):
    return env._("A bid for «%(record)s» is rejected with a reason. Write it.", record=record.display_name)


def _bid_not_judged(env, record):
    return env._(
        "Bids for «%(record)s» are admitted or rejected after the opening, by the chair or the procurement officer.",
        record=record.display_name,
    )


def _not_evaluating(env, record):
    return env._(
        "Who takes part in the evaluation of «%(record)s» is noted after the opening, by the chair or the "
        "procurement officer.",
        record=record.display_name,
    )


def _not_a_judging_member(env, record):
    return env._(
        "You are not a member who judges the bids of «%(record)s» now, so there is nothing to step aside from.",
        record=record.display_name,
    )


def _not_voting(env, record):
    return env._(
        "You do not vote on «%(record)s»: members who take part and have not stepped aside vote after the evaluation.",
        record=record.display_name,
    )


def _complaint_too_late(env, record, until):
    return env._(
        "A complaint against «%(record)s» is taken after the protocol until %(until)s.",
        record=record.display_name,
        until=format_date(env, until) or "—",
    )


def _no_complaint(env, record):
    return env._("No complaint against «%(record)s» waits for a decision.", record=record.display_name)


def _not_to_contract(env, record):
    return env._(
        "A contract on «%(record)s» is prepared by the procurement officer after the protocol.",
        record=record.display_name,
    )


def _no_procedure(env, record):
    return env._(
        "«%(record)s» follows from no procedure. Choose the procedure whose protocol names the supplier.",
        record=record.display_name,
    )


def _no_protocol(env, record, procedure):
    return env._(
        "«%(record)s»: the procedure «%(procedure)s» has no protocol in force. Finish it first.",
        record=record.display_name,
        procedure=procedure,
    )


def _not_the_winner(env, record, winner):
    return env._(
        "«%(record)s»: the protocol names another supplier, %(winner)s. Make the contract with it.",
        record=record.display_name,
        winner=winner,
    )


def _over_winning_price(env, record, price):
    return env._(
        "«%(record)s» is above the sum of the protocol, %(price)s. Reduce the sum.",
        record=record.display_name,
        price=money(record, price),
    )


def _complaint_open(env, record):
    return env._(
        "«%(record)s» cannot be signed: a complaint against the protocol waits for its decision.",
        record=record.display_name,
    )


def _complaints_possible(env, record, until):
    return env._(
        "«%(record)s» cannot be signed yet: complaints against the protocol are taken until %(until)s "
        "(Public Procurement Law art. 25). Sign it afterwards.",
        record=record.display_name,
        until=format_date(env, until),
    )


def _no_needs(env, record):
    return env._(
        "There are no accepted needs of %(year)s outside the plan. Accept the needs of the units first.",
        year=record.year,
    )


# Functions of this file by the code they put into words.
SENTENCES = PLAN_SENTENCES | {
    name.removeprefix("_"): function
    for name, function in list(globals().items())
    if name.startswith("_") and getattr(function, "__module__", None) == __name__
}
