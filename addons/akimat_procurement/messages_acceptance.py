"""Sentences of refusals of acceptance: what was refused, which act, what to do."""

from odoo.tools import LazyTranslate

from .messages_supply import SEPARATOR, quantity_text

_lt = LazyTranslate(__name__)


def _accepted_not_delivered(env, record, lines):
    return env._(
        "«%(record)s»: more is accepted than was delivered of %(names)s. Correct the quantities.",
        record=record.display_name,
        names=SEPARATOR.join(line.name for line in lines),
    )


def _over_contract(env, record, lines):
    return "\n".join(
        env._(
            "«%(record)s»: the contract orders %(ordered)s of «%(name)s», %(before)s are accepted already, "
            "and %(accepted)s more cannot be. Accept no more than %(left)s and reject the rest.",
            record=record.display_name,
            ordered=quantity_text(line.ordered),
            name=line.name,
            before=quantity_text(line.before),
            accepted=quantity_text(line.accepted),
            left=quantity_text(max(line.ordered - line.before, 0)),
        )
        for line in lines
    )


def _no_reject_reason(env, record, lines):
    return env._(
        "«%(record)s»: say why %(names)s is not accepted in full.",
        record=record.display_name,
        names=SEPARATOR.join(line.name for line in lines),
    )


def _not_all_signed(env, record, names):
    return env._(
        "«%(record)s» is approved when every member of the commission has signed. Still missing: %(names)s.",
        record=record.display_name,
        names=SEPARATOR.join(names),
    )


SENTENCES = {
    "contract_not_open": _lt(
        "«%(record)s»: nothing is accepted under a contract that is not signed or is over. Choose another contract."
    ),
    "delivered_in_future": _lt(
        "«%(record)s»: the delivery is dated %(day)s, which has not come yet. Enter today or an earlier day."
    ),
    "delivered_before_contract": _lt(
        "«%(record)s»: the delivery is dated before the contract was signed (%(day)s). Correct the day."
    ),
    "commission_too_small": _lt(
        "«%(record)s»: an acceptance commission has at least %(least)s members. Add the missing ones."
    ),
    "one_chair": _lt("«%(record)s»: mark exactly one member of the commission as its chair."),
    "nothing_delivered": _lt("«%(record)s»: nothing is entered as delivered. Enter the quantities."),
    "accepted_not_delivered": _accepted_not_delivered,
    "over_contract": _over_contract,
    "no_reject_reason": _no_reject_reason,
    "foreign_order_line": _lt("«%(record)s»: a line is not of this contract. Choose the contract again."),
    "not_all_signed": _not_all_signed,
    "not_yours_to_sign": _lt("«%(record)s» does not wait for your signature."),
}
