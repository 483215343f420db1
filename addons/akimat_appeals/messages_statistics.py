"""Sentences of refusals of the monthly report: what was refused, which month, what to do."""

from odoo.tools import LazyTranslate

from odoo.addons.akimat_base import messages as base

_lt = LazyTranslate(__name__)


SENTENCES = {
    "month_is_fixed": _lt(
        "The report «%(record)s» is fixed. What has changed since is shown by comparing it with today's figures."
    ),
    "month_not_over": _lt("«%(record)s»: the month lasts until %(last)s; its report is approved after that day."),
}


def explain(env, record, refusal):
    """The sentence for ``refusal`` of a monthly report, or False when it is not one of ours."""
    return base.explain(env, record, refusal, SENTENCES)
