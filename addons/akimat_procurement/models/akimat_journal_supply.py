from odoo import fields, models


class AkimatJournal(models.Model):
    _inherit = "akimat.journal"

    kind = fields.Selection(
        selection_add=[
            ("supply", "Supply requests"),
            ("handover", "Handover acts"),
            ("acceptance", "Acceptance acts"),
        ],
        ondelete={"supply": "set other", "handover": "set other", "acceptance": "set other"},
    )
