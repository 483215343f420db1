"""Sentences of refusals of planning and contracts: what was refused, which record, what to do."""

from odoo.tools import LazyTranslate, formatLang

_lt = LazyTranslate(__name__)

SEPARATOR = ", "
NEW_LINE = "\n"


def money(record, amount):
    """A sum in the currency of ``record``, as the reader writes sums."""
    return formatLang(record.env, float(amount), currency_obj=record.currency_id)


def _three(record, rows):
    """Rows (name, sum, limit) as lines of text."""
    return NEW_LINE.join(f"{name}: {money(record, first)} / {money(record, second)}" for name, first, second in rows)


def _estimate_below_contracts(env, record, lines):
    return env._(
        "«%(record)s» cannot be approved: contracts have already taken more than these lines give "
        "(line: estimate / contracts).\n%(lines)s",
        record=record.display_name,
        lines=_three(record, lines),
    )


def _items_incomplete(env, record, faults):
    return env._(
        "«%(record)s» cannot be submitted:\n%(faults)s", record=record.display_name, faults=NEW_LINE.join(faults)
    )


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


def _running_item_lost(env, record, names):
    return env._(
        "«%(record)s» leaves out what is already being bought: %(names)s. Put these rows back.",
        record=record.display_name,
        names=SEPARATOR.join(names),
    )


def _running_item_moved(env, record, names):
    return env._(
        "«%(record)s» pays from another budget line for what is already being bought: %(names)s. Put the former line "
        "back.",
        record=record.display_name,
        names=SEPARATOR.join(names),
    )


