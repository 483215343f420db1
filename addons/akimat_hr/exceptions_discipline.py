"""Typed refusals of disciplinary cases. Their sentences are in ``messages_discipline``."""

from odoo.exceptions import UserError


class DisciplineRefused(UserError):
    """Something about a disciplinary case was refused; nothing has changed."""
