"""Sentences of refusals of planning and contracts: what was refused, which record, what to do."""

from odoo.tools import formatLang

from odoo.addons.akimat_base.messages import field_names, role_names

SEPARATOR = ", "
NEW_LINE = "\n"


def money(record, amount):
    """A sum in the currency of ``record``, as the reader writes sums."""
    return formatLang(record.env, float(amount), currency_obj=record.currency_id)


def _three(record, rows):
    """Rows (name, sum, limit) as lines of text."""
    return NEW_LINE.join(f"{name}: {money(record, first)} / {money(record, second)}" for name, first, second in rows)


def _card_locked(env, record, fields):
    return env._(
        "«%(record)s» is no longer a draft: %(fields)s cannot be changed. Have it returned, or make a new version "
        "or an amendment.",
        record=record.display_name,
        fields=field_names(record, fields),
    )


def _not_your_card(env, record, roles):
    return env._(
        "You may not write «%(record)s». It is written by: %(roles)s.",
        record=record.display_name or record._description,
        roles=role_names(record, roles),
    )


def _card_kept(env, record):
    return env._(
        "«%(record)s» is no longer a draft and cannot be deleted. Its history is kept.", record=record.display_name
    )


def _estimate_empty(env, record):
    return env._("«%(record)s» has no lines. Enter the programmes and items first.", record=record.display_name)


def _estimate_below_contracts(env, record, lines):
    return env._(
        "«%(record)s» cannot be approved: contracts have already taken more than these lines give "
        "(line: estimate / contracts).\n%(lines)s",
        record=record.display_name,
        lines=_three(record, lines),
    )


def _no_quantity(env, record):
    return env._(
        "The need «%(record)s» has no quantity. Enter how much is needed, more than zero.", record=record.display_name
    )


def _no_budget_line(env, record):
    return env._(
        "The need «%(record)s» names no budget line. Choose the item of the estimate that pays for it.",
        record=record.display_name,
    )


def _line_of_other_year(env, record, line):
    return env._(
        "«%(record)s»: the budget line «%(line)s» belongs to another year. Choose a line of the year of the need.",
        record=record.display_name,
        line=line,
    )


def _plan_empty(env, record):
    return env._("«%(record)s» has no purchases. Add rows, or gather the accepted needs.", record=record.display_name)


def _no_budget_date(env, record):
    return env._(
        "«%(record)s» does not say when the budget was approved. Enter the day: the term of approval runs from it.",
        record=record.display_name,
    )


def _no_change_reason(env, record):
    return env._("«%(record)s» changes the plan in force. Write why.", record=record.display_name)


def _items_incomplete(env, record, faults):
    return env._(
        "«%(record)s» cannot be submitted:\n%(faults)s", record=record.display_name, faults=NEW_LINE.join(faults)
    )


def _item_without_line(env, record, item):
    return env._("«%(item)s»: no budget line. Choose the item of the estimate that pays for it.", item=item)


def _item_without_price(env, record, item):
    return env._("«%(item)s»: no price. Enter the price of one.", item=item)


def _item_of_other_year(env, record, item):
    return env._(
        "«%(item)s»: its budget line belongs to another year. Choose a line of the year of the plan.", item=item
    )


def _method_without_reason(env, record, item):
    return env._("«%(item)s»: the method is not the proposed one. Write why another is chosen.", item=item)


def _method_of_goods(env, record, item):
    return env._("«%(item)s»: auctions and the electronic shop are for goods only. Choose another method.", item=item)


def _method_over_cap(env, record, item, total, cap, norm):
    return env._(
        "«%(item)s»: like purchases of the year sum to %(total)s, and this method buys up to %(cap)s (%(norm)s). "
        "Splitting a purchase is forbidden: choose a competitive method.",
        item=item,
        total=money(record, total),
        cap=money(record, cap),
        norm=norm,
    )


def _plan_over_estimate(env, record, lines):
    return env._(
        "«%(record)s» is above the approved estimate (line: plan / estimate):\n%(lines)s\n"
        "Reduce the purchases, or have the estimate changed.",
        record=record.display_name,
        lines=_three(record, lines),
    )


def _changed_too_often(env, record, limit):
    return env._(
        "«%(record)s»: the plan has already been changed %(limit)s times this month, and more is not allowed. "
        "Approve it next month.",
        record=record.display_name,
        limit=limit,
    )


def _running_item_lost(env, record, names):
    return env._(
        "«%(record)s» leaves out what is already being bought: %(names)s. Put these rows back.",
        record=record.display_name,
        names=SEPARATOR.join(names),
    )


def _item_below_contracts(env, record, items):
    return env._(
        "«%(record)s»: these rows fall below what contracts have taken (row: plan / contracts).\n%(items)s",
        record=record.display_name,
        items=_three(record, items),
    )


def _not_to_publish(env, record):
    return env._(
        "«%(record)s» is not waiting for publication: the procurement officer publishes an approved plan once.",
        record=record.display_name,
    )


def _item_not_in_force(env, record, item):
    return env._(
        "«%(record)s»: «%(item)s» is not in the plan in force. Buy only what the approved plan holds, "
        "or change the plan.",
        record=record.display_name,
        item=item,
    )


