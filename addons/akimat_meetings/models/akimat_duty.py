from odoo import api, models


class AkimatDuty(models.Model):
    _inherit = "akimat.duty"

    @api.model
    def _kind_groups(self):
        brought = super()._kind_groups()
        ours = {
            "commission_secretary": ["akimat_meetings.group_commission_secretary"],
        }
        return {kind: [*brought.get(kind, []), *ours.get(kind, [])] for kind in {**brought, **ours}}
