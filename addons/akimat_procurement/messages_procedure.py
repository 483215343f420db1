"""Sentences of refusals of procedures: what was refused, which purchase, what to do."""

from odoo.tools import LazyTranslate, format_date, format_datetime

from .messages_plan import SENTENCES as PLAN_SENTENCES
from .messages_plan import SEPARATOR, money

_lt = LazyTranslate(__name__)


def moment_text(record, moment):
    """A moment in the time zone of the akimat of ``record``, as the reader writes moments."""
    zone = record.company_id._akimat_now().tzinfo.zone
    return format_datetime(record.env, moment, tz=zone, dt_format="short")


def _still_sealed(env, record, moment):
    return env._(
        "The bids of «%(record)s» are sealed until %(moment)s. Open them then.",
        record=record.display_name,
        moment=moment_text(record, moment),
    )


def _bids_not_judged(env, record, numbers):
    return env._(
        "«%(record)s»: these bids are neither admitted nor rejected: №№ %(numbers)s. Judge each of them.",
        record=record.display_name,
        numbers=SEPARATOR.join(map(str, numbers)),
    )


def _bid_too_late(env, record, moment):
    return env._(
        "Bids for «%(record)s» were taken until %(moment)s. A late bid is returned unopened.",
        record=record.display_name,
        moment=moment_text(record, moment),
    )


def _complaint_too_late(env, record, until):
    return env._(
        "A complaint against «%(record)s» is taken after the protocol until %(until)s.",
        record=record.display_name,
        until=format_date(env, until) or "—",
    )


def _over_winning_price(env, record, price):
    return env._(
        "«%(record)s» is above the sum of the protocol, %(price)s. Reduce the sum.",
        record=record.display_name,
        price=money(record, price),
    )


def _no_needs(env, record):
    return env._(
        "There are no accepted needs of %(year)s outside the plan. Accept the needs of the units first.",
        year=record.year,
    )


SENTENCES = PLAN_SENTENCES | {
    "commission_closed": _lt("The commission of «%(record)s» cannot be changed any more: the bids have been opened."),
    "method_without_bids": _lt(
        "«%(record)s» is bought without bids: the akim or the head of the office decides on it personally."
    ),
    "method_with_bids": _lt(
        "«%(record)s» is bought by bids: announce it. Only a direct purchase is decided without them."
    ),
    "no_ground": _lt(
        "«%(record)s»: a purchase from one source names its ground, a point of art. 16(3) of the Public Procurement "
        "Law. Enter it."
    ),
    "no_bids_until": _lt("«%(record)s» does not say until when bids are taken. Enter the moment."),
    "bids_until_past": _lt("«%(record)s»: the last moment for bids has already passed. Enter a later one."),
    "opening_before_bids_end": _lt(
        "«%(record)s»: the opening is before the last moment for bids. Enter a later opening."
    ),
    "no_chair": _lt("«%(record)s» has no chair of the commission. Name the members first."),
    "still_sealed": _still_sealed,
    "no_bids": _lt("No bid for «%(record)s» has come. Declare the purchase failed."),
    "no_quorum": _lt(
        "«%(record)s»: there is no quorum, %(taking_part)s of %(voting)s voting members take part. Note who takes "
        "part, or call the others."
    ),
    "bids_not_judged": _bids_not_judged,
    "none_admitted": _lt("No bid for «%(record)s» is admitted. Declare the purchase failed."),
    "not_carried": _lt(
        "«%(record)s»: the commission has not voted for the result, %(votes_for)s of %(taking_part)s are for it. Let "
        "the members vote."
    ),
    "bids_not_taken": _lt(
        "Bids for «%(record)s» are not taken now. The procurement officer takes them after the announcement."
    ),
    "bid_too_late": _bid_too_late,
    "second_bid": _lt("%(name)s has already made a bid for «%(record)s». One supplier makes one bid."),
    "bid_reason_missing": _lt("A bid for «%(record)s» is rejected with a reason. Write it."),
    "bid_not_judged": _lt(
        "Bids for «%(record)s» are admitted or rejected after the opening, by the chair or the procurement officer."
    ),
    "not_evaluating": _lt(
        "Who takes part in the evaluation of «%(record)s» is noted after the opening, by the chair or the procurement "
        "officer."
    ),
    "not_a_judging_member": _lt(
        "You are not a member who judges the bids of «%(record)s» now, so there is nothing to step aside from."
    ),
    "not_voting": _lt(
        "You do not vote on «%(record)s»: members who take part and have not stepped aside vote after the evaluation."
    ),
    "complaint_too_late": _complaint_too_late,
    "no_complaint": _lt("No complaint against «%(record)s» waits for a decision."),
    "not_to_contract": _lt("A contract on «%(record)s» is prepared by the procurement officer after the protocol."),
    "no_procedure": _lt(
        "«%(record)s» follows from no procedure. Choose the procedure whose protocol names the supplier."
    ),
    "no_protocol": _lt("«%(record)s»: the procedure «%(procedure)s» has no protocol in force. Finish it first."),
    "not_the_winner": _lt("«%(record)s»: the protocol names another supplier, %(winner)s. Make the contract with it."),
    "over_winning_price": _over_winning_price,
    "complaint_open": _lt("«%(record)s» cannot be signed: a complaint against the protocol waits for its decision."),
    "complaints_possible": _lt(
        "«%(record)s» cannot be signed yet: complaints against the protocol are taken until %(until)s (Public "
        "Procurement Law art. 25). Sign it afterwards."
    ),
    "no_needs": _no_needs,
}
