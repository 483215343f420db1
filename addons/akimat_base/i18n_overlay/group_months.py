"""Groups by month are headed by the month alone: "Март 2026", not "марта 2026"."""

from odoo.models import READ_GROUP_DISPLAY_FORMAT


def extend_core():
    """Ask Babel for the stand-alone form; languages that have one form of a month see no difference."""
    READ_GROUP_DISPLAY_FORMAT["month"] = "LLLL yyyy"
