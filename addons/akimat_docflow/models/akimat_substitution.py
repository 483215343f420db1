from odoo import api, models


class AkimatSubstitution(models.Model):
    _inherit = "akimat.substitution"

    @api.model
    def _forget_standings(self):
        super()._forget_standings()
        self.env["res.users"]._forget_docflow_scope()
