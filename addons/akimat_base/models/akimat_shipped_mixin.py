from odoo import models


class AkimatShippedMixin(models.AbstractModel):
    """Rows that come with an addon and that an akimat may correct: an upgrade leaves a corrected row alone."""

    _name = "akimat.shipped.mixin"
    _description = "Row shipped with an addon"

    def write(self, vals):
        result = super().write(vals)
        if not self.env.context.get("install_mode"):
            self._keep_corrections()
        return result

    def _keep_corrections(self):
        # Whoever may correct the row need not see where it came from.
        origins = self.env["ir.model.data"].sudo().search([("model", "=", self._name), ("res_id", "in", self.ids)])
        origins.filtered(lambda origin: not origin.noupdate).noupdate = True
