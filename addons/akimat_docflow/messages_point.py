"""Sentences of refusals about the points of acts, orders and instructions."""

from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    "points_are_fixed": _lt(
        "«%(record)s»: points are entered and changed in a draft only, for the visas are given on them. Return it for "
        "rework first."
    ),
    "points_of_other_kind": _lt(
        "«%(record)s»: only acts, orders and internal documents have points. Take the points out, or change the kind."
    ),
    "controller_missing": _lt(
        "«%(record)s» has points on control: name the official on whom the control of the act is laid."
    ),
    "point_without_executor": _lt(
        "«%(record)s»: point %(point)s is on control and names no executor. Name one, or take the point off control."
    ),
    "point_without_term": _lt(
        "«%(record)s»: point %(point)s is on control and has no term. Enter its day, or take the point off control."
    ),
    "point_in_past": _lt("«%(record)s»: the term of point %(point)s, %(day)s, has passed. Enter a later day."),
    "point_executor_elsewhere": _lt(
        "«%(record)s»: point %(point)s cannot name %(user)s, who does not work in this akimat. Choose another executor."
    ),
    "point_lead_twice": _lt(
        "«%(record)s»: %(user)s is the executor of point %(point)s already. Take the name out of the co-executors."
    ),
}
