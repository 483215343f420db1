"""Typed refusals; the sentences are in ``messages.py``."""

from odoo.exceptions import UserError


class MoveRefused(UserError):
    """A step in the life of a record was refused."""


class RecordKept(UserError):
    """A registered record may be neither deleted nor silently changed."""


class FileRefused(UserError):
    """A file that is empty, something else than its name says, or holds macros."""


class NormNotFound(UserError):
    """No norm of this code is in force on the day, or two are."""


class NextRowRefused(UserError):
    """A row of law may not follow another: they would overlap or leave a day without a row."""


class JournalMissing(UserError):
    """There is no journal to take a number from."""


class WrittenBySteps(UserError):
    """A field that says what happened cannot be entered by hand."""


class ClosedNow(WrittenBySteps):
    """A field cannot be written in this state of the record, or not by this person."""


class PackRefused(UserError):
    """A settings pack has errors; nothing of it was loaded."""


class RegulationInForce(UserError):
    """An act in force is changed by the next version, not by hand."""
