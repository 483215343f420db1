from odoo import api, models


class AkimatDuty(models.Model):
    _inherit = "akimat.duty"

    @api.model
    def _kind_groups(self):
        brought = super()._kind_groups()
        ours = {
            "procurer": ["akimat_procurement.group_procurement"],
            "finance": ["akimat_procurement.group_finance"],
            "finance_head": ["akimat_procurement.group_finance"],
            "storekeeper": ["akimat_procurement.group_supply"],
            "lawyer": ["akimat_procurement.group_contract_lawyer"],
            "legal_head": ["akimat_procurement.group_contract_lawyer"],
        }
        return {kind: [*brought.get(kind, []), *ours.get(kind, [])] for kind in {**brought, **ours}}

    @api.model
    def _sync_groups(self):
        result = super()._sync_groups()
        self.env["akimat.procurement.need"]._refresh_open_participants()
        return result
