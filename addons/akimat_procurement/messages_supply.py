"""Sentences of refusals of supply: what was refused, which request, what to do."""

from odoo.tools import float_repr

from odoo.addons.akimat_base.messages import field_names

SEPARATOR = ", "


def quantity_text(quantity):
    """A quantity without idle zeros: 2, 0.5, 12.25.

    >>> quantity_text(2.0), quantity_text(0.5), quantity_text(100.0)
    ('2', '0.5', '100')
    """
    return float_repr(quantity, 3).rstrip("0").rstrip(".")


def _no_lines(env, record):
    return env._("«%(record)s» names nothing. Choose the goods and their quantity first.", record=record.display_name)


def _no_quantity(env, record, names):
    return env._(
        "«%(record)s»: enter a quantity above zero for %(names)s.",
        record=record.display_name,
        names=SEPARATOR.join(names),
    )


def _no_purpose(env, record):
    return env._("«%(record)s» does not say what for. Write the purpose.", record=record.display_name)


def _no_place(env, record):
    return env._("«%(record)s» does not say where. Enter the room or the place.", record=record.display_name)


def _no_moment(env, record):
    return env._("«%(record)s» does not say when. Enter the day and hour.", record=record.display_name)


def _no_unit(env, record):
    return env._(
        "«%(record)s» belongs to no unit. Ask the personnel service to enter your unit in the employee card.",
        record=record.display_name,
    )


def _no_servicing_unit(env, record, unit):
    return env._(
        "«%(record)s» cannot be sent: nobody is named who supplies «%(unit)s». "
        "Ask the administrator to set its servicing organisation.",
        record=record.display_name,
        unit=unit,
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


def _lines_locked(env, record):
    return env._(
        "The list of «%(record)s» cannot be changed now. Cancel the request and make a new one.",
        record=record.display_name,
    )


def _kept(env, record):
    return env._(
        "«%(record)s» has been sent and cannot be deleted. Cancel it with a reason.", record=record.display_name
    )


def _not_goods(env, record):
    return env._(
        "«%(record)s» asks for a service, so nothing is issued from the store. Report what has been done.",
        record=record.display_name,
    )


def _not_service(env, record):
    return env._("«%(record)s» asks for goods: issue them from the store.", record=record.display_name)


def _no_result(env, record):
    return env._("«%(record)s»: write what has been done.", record=record.display_name)


def _nothing_to_issue(env, record):
    return env._(
        "Nothing is chosen to be issued for «%(record)s». Enter a quantity above zero on at least one line.",
        record=record.display_name,
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


def _no_receiver(env, record):
    return env._("«%(record)s»: say who receives the goods.", record=record.display_name)


def _receiver_issues(env, record, name):
    return env._(
        "«%(record)s»: %(name)s issues the goods and cannot sign for them as well. "
        "Choose another receiver, or let another storekeeper issue.",
        record=record.display_name,
        name=name,
    )


def _unknown_rest(env, record, rest):
    return env._(
        "«%(record)s»: what is not issued now either waits or is to be bought; «%(rest)s» is neither.",
        record=record.display_name,
        rest=rest,
    )


def _foreign_line(env, record):
    return env._("A line of another request cannot be issued with «%(record)s».", record=record.display_name)


def _rest_left(env, record, lines):
    return env._(
        "«%(record)s» is not issued in full yet; still waiting: %(lines)s.",
        record=record.display_name,
        lines=SEPARATOR.join(lines),
    )


def _nothing_left(env, record):
    return env._("Everything of «%(record)s» has been issued; nothing is left to buy.", record=record.display_name)


def _no_store(env, record, company):
    return env._(
        "«%(record)s»: %(company)s has no store. Ask the administrator to make a warehouse for it.",
        record=record.display_name,
        company=company,
    )


def _no_signature(env, record):
    return env._(
        "«%(record)s» has no signature. The receiver signs on the screen, or confirms the receipt himself.",
        record=record.display_name,
    )


def _act_by_issue(env, record):
    return env._("A handover act is made when goods are issued on a request; it cannot be entered by hand.")


def _asks_for_another(env, record, name):
    return env._(
        "You may not ask in the name of %(name)s: ask in your own, or in that of a person you substitute.", name=name
    )


def _not_draft_of_yours(env, record):
    return env._("Goods are added to a draft request of your own. «%(record)s» is not one.", record=record.display_name)


SENTENCES = {
    function.__name__.removeprefix("_"): function
    for function in (
        _no_lines,
        _no_quantity,
        _no_purpose,
        _no_place,
        _no_moment,
        _no_unit,
        _no_servicing_unit,
        _over_norm,
        _over_norm_reason,
        _locked,
        _lines_locked,
        _kept,
        _not_goods,
        _not_service,
        _no_result,
        _nothing_to_issue,
        _over_request,
        _over_stock,
        _no_receiver,
        _receiver_issues,
        _unknown_rest,
        _foreign_line,
        _rest_left,
        _nothing_left,
        _no_store,
        _no_signature,
        _act_by_issue,
        _asks_for_another,
        _not_draft_of_yours,
    )
}
