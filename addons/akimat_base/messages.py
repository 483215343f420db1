"""Sentences of refusals: what was refused, which record, what to do."""

from datetime import date
from inspect import isfunction

from odoo.tools import format_date

SEPARATOR = ", "


def field_names(record, names):
    """Labels of the fields of ``record`` (a row speaks for its parent too) in the reader's language, joined."""
    return SEPARATOR.join(sorted(_owner(record, name)._fields[name]._description_string(record.env) for name in names))


def _owner(record, name):
    """The record, or the one above it whose row it is, that has the field ``name``."""
    while name not in record._fields and getattr(record, "_row_of", None):
        record = record[record._row_of[0]]
    return record


def role_names(record, roles):
    """Names of the workflow roles of ``record`` in the reader's language, joined; people come before the system."""
    known = record._role_names()
    return SEPARATOR.join(sorted({known.get(role, role) for role in roles - {"system"} or roles}))


def state_name(record, state):
    """Label of a state of ``record`` in the reader's language."""
    return dict(record._fields["state"]._description_selection(record.env)).get(state, state)


def _no_such_move(env, record, target):
    return env._(
        "«%(record)s» is in the state «%(state)s» and cannot become «%(target)s». Take the steps in their order.",
        record=record.display_name,
        state=state_name(record, record.state),
        target=state_name(record, target),
    )


def _no_such_step(env, record, name):
    return env._(
        "This step cannot be taken for «%(record)s» in the state «%(state)s».",
        record=record.display_name,
        state=state_name(record, record.state),
    )


def _not_your_role(env, record, roles):
    return env._(
        "You may not take this step for «%(record)s». It is taken by: %(roles)s.",
        record=record.display_name,
        roles=role_names(record, roles),
    )


def _starts_as(env, record, state):
    return env._(
        "A new record («%(model)s») starts in the state «%(state)s»; other states are reached step by step.",
        model=record._description,
        state=state_name(record, state),
    )


def _reason_missing(env, record):
    return env._("«%(record)s»: give the reason first.", record=record.display_name)


def _registration_in_future(env, record, day):
    return env._(
        "«%(record)s» cannot be registered on %(day)s: that day has not come yet. Enter today or an earlier day.",
        record=record.display_name,
        day=format_date(env, day),
    )


def _number_is_given(env, record):
    return env._(
        "The number and day of «%(record)s» are given by registration; they cannot be entered or changed by hand.",
        record=record.display_name or record._description,
    )


def _registered_is_frozen(env, record, fields):
    return env._(
        "«%(record)s» is registered: %(fields)s cannot be changed. Annul the registration and register anew.",
        record=record.display_name,
        fields=field_names(record, fields),
    )


def _registered_is_kept(env, record):
    return env._(
        "«%(record)s» is registered and cannot be deleted. Annul the registration with a reason.",
        record=record.display_name,
    )


def _journal_missing(env, record):
    return env._(
        "There is no journal to register «%(record)s» in. Ask the administrator to make one for %(company)s.",
        record=record.display_name or record._description,
        company=record.company_id.display_name,
    )


def _deadline_before_start(env, record, deadline, start):
    return env._(
        "«%(record)s»: the deadline %(deadline)s is before the start %(start)s. Enter a later day.",
        record=record.display_name or record._description,
        deadline=format_date(env, deadline),
        start=format_date(env, start),
    )


def _deadline_by_decision(env, record):
    return env._(
        "The deadline of «%(record)s» is set by norm or by decision; ask for an extension instead of changing it.",
        record=record.display_name or record._description,
    )


def _substituted_already(env, record, other):
    other = record.browse(other)
    return env._(
        "%(official)s is already substituted by %(substitute)s from %(first)s to %(last)s. "
        "End that substitution first, or choose other days.",
        official=other.principal_id.name,
        substitute=other.substitute_id.name,
        first=format_date(env, other.date_from),
        last=format_date(env, other.date_to),
    )


def _next_row_too_early(env, record, begins):
    return env._(
        "%(norm)s begins on %(begins)s: the next row must begin later. To correct a mistake, change the row itself.",
        norm=record.display_name,
        begins=format_date(env, begins),
    )


def _next_row_gap(env, record, ended):
    return env._(
        "%(norm)s ended on %(ended)s: the next row must begin the day after, or no law would hold in between.",
        norm=record.display_name,
        ended=format_date(env, ended),
    )


def _next_row_overlap(env, record, other, begins):
    return env._(
        "%(norm)s is already followed by a row from %(begins)s (%(other)s): close that one, or choose an earlier day.",
        norm=record.display_name,
        other=record.browse(other).citation,
        begins=format_date(env, begins),
    )


def _closed_now(env, record, fields):
    known = "state" in record._fields and record and state_name(record, record.state)
    return env._(
        "«%(record)s»%(state)s: %(fields)s cannot be entered or changed now. It is written by the steps of the record.",
        record=record.display_name or record._description,
        state=f" ({known})" if known else "",
        fields=field_names(record, fields),
    )


def _not_yours_to_change(env, record, fields, roles):
    return env._(
        "«%(record)s»: you may not change %(fields)s. It is changed by: %(roles)s.",
        record=record.display_name or record._description,
        fields=field_names(record, fields),
        roles=role_names(record, roles),
    )


def _kept_in_state(env, record):
    return env._(
        "«%(record)s» is kept: it can no longer be deleted. Use a step that ends it.",
        record=record.display_name or record._description,
    )


