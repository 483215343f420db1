"""Typed refusals of personal reception. Their sentences are in ``messages_reception``."""

from odoo.exceptions import UserError


class ReceptionRefused(UserError):
    """Something about a reception was refused; nothing has changed."""


class PlaceTaken(ReceptionRefused):
    """Somebody else took the place a moment earlier."""
