from odoo import api, models


class AkimatDuty(models.Model):
    _inherit = "akimat.duty"

    @api.model
    def _sync_groups(self):
        result = super()._sync_groups()
        self.env["akimat.disciplinary.case"]._refresh_all()
        return result
