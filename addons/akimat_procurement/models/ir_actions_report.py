from odoo import api, models

from ..messages_supply import quantity_text


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    @api.model
    def _get_rendering_context(self, report, docids, data):
        return {**super()._get_rendering_context(report, docids, data), "akimat_quantity": quantity_text}
