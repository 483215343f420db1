"""Typed refusals of document flow; the sentences are in ``messages.py``."""

from odoo.exceptions import AccessError, UserError

from odoo.addons.akimat_base import exceptions as base_exceptions


class ContentRefused(UserError):
    """A value may not be entered, or not by this person, or not now."""


class RestrictedContent(UserError):
    """A ҚБП (for official use) document keeps its card only."""


class FileRefused(base_exceptions.FileRefused):
    """A file of a forbidden kind, too big, or one too many."""


class NotYourDocument(AccessError):
    """The person has no part in the document."""


class ActRefused(UserError):
    """A step after the signing of an act may not be entered so."""