def _no_supplier(env, record):
    return env._("«%(record)s» names no supplier. Choose the organisation or person.", record=record.display_name)


def _supplier_without_number(env, record, name):
    return env._(
        "«%(record)s»: the supplier %(name)s has no valid BIN or IIN. Enter the 12 digits in the supplier's card.",
        record=record.display_name,
        name=name,
    )


def _no_amount(env, record):
    return env._("«%(record)s» has no sum. Enter what the contract costs.", record=record.display_name)


def _no_date_end(env, record):
    return env._("«%(record)s» does not say until when it is in force. Enter the day.", record=record.display_name)


def _payment_too_late(env, record, limit, norm):
    return env._(
        "«%(record)s»: payment comes not later than %(limit)s days after performance (%(norm)s). Shorten the term.",
        record=record.display_name,
        limit=limit,
        norm=norm,
    )


def _delivery_too_soon(env, record, limit, norm):
    return env._(
        "«%(record)s»: the supplier has at least %(limit)s days to deliver (%(norm)s). Lengthen the term.",
        record=record.display_name,
        limit=limit,
        norm=norm,
    )


def _subcontract_too_much(env, record, limit, norm):
    return env._(
        "«%(record)s»: subcontractors may have up to %(limit)s %% of a contract (%(norm)s). Reduce their share.",
        record=record.display_name,
        limit=limit,
        norm=norm,
    )


def _security_too_small(env, record, limit, norm):
    return env._(
        "«%(record)s»: the security of performance is at least %(limit)s %% (%(norm)s). Raise it.",
        record=record.display_name,
        limit=limit,
        norm=norm,
    )


def _security_too_big(env, record, limit, norm):
    return env._(
        "«%(record)s»: the security of performance is at most %(limit)s %% (%(norm)s). Lower it.",
        record=record.display_name,
        limit=limit,
        norm=norm,
    )


def _own_contract_visa(env, record):
    return env._(
        "You prepared «%(record)s» and cannot give it the legal visa. Another lawyer does.", record=record.display_name
    )


def _own_function_unchecked(env, record):
    return env._(
        "«%(record)s»: the lawyer has not confirmed that the subject is not the office's own function (Petropavl "
        "regulation p. 14; Rudny, Shymkent and Zhetisay p. 12). Confirm it with the legal visa.",
        record=record.display_name,
    )


def _officer_signs(env, record):
    return env._(
        "You prepare contracts and cannot sign «%(record)s». It is signed by the head of the office or by a person "
        "with a power of attorney.",
        record=record.display_name,
    )


def _other_budget_line(env, record, line, planned):
    return env._(
        "«%(record)s» takes money from «%(line)s», but its line of the plan is paid from «%(planned)s». "
        "Money goes to what it was given for: choose the line of the plan.",
        record=record.display_name or record._description,
        line=line,
        planned=planned,
    )


def _over_plan_line(env, record, line, wanted, free):
    return env._(
        "«%(record)s» takes %(wanted)s, but only %(free)s is free on the line of the plan «%(line)s». "
        "Reduce the sum, or change the plan.",
        record=record.display_name,
        line=line,
        wanted=money(record, wanted),
        free=money(record, free),
    )


def _over_budget_line(env, record, line, wanted, free):
    return env._(
        "«%(record)s» takes %(wanted)s, but only %(free)s is free on the budget line «%(line)s». "
        "Reduce the sum, or have the estimate changed.",
        record=record.display_name,
        line=line,
        wanted=money(record, wanted),
        free=money(record, free),
    )


def _not_paid_yet(env, record, paid, amount):
    return env._(
        "«%(record)s» cannot be closed: %(paid)s of %(amount)s is paid. Enter the payments, or terminate the contract.",
        record=record.display_name,
        paid=money(record, paid),
        amount=money(record, amount),
    )


def _contract_not_open(env, record):
    return env._("«%(record)s»: only a signed contract that is not closed is amended.", record=record.display_name)


def _below_paid(env, record, paid):
    return env._(
        "«%(record)s»: %(paid)s is already paid, and the new sum is less. Enter a greater sum.",
        record=record.display_name,
        paid=money(record, paid),
    )


def _no_such_ground(env, record, ground):
    return env._(
        "«%(record)s» cannot be terminated on the ground «%(ground)s». Choose one of the list.",
        record=record.display_name,
        ground=ground,
    )


def _payment_kept(env, record, number):
    return env._(
        "The payment № %(number)s under «%(record)s» stands in the books and cannot be changed or deleted.",
        record=record.display_name,
        number=number,
    )


def _payment_not_open(env, record):
    return env._(
        "«%(record)s» takes no payments in this state. Payments follow the signature.", record=record.display_name
    )


def _payment_by_finance(env, record):
    return env._("Payments under «%(record)s» are entered by the finance officer.", record=record.display_name)


def _paid_over_contract(env, record, paid, amount):
    return env._(
        "Payments under «%(record)s» would reach %(paid)s, and the contract is for %(amount)s. Check the sum.",
        record=record.display_name,
        paid=money(record, paid),
        amount=money(record, amount),
    )


# Functions of this file by the code they put into words.
SENTENCES = {
    name.removeprefix("_"): function
    for name, function in list(globals().items())
    if name.startswith("_") and name != "_three" and getattr(function, "__module__", None) == __name__
}
