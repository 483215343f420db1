"""Typed refusals of planning, procedures and contracts. Their sentences are in ``messages_plan.py``."""

from odoo.exceptions import UserError


class ProcurementRefused(UserError):
    """Something about a purchase was refused; nothing has changed."""


class OverLine(ProcurementRefused):
    """There is not that much money on the budget line or the line of the plan."""


class BidRefused(ProcurementRefused):
    """The bid cannot be taken, read or chosen."""
