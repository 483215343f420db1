from odoo import fields, models

_KINDS = [
    ("procurement", "Procurement procedures"),
    ("supply", "Supply requests"),
    ("handover", "Handover acts"),
    ("acceptance", "Acceptance acts"),
]


def _keep_numbers(journals):
    """The numbers that a journal gave stay in it; nothing is registered there any more."""
    journals.write({"kind": "other", "active": False})


class AkimatJournal(models.Model):
    _inherit = "akimat.journal"

    kind = fields.Selection(selection_add=_KINDS, ondelete={kind: _keep_numbers for kind, _name in _KINDS})
