"""Typed refusals about appeals. Their sentences are in ``messages`` and ``messages_decision``."""

from odoo.exceptions import UserError


class AppealRefused(UserError):
    """Something about an appeal was refused; nothing has changed."""


class ConflictRefused(AppealRefused):
    """The appeal would reach the official it complains of."""


class AnswerRefused(AppealRefused):
    """The answer cannot be given as it is."""


class FilingRefused(AppealRefused):
    """What the public form sent cannot be taken as an appeal."""
