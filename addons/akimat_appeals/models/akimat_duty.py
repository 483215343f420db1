from odoo import api, models


class AkimatDuty(models.Model):
    _inherit = "akimat.duty"

    @api.model
    def _kind_groups(self):
        brought = super()._kind_groups()
        ours = {
            "registrar": ["akimat_appeals.group_appeal_clerk", "akimat_appeals.group_reception"],
            "general_head": ["akimat_appeals.group_appeal_clerk", "akimat_appeals.group_reception"],
            "reception_officer": ["akimat_appeals.group_reception"],
        }
        return {kind: [*brought.get(kind, []), *ours.get(kind, [])] for kind in {**brought, **ours}}
