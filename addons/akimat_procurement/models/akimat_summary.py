from odoo import api, models


class AkimatSummaryLine(models.TransientModel):
    _inherit = "akimat.summary.line"

    @api.model
    def _lists(self):
        return [*super()._lists(), (40, "akimat_procurement.akimat_contract_action_late"), (50, "akimat_procurement.akimat_plan_item_action_late")]
