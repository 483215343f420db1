from odoo import models


class AkimatSubstitution(models.Model):
    _inherit = "akimat.substitution"

    def write(self, vals):
        result = super().write(vals)
        self.env["res.users"]._forget_docflow_scope()
        return result
