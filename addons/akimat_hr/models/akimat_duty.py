from odoo import api, models


class AkimatDuty(models.Model):
    _inherit = "akimat.duty"

    @api.model
    def _kind_groups(self):
        brought = super()._kind_groups()
        ours = {
            "hr_officer": ["akimat_hr.group_hr"],
            "hr_head": ["akimat_hr.group_hr_manager"],
        }
        return {kind: [*brought.get(kind, []), *ours.get(kind, [])] for kind in {**brought, **ours}}
