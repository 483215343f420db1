from odoo import models


class AkimatSubstitution(models.Model):
    _inherit = "akimat.substitution"

    def write(self, vals):
        # Who acts for whom is part of the record rules, whose domains are cached.
        self.env.registry.clear_cache()
        result = super().write(vals)
        self.env["res.users"]._forget_docflow_scope()
        return result
