"""Typed refusals of meetings; the sentences are in ``messages.py`` and ``messages_vote.py``."""

from odoo.exceptions import UserError


class SessionRefused(UserError):
    """A value of a body or a session may not be entered, or not by this person, or not now."""


class VoteRefused(UserError):
    """A vote, a recusal or a result is refused."""
