from odoo import api, models


class AkimatSummaryLine(models.TransientModel):
    _inherit = "akimat.summary.line"

    @api.model
    def _lists(self):
        return [*super()._lists(), (30, "akimat_appeals.action_appeal_late", self.env._("Overdue appeals"))]
