"""Typed refusals of supply. Their sentences are in ``messages_supply``."""

from odoo.exceptions import AccessError, UserError


class SupplyRefused(UserError):
    """Something about a supply request was refused; nothing has changed."""


class OverNorm(SupplyRefused):
    """More is asked for than the norm gives, and nobody entitled has said why."""


class OverStock(SupplyRefused):
    """More is to be issued than there is in the store."""


class RequestLocked(SupplyRefused):
    """The request is under way: what it says changes by a step, not by an edit."""


class AcceptanceRefused(UserError):
    """A delivery cannot be accepted in this way; nothing has changed."""


class StockKept(AccessError):
    """The store of the office is written by steps, not by hand."""
