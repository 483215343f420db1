"""Sentences of refusals of acceptance: what was refused, which act, what to do."""

from odoo.tools import format_date

from .messages_supply import SEPARATOR, quantity_text


def _contract_not_open(env, record):
    return env._(
        "«%(record)s»: nothing is accepted under a contract that is not signed or is over. Choose another contract.",
        record=record.display_name,
    )


def _delivered_in_future(env, record, day):
    return env._(
        "«%(record)s»: the delivery is dated %(day)s, which has not come yet. Enter today or an earlier day.",
        record=record.display_name,
        day=format_date(env, day),
    )


def _delivered_before_contract(env, record, day):
    return env._(
        "«%(record)s»: the delivery is dated before the contract was signed (%(day)s). Correct the day.",
        record=record.display_name,
        day=format_date(env, day),
    )


def _commission_too_small(env, record, least):
    return env._(
        "«%(record)s»: an acceptance commission has at least %(least)s members. Add the missing ones.",
        record=record.display_name,
        least=least,
    )


def _one_chair(env, record):
    return env._("«%(record)s»: mark exactly one member of the commission as its chair.", record=record.display_name)


def _nothing_delivered(env, record):
    return env._("«%(record)s»: nothing is entered as delivered. Enter the quantities.", record=record.display_name)


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


def _foreign_order_line(env, record):
    return env._("«%(record)s»: a line is not of this contract. Choose the contract again.", record=record.display_name)


def _not_all_signed(env, record, names):
    return env._(
        "«%(record)s» is approved when every member of the commission has signed. Still missing: %(names)s.",
        record=record.display_name,
        names=SEPARATOR.join(names),
    )


def _not_yours_to_sign(env, record):
    return env._("«%(record)s» does not wait for your signature.", record=record.display_name)


SENTENCES = {
    function.__name__.removeprefix("_"): function
    for function in (
        _contract_not_open,
        _delivered_in_future,
        _delivered_before_contract,
        _commission_too_small,
        _one_chair,
        _nothing_delivered,
        _accepted_not_delivered,
        _over_contract,
        _no_reject_reason,
        _foreign_order_line,
        _not_all_signed,
        _not_yours_to_sign,
    )
}
