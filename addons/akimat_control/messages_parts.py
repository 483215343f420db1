"""Sentences of refusals about parts of a task."""

from odoo.tools import format_date


def _part_no_text(env, record):
    return env._("A part of «%(record)s» has no text. Write what is to be done.", record=record.display_name)


def _part_stranger(env, record):
    return env._(
        "A part of «%(record)s» is given to people of the lead unit only. Choose one of them; others are co-executors, "
        "whom an inspector adds.",
        record=record.display_name,
    )


def _part_past(env, record, deadline):
    return env._(
        "The term %(deadline)s of a part of «%(record)s» has passed. Name a later day.",
        record=record.display_name,
        deadline=format_date(env, deadline),
    )


def _part_later(env, record, deadline, above):
    return env._(
        "The term %(deadline)s of a part is later than the term %(above)s of «%(record)s». Name an earlier day.",
        record=record.display_name,
        deadline=format_date(env, deadline),
        above=format_date(env, above),
    )


def _part_not_in_work(env, record):
    return env._("«%(record)s» is not in progress, so no parts of it are given.", record=record.display_name)


def _part_not_lead(env, record):
    return env._(
        "Only the lead executor of «%(record)s», or the head of the unit, gives parts of it.",
        record=record.display_name,
    )


SENTENCES = {
    function.__name__.removeprefix("_"): function
    for function in (_part_no_text, _part_stranger, _part_past, _part_later, _part_not_in_work, _part_not_lead)
}
