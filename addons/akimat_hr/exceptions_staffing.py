"""Typed refusals of the staffing table. Their sentences are in ``messages_staffing``."""

from odoo.exceptions import UserError


class StaffingRefused(UserError):
    """A staffing table or a post in it cannot be changed so."""


class SeatRefused(UserError):
    """A person cannot be put on this post."""
