from odoo import api, models


class AkimatJournal(models.Model):
    _inherit = "akimat.journal"

    @api.model
    def _pattern_tokens(self):
        """`{reply}`: the number of the document that the registered one answers."""
        return super()._pattern_tokens() | {"reply"}
