"""Sentences of refusals of supply: what was refused, which request, what to do."""

from odoo.tools import LazyTranslate, float_repr

from odoo.addons.akimat_base.messages import field_names

_lt = LazyTranslate(__name__)

SEPARATOR = ", "


def quantity_text(quantity):
    """A quantity without idle zeros: 2, 0.5, 12.25.

    >>> quantity_text(2.0), quantity_text(0.5), quantity_text(100.0)
    ('2', '0.5', '100')
    """
    return float_repr(quantity, 3).rstrip("0").rstrip(".")


def _no_quantity(env, record, names):
    return env._(
        "«%(record)s»: enter a quantity above zero for %(names)s.",
        record=record.display_name,
        names=SEPARATOR.join(names),
    )


def _over_norm(env, record, lines):
    return env._(
        "«%(record)s» goes above the norm, and only the head of the office approves that, with a reason.\n%(lines)s",
        record=record.display_name,
        lines="\n".join(lines),
    )


def _over_norm_reason(env, record, lines):
    return env._(
        "«%(record)s» goes above the norm. Approve it with a reason, or reduce the quantity.\n%(lines)s",
        record=record.display_name,
        lines="\n".join(lines),
    )


def _locked(env, record, names):
    return env._(
        "«%(record)s» is under way: %(fields)s cannot be changed now. Cancel the request and make a new one.",
        record=record.display_name,
        fields=field_names(record, names),
    )


def _over_request(env, record, lines):
    return "\n".join(
        env._(
            "«%(record)s»: %(asked)s %(unit)s of «%(product)s» are to be issued, but only %(left)s are still approved. "
            "Issue no more than that.",
            record=record.display_name,
            asked=quantity_text(line.quantity),
            unit=line.unit,
            product=line.name,
            left=quantity_text(line.remaining),
        )
        for line in lines
    )


def _over_stock(env, record, lines):
    return "\n".join(
        env._(
            "«%(record)s»: %(asked)s %(unit)s of «%(product)s» are to be issued, but the store has %(stock)s. "
            "Issue what there is, and let the rest wait or be bought.",
            record=record.display_name,
            asked=quantity_text(line.quantity),
            unit=line.unit,
            product=line.name,
            stock=quantity_text(line.available),
        )
        for line in lines
    )


def _rest_left(env, record, lines):
    return env._(
        "«%(record)s» is not issued in full yet; still waiting: %(lines)s.",
        record=record.display_name,
        lines=SEPARATOR.join(lines),
    )


def _acts_not_received(env, record, names):
    return env._(
        "«%(record)s» is not confirmed while goods are still to be received by %(names)s. "
        "Each receiver confirms himself.",
        record=record.display_name,
        names=SEPARATOR.join(names),
    )


def _more_than_asked(env, record, product, asked):
    return env._(
        "«%(record)s»: %(asked)s of «%(product)s» was asked for. Whoever decides may give less, not more.",
        record=record.display_name,
        product=product,
        asked=quantity_text(asked),
    )


SENTENCES = {
    "no_lines": _lt("«%(record)s» names nothing. Choose the goods and their quantity first."),
    "no_quantity": _no_quantity,
    "no_purpose": _lt("«%(record)s» does not say what for. Write the purpose."),
    "no_place": _lt("«%(record)s» does not say where. Enter the room or the place."),
    "no_moment": _lt("«%(record)s» does not say when. Enter the day and hour."),
    "no_unit": _lt(
        "«%(record)s» belongs to no unit. Ask the personnel service to enter your unit in the employee card."
    ),
    "no_servicing_unit": _lt(
        "«%(record)s» cannot be sent: nobody is named who supplies «%(unit)s». Ask the administrator to set its "
        "servicing organisation."
    ),
    "over_norm": _over_norm,
    "over_norm_reason": _over_norm_reason,
    "locked": _locked,
    "lines_locked": _lt("The list of «%(record)s» cannot be changed now. Cancel the request and make a new one."),
    "kept": _lt("«%(record)s» has been sent and cannot be deleted. Cancel it with a reason."),
    "not_goods": _lt(
        "«%(record)s» asks for a service, so nothing is issued from the store. Report what has been done."
    ),
    "not_service": _lt("«%(record)s» asks for goods: issue them from the store."),
    "no_result": _lt("«%(record)s»: write what has been done."),
    "nothing_to_issue": _lt(
        "Nothing is chosen to be issued for «%(record)s». Enter a quantity above zero on at least one line."
    ),
    "over_request": _over_request,
    "over_stock": _over_stock,
    "no_receiver": _lt("«%(record)s»: say who receives the goods."),
    "receiver_issues": _lt(
        "«%(record)s»: %(name)s issues the goods and cannot sign for them as well. Choose another receiver, or let "
        "another storekeeper issue."
    ),
    "unknown_rest": _lt("«%(record)s»: what is not issued now either waits or is to be bought; «%(rest)s» is neither."),
    "foreign_line": _lt("A line of another request cannot be issued with «%(record)s»."),
    "rest_left": _rest_left,
    "nothing_left": _lt("Everything of «%(record)s» has been issued; nothing is left to buy."),
    "no_store": _lt("«%(record)s»: %(company)s has no store. Ask the administrator to make a warehouse for it."),
    "acts_not_received": _acts_not_received,
    "more_than_asked": _more_than_asked,
    "supply_norm_is_fixed": _lt(
        "The norm «%(record)s» explains what was decided by it: %(fields)s cannot be changed. Enter its last day and "
        "add the next norm."
    ),
    "supply_norm_used": _lt(
        "The norm «%(record)s» explains what was decided by it and cannot be deleted. Enter its last day."
    ),
    "stock_by_steps": _lt(
        "The stock of the office moves by its papers: goods come by an acceptance act and leave by an issue on a "
        "request. «%(record)s» cannot be entered, changed or deleted by hand."
    ),
    "count_failed": _lt(
        "The count of %(names)s cannot be applied: movements hold part of these goods. Finish or cancel the movements, "
        "then count again."
    ),
    "act_by_issue": _lt("A handover act is made when goods are issued on a request; it cannot be entered by hand."),
    "asks_for_another": _lt(
        "You may not ask in the name of %(name)s: ask in your own, or in that of a person you substitute."
    ),
    "not_draft_of_yours": _lt("Goods are added to a draft request of your own. «%(record)s» is not one."),
}
