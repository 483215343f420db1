from odoo import api, models


class AkimatDuty(models.Model):
    _inherit = "akimat.duty"

    @api.model
    def _kind_groups(self):
        brought = super()._kind_groups()
        ours = {
            "registrar": ["akimat_docflow.group_registrar"],
            "general_head": ["akimat_docflow.group_general_head"],
            "archivist": ["akimat_docflow.group_archivist"],
            "translator": ["akimat_docflow.group_translator"],
            "restricted_officer": ["akimat_docflow.group_restricted"],
        }
        return {kind: [*brought.get(kind, []), *ours.get(kind, [])] for kind in {**brought, **ours}}

    @api.model
    def _sync_groups(self):
        self.env["res.users"]._forget_docflow_scope()
        return super()._sync_groups()
