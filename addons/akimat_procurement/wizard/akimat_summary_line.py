from odoo import api, models


class AkimatSummaryLine(models.TransientModel):
    _inherit = "akimat.summary.line"

    @api.model
    def _lists(self):
        own = [
            (40, "akimat_procurement.akimat_contract_action_late", self.env._("Contracts past their end")),
            (50, "akimat_procurement.akimat_plan_item_action_late", self.env._("Planned purchases not begun")),
        ]
        return [*super()._lists(), *own]