def _item_below_contracts(env, record, items):
    return env._(
        "«%(record)s»: these rows fall below what contracts have taken (row: plan / contracts).\n%(items)s",
        record=record.display_name,
        items=_three(record, items),
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


def _below_paid(env, record, paid):
    return env._(
        "«%(record)s»: %(paid)s is already paid, and the new sum is less. Enter a greater sum.",
        record=record.display_name,
        paid=money(record, paid),
    )


def _price_not_reduced(env, record, amount):
    return env._(
        "«%(record)s» says that the price is reduced, and the contract is for %(amount)s. Enter a smaller sum, or "
        "choose another reason.",
        record=record.display_name,
        amount=money(record, amount),
    )


def _paid_over_contract(env, record, paid, amount):
    return env._(
        "Payments under «%(record)s» would reach %(paid)s, and the contract is for %(amount)s. Check the sum.",
        record=record.display_name,
        paid=money(record, paid),
        amount=money(record, amount),
    )


SENTENCES = {
    "card_locked": _lt(
        "«%(record)s» is no longer a draft: %(fields)s cannot be changed. Have it returned, or make a new version or "
        "an amendment."
    ),
    "card_kept": _lt("«%(record)s» is no longer a draft and cannot be deleted. Its history is kept."),
    "estimate_empty": _lt("«%(record)s» has no lines. Enter the programmes and items first."),
    "estimate_below_contracts": _estimate_below_contracts,
    "no_quantity": _lt("The need «%(record)s» has no quantity. Enter how much is needed, more than zero."),
    "no_budget_line": _lt(
        "The need «%(record)s» names no budget line. Choose the item of the estimate that pays for it."
    ),
    "line_of_other_year": _lt(
        "«%(record)s»: the budget line «%(line)s» belongs to another year. Choose a line of the year of the need."
    ),
    "plan_empty": _lt("«%(record)s» has no purchases. Add rows, or gather the accepted needs."),
    "no_budget_date": _lt(
        "«%(record)s» does not say when the budget was approved. Enter the day: the term of approval runs from it."
    ),
    "no_change_reason": _lt("«%(record)s» changes the plan in force. Write why."),
    "items_incomplete": _items_incomplete,
    "item_without_line": _lt("«%(item)s»: no budget line. Choose the item of the estimate that pays for it."),
    "item_without_price": _lt("«%(item)s»: no price. Enter the price of one."),
    "item_of_other_year": _lt(
        "«%(item)s»: its budget line belongs to another year. Choose a line of the year of the plan."
    ),
    "method_without_reason": _lt("«%(item)s»: the method is not the proposed one. Write why another is chosen."),
    "method_of_goods": _lt("«%(item)s»: auctions and the electronic shop are for goods only. Choose another method."),
    "method_over_cap": _method_over_cap,
    "plan_over_estimate": _plan_over_estimate,
    "changed_too_often": _lt(
        "«%(record)s»: the plan has already been changed %(limit)s times this month, and more is not allowed. Approve "
        "it next month."
    ),
    "running_item_lost": _running_item_lost,
    "item_below_contracts": _item_below_contracts,
    "not_to_publish": _lt(
        "«%(record)s» is not waiting for publication: the procurement officer publishes an approved plan once."
    ),
    "item_not_in_force": _lt(
        "«%(record)s»: «%(item)s» is not in the plan in force. Buy only what the approved plan holds, or change the "
        "plan."
    ),
    "no_supplier": _lt("«%(record)s» names no supplier. Choose the organisation or person."),
    "supplier_without_number": _lt(
        "«%(record)s»: the supplier %(name)s has no valid BIN or IIN. Enter the 12 digits in the supplier's card."
    ),
    "no_amount": _lt("«%(record)s» has no sum. Enter what the contract costs."),
    "no_date_end": _lt("«%(record)s» does not say until when it is in force. Enter the day."),
    "payment_too_late": _lt(
        "«%(record)s»: payment comes not later than %(limit)s days after performance (%(norm)s). Shorten the term."
    ),
    "delivery_too_soon": _lt(
        "«%(record)s»: the supplier has at least %(limit)s days to deliver (%(norm)s). Lengthen the term."
    ),
    "subcontract_too_much": _lt(
        "«%(record)s»: subcontractors may have up to %(limit)s %% of a contract (%(norm)s). Reduce their share."
    ),
    "security_too_small": _lt(
        "«%(record)s»: the security of performance is at least %(limit)s %% (%(norm)s). Raise it."
    ),
    "security_too_big": _lt("«%(record)s»: the security of performance is at most %(limit)s %% (%(norm)s). Lower it."),
    "own_function_unchecked": _lt(
        "«%(record)s»: the lawyer has not confirmed that the subject is not the office's own function (Petropavl "
        "regulation p. 14; Rudny, Shymkent and Zhetisay p. 12). Confirm it with the legal visa."
    ),
    "officer_signs": _lt(
        "You prepare contracts and cannot sign «%(record)s». It is signed by the head of the office or by a person "
        "with a power of attorney."
    ),
    "other_budget_line": _lt(
        "«%(record)s» takes money from «%(line)s», but its line of the plan is paid from «%(planned)s». Money goes to "
        "what it was given for: choose the line of the plan."
    ),
    "over_plan_line": _over_plan_line,
    "over_budget_line": _over_budget_line,
    "not_paid_yet": _not_paid_yet,
    "contract_not_open": _lt("«%(record)s»: only a signed contract that is not closed is amended."),
    "below_paid": _below_paid,
    "no_such_ground": _lt("«%(record)s» cannot be terminated on the ground «%(ground)s». Choose one of the list."),
    "payment_kept": _lt(
        "The payment № %(number)s under «%(record)s» stands in the books and cannot be changed or deleted. Reverse it "
        "by a decision with a reason."
    ),
    "paid_in_future": _lt(
        "A payment under «%(record)s» cannot be of %(day)s: that day has not come yet. Enter the day of the payment "
        "order."
    ),
    "paid_before_signed": _lt(
        "A payment under «%(record)s» cannot be of %(day)s: the contract was signed on %(signed)s. Enter the day of "
        "the payment order."
    ),
    "number_used": _lt(
        "The payment № %(number)s under «%(record)s» cannot be entered: this number already stands in the payments of "
        "«%(other)s». Check the payment order."
    ),
    "own_payment": _lt(
        "You may not pay under «%(record)s» or take back its payment: you prepared or signed it, stand in it as the "
        "supplier, or entered that payment. Ask another person to do it."
    ),
    "reversed_already": _lt(
        "The payment № %(number)s under «%(record)s» cannot be reversed: it is reversed already, or is a reversal "
        "itself."
    ),
    "price_not_reduced": _price_not_reduced,
    "date_end_past": _lt("«%(record)s»: the last day %(day)s has already passed. Enter a later one."),
    "absurd_terms": _lt(
        "«%(record)s»: %(fields)s cannot be right. Days are not below zero, parts of the sum are from 0 to 100 %%."
    ),
    "below_zero": _lt("«%(record)s»: %(fields)s cannot be below zero. Correct what was entered."),
    "absurd_year": _lt("«%(record)s»: the year %(year)s cannot be meant. Enter a year near the present one."),
    "edition_keeps_year": _lt("«%(record)s» continues the version before: %(fields)s cannot be changed."),
    "running_item_moved": _running_item_moved,
    "power_is_given": _lt(
        "«%(record)s» is given and cannot be changed or deleted. Revoke it with a reason and give another one."
    ),
    "own_power": _lt("«%(record)s»: nobody gives a power to himself or takes his own away. Ask the other head."),
    "power_revoked": _lt("«%(record)s» is revoked already."),
    "payment_not_open": _lt("«%(record)s» takes no payments in this state. Payments follow the signature."),
    "paid_over_contract": _paid_over_contract,
}
