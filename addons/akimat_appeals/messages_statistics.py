"""Sentences of refusals of the monthly report: what was refused, which month, what to do."""

from odoo.tools import format_date

from odoo.addons.akimat_base import messages as base


def _month_is_fixed(env, record):
    return env._(
        "The report «%(record)s» is fixed. What has changed since is shown by comparing it with today's figures.",
        record=record.display_name,
    )


def _month_not_over(env, record, last):
    return env._(
        "«%(record)s»: the month lasts until %(last)s; its report is approved after that day.",
        record=record.display_name,
        last=format_date(env, last),
    )


SENTENCES = {"month_is_fixed": _month_is_fixed, "month_not_over": _month_not_over}


def explain(env, record, refusal):
    """The sentence for ``refusal`` of a monthly report, or False when it is not one of ours."""
    return base.explain(env, record, refusal, SENTENCES)
