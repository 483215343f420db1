from odoo import fields, models


class AkimatJournal(models.Model):
    _inherit = "akimat.journal"

    kind = fields.Selection(
        selection_add=[("procurement", "Procurement procedures")],
        # The numbers that the journal gave stay in it; nothing is registered there any more.
        ondelete={"procurement": lambda journals: journals.write({"kind": "other", "active": False})},
    )
