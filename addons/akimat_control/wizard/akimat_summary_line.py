from odoo import api, models


class AkimatSummaryLine(models.TransientModel):
    _inherit = "akimat.summary.line"

    @api.model
    def _lists(self):
        return [
            *super()._lists(),
            (20, "akimat_control.akimat_assignment_action_late", self.env._("Overdue assignments")),
        ]
