"""Typed refusals of competitions and appointments. Their sentences are in ``messages_competition``."""

from odoo.exceptions import UserError


class CompetitionRefused(UserError):
    """A step or a change of a competition was refused; nothing has changed."""


class ApplicationRefused(UserError):
    """The application of a candidate cannot be taken, changed or decided so."""


class ScoreRefused(UserError):
    """The score sheet cannot be filled in, handed in or read so."""


class AppointmentRefused(UserError):
    """There is no lawful ground for the appointment, or its order cannot be signed so."""
