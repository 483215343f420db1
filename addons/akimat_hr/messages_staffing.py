"""Sentences of refusals about staffing tables: what was refused, which table or post, what to do."""

from odoo.tools import format_date


def _staffing_empty(env, record):
    return env._("«%(record)s» has no posts. Enter the posts before you submit it.", record=record.display_name)


def _limit_without_act(env, record):
    return env._(
        "«%(record)s»: enter the act that sets the limit of staff (its number and date).", record=record.display_name
    )


def _over_limit(env, record, limit, headcount, excess):
    return env._(
        "«%(record)s» has %(headcount)s units, the limit is %(limit)s: %(excess)s too many. "
        "Take them out or enter the act that raises the limit.",
        record=record.display_name,
        headcount=headcount,
        limit=limit,
        excess=excess,
    )


def _staffing_period(env, record, other, day):
    return env._(
        "«%(record)s»: «%(other)s» holds from %(day)s already; two tables cannot be in force for one period. "
        "Enter a later first day.",
        record=record.display_name,
        other=other,
        day=format_date(env, day),
    )


def _own_table(env, record):
    return env._(
        "«%(record)s»: who submitted a staffing table does not approve it. Another holder of the duty decides.",
        record=record.display_name,
    )


def _decree_missing(env, record):
    return env._(
        "«%(record)s» is approved by the akimat: choose its registered decree (қаулы) first.",
        record=record.display_name,
    )


def _table_is_fixed(env, record):
    return env._(
        "«%(record)s» is no longer a draft: its posts and limit cannot be changed. Make a new version.",
        record=record.display_name,
    )


def _seat_not_in_force(env, record, employee):
    return env._(
        "%(employee)s cannot be put on the post «%(record)s»: its staffing table is not in force.",
        employee=employee,
        record=record.display_name,
    )


def _post_is_full(env, record, employee, headcount, day):
    return env._(
        "%(employee)s cannot be put on the post «%(record)s»: all its units (%(headcount)s) are taken on %(day)s. "
        "Choose a vacant post or release one.",
        employee=employee,
        record=record.display_name,
        headcount=headcount,
        day=format_date(env, day),
    )


def _no_requirements(env, record):
    return env._(
        "No vacancy can be opened for the post «%(record)s»: the staffing table has no requirements for it.",
        record=record.display_name,
    )


def _no_vacancy(env, record):
    return env._(
        "No vacancy can be opened for the post «%(record)s»: all its units are taken.", record=record.display_name
    )


def _post_not_in_force(env, record):
    return env._(
        "No vacancy can be opened for the post «%(record)s»: its staffing table is not in force.",
        record=record.display_name,
    )


def _regulation_not_approved(env, record):
    return env._(
        "The regulation of «%(record)s» must be a signed and registered order or act. Sign and register it first.",
        record=record.display_name,
    )


SENTENCES = {
    "staffing_empty": _staffing_empty,
    "limit_without_act": _limit_without_act,
    "over_limit": _over_limit,
    "staffing_period": _staffing_period,
    "own_table": _own_table,
    "decree_missing": _decree_missing,
    "table_is_fixed": _table_is_fixed,
    "seat_not_in_force": _seat_not_in_force,
    "post_is_full": _post_is_full,
    "no_requirements": _no_requirements,
    "no_vacancy": _no_vacancy,
    "post_not_in_force": _post_not_in_force,
    "regulation_not_approved": _regulation_not_approved,
}
