"""Sentences of refusals about parts of a task."""

from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)


SENTENCES = {
    "part_no_text": _lt("A part of «%(record)s» has no text. Write what is to be done."),
    "part_stranger": _lt(
        "A part of «%(record)s» is given to people of the lead unit only. Choose one of them; others are co-executors, "
        "whom an inspector adds."
    ),
    "part_past": _lt("The term %(deadline)s of a part of «%(record)s» has passed. Name a later day."),
    "part_later": _lt(
        "The term %(deadline)s of a part is later than the term %(above)s of «%(record)s». Name an earlier day."
    ),
    "part_not_in_work": _lt("«%(record)s» is not in progress, so no parts of it are given."),
    "part_not_lead": _lt("Only the lead executor of «%(record)s», or the head of the unit, gives parts of it."),
}
