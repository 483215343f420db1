from odoo import api, models
from odoo.fields import Domain


class IrRule(models.Model):
    """What is typed in a dialog of ours is seen by nobody but whoever opened it."""

    _inherit = "ir.rule"

    @api.model
    def _compute_domain(self, model_name, mode="read"):
        domain = super()._compute_domain(model_name, mode)
        if self.env.su or not model_name.startswith("akimat.") or not self.env[model_name].is_transient():
            return domain
        return domain & Domain("create_uid", "=", self.env.uid)
