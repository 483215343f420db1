from odoo import api, models


class AkimatSummaryLine(models.TransientModel):
    _inherit = "akimat.summary.line"

    @api.model
    def _lists(self):
        own = [
            (40, "akimat_procurement.akimat_contract_action_late"),
            (50, "akimat_procurement.akimat_plan_item_action_late"),
        ]
        return [*super()._lists(), *own]
