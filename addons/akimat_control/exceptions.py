"""Typed refusals of the control of execution. Their sentences are in ``messages``."""

from odoo.exceptions import UserError


class ControlRefused(UserError):
    """Something about an assignment was refused; nothing has changed."""


class TermRefused(ControlRefused):
    """The term of an assignment cannot be that day."""


class ExtensionRefused(ControlRefused):
    """The term cannot be moved by this request."""


class ReportRefused(ControlRefused):
    """The report cannot be accepted as it is."""


class RemovalRefused(ControlRefused):
    """Control cannot end in this way."""


class CardLocked(ControlRefused):
    """The card is in force: what it says changes by a decision, not by an edit."""


class MemoRefused(ControlRefused):
    """The memo on poor execution cannot be written, visaed or decided on like that."""


class DisciplineRefused(ControlRefused):
    """The report on executive discipline cannot be made, signed or sent like that."""
