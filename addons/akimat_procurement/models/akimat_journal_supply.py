from odoo import fields, models


def _keep_numbers(journals):
    """The numbers that a journal gave stay in it; nothing is registered there any more."""
    journals.write({"kind": "other", "active": False})


class AkimatJournal(models.Model):
    _inherit = "akimat.journal"

    kind = fields.Selection(
        selection_add=[
            ("supply", "Supply requests"),
            ("handover", "Handover acts"),
            ("acceptance", "Acceptance acts"),
        ],
        ondelete={"supply": _keep_numbers, "handover": _keep_numbers, "acceptance": _keep_numbers},
    )
