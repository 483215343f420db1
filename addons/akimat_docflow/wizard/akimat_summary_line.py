from odoo import api, models


class AkimatSummaryLine(models.TransientModel):
    _inherit = "akimat.summary.line"

    @api.model
    def _lists(self):
        return [*super()._lists(), (10, "akimat_docflow.action_document_late", self.env._("Overdue documents"))]