def _own_act(env, record, fields):
    return env._(
        "You may not take this step for «%(record)s»: you stand in it yourself (%(fields)s). "
        "Ask somebody else to do it.",
        record=record.display_name or record._description,
        fields=field_names(record, fields),
    )


def _file_is_kept(env, record, name):
    return env._(
        "The file «%(name)s» belongs to «%(record)s» and is kept as it is. Add the new version beside it.",
        name=name,
        record=record.display_name or record._description,
    )


def _conversation_is_kept(env, record):
    return env._(
        "What was said about «%(record)s» is a part of its history: it is neither changed nor deleted. "
        "Write a new message.",
        record=record.display_name or record._description,
    )


def _trace_malformed(env, record):
    return env._(
        "The deadline of «%(record)s» was not stored: how it was counted is incomplete. Tell the administrator.",
        record=record.display_name or record._description,
    )


def _duty_has_begun(env, record, fields):
    return env._(
        "«%(duty)s» has begun: %(fields)s cannot be changed, nor the duty deleted. End it and enter the next one.",
        duty=record.display_name,
        fields=field_names(record, fields),
    )


def _order_unnamed(env, record):
    return env._(
        "«%(record)s» rests on an order: enter its number and date before it is confirmed.",
        record=record.display_name,
    )


def _own_duty(env, record):
    return env._(
        "«%(duty)s» would be your own duty, and rights follow from it. Ask another administrator to enter it.",
        duty=record.display_name,
    )


def _journal_is_used(env, record, fields):
    return env._(
        "Numbers have been given by the journal «%(journal)s»: %(fields)s cannot be changed. Open another journal.",
        journal=record.display_name,
        fields=field_names(record, fields),
    )


def _norm_has_begun(env, record, fields):
    return env._(
        "%(norm)s is in force or was: %(fields)s cannot be changed. Close the row and add the next one.",
        norm=record.display_name,
        fields=field_names(record, fields),
    )


def _norm_is_absurd(env, record, amount):
    return env._(
        "%(amount)s cannot be right for %(norm)s: it is too large, or counts the other way than the law. Check it.",
        amount=amount,
        norm=record.code,
    )


def _file_is_empty(env, record, name):
    return env._("The file «%(name)s» is empty: choose the right one.", name=name)


def _file_is_other(env, record, name):
    return env._("The file «%(name)s» is not what its name says: save it anew in the right format.", name=name)


def _file_has_macros(env, record, name):
    return env._("The file «%(name)s» has macros: save it without them, or as PDF.", name=name)


SENTENCES = {
    "file_is_empty": _file_is_empty,
    "file_is_other": _file_is_other,
    "file_has_macros": _file_has_macros,
    "norm_has_begun": _norm_has_begun,
    "duty_has_begun": _duty_has_begun,
    "own_duty": _own_duty,
    "order_unnamed": _order_unnamed,
    "journal_is_used": _journal_is_used,
    "norm_is_absurd": _norm_is_absurd,
    "closed_now": _closed_now,
    "not_yours_to_change": _not_yours_to_change,
    "kept_in_state": _kept_in_state,
    "own_act": _own_act,
    "file_is_kept": _file_is_kept,
    "conversation_is_kept": _conversation_is_kept,
    "trace_malformed": _trace_malformed,
    "no_such_move": _no_such_move,
    "no_such_step": _no_such_step,
    "not_your_role": _not_your_role,
    "starts_as": _starts_as,
    "substituted_already": _substituted_already,
    "reason_missing": _reason_missing,
    "registration_in_future": _registration_in_future,
    "number_is_given": _number_is_given,
    "registered_is_frozen": _registered_is_frozen,
    "registered_is_kept": _registered_is_kept,
    "journal_missing": _journal_missing,
    "deadline_before_start": _deadline_before_start,
    "deadline_by_decision": _deadline_by_decision,
    "next_row_too_early": _next_row_too_early,
    "next_row_gap": _next_row_gap,
    "next_row_overlap": _next_row_overlap,
}


def fact(env, record, name, value):
    """One fact of a refusal as people read it: names of ``fields`` by their labels, days as the reader writes them."""
    if name == "fields" and not isinstance(value, str):
        return field_names(record, value)
    return format_date(env, value) if isinstance(value, date) else value


def to_be_named(record):
    """Whoever may not read the record learns only that, whatever else stood against his step.

    :raise AccessError: the user of ``record`` may not read it.
    """
    if isinstance(record[:1].id, int):
        record[:1].check_access("read")


def explain(env, record, refusal, sentences=None):
    """The sentence for ``refusal`` of ``record``.

    :param sentences: catalogue of an addon: code → sentence with the facts of the refusal (and ``record``) in it, or
        function(env, record, **facts) → str where the facts need more than that; ours when not given.
    :return: the sentence in the language of ``env``, or False when the catalogue does not know the code.
    :raise AccessError: the user may not read the record: its name is not told.
    """
    sentence = (SENTENCES if sentences is None else sentences).get(refusal.code)
    if not sentence:
        return False
    to_be_named(record)
    if isfunction(sentence):
        return sentence(env, record, **refusal.facts)
    facts = {name: fact(env, record, name, value) for name, value in refusal.facts.items()}
    words = env._(sentence)
    return words % {"record": record[:1].display_name or record._description, **facts}
