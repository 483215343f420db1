"""Sentences of refusals about staffing tables: what was refused, which table or post, what to do."""

from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)


SENTENCES = {
    "service_by_act": _lt(
        "«%(record)s»: %(fields)s follow from an order. They change by the next order (appointment, demotion) or with "
        "the staffing table."
    ),
    "service_is_kept": _lt("«%(record)s»: an order has said where the employee serves; the history is kept."),
    "staffing_empty": _lt("«%(record)s» has no posts. Enter the posts before you submit it."),
    "limit_without_act": _lt("«%(record)s»: enter the act that sets the limit of staff (its number and date)."),
    "over_limit": _lt(
        "«%(record)s» has %(headcount)s units, the limit is %(limit)s: %(excess)s too many. Take them out or enter the "
        "act that raises the limit."
    ),
    "staffing_period": _lt(
        "«%(record)s»: «%(other)s» holds from %(day)s already; two tables cannot be in force for one period. Enter a "
        "later first day."
    ),
    "decree_missing": _lt("«%(record)s» is approved by the akimat: choose its registered decree (қаулы) first."),
    "table_is_fixed": _lt(
        "«%(record)s» is no longer a draft: its posts and limit cannot be changed. Make a new version."
    ),
    "seat_not_in_force": _lt(
        "%(employee)s cannot be put on the post «%(record)s»: its staffing table is not in force."
    ),
    "post_is_full": _lt(
        "%(employee)s cannot be put on the post «%(record)s»: all its units (%(headcount)s) are taken on %(day)s. "
        "Choose a vacant post or release one."
    ),
    "no_requirements": _lt(
        "No vacancy can be opened for the post «%(record)s»: the staffing table has no requirements for it."
    ),
    "no_vacancy": _lt("No vacancy can be opened for the post «%(record)s»: all its units are taken."),
    "post_not_in_force": _lt("No vacancy can be opened for the post «%(record)s»: its staffing table is not in force."),
    "regulation_not_approved": _lt(
        "The regulation of «%(record)s» must be a signed and registered order or act. Sign and register it first."
    ),
}
