from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    staffing_approver = fields.Selection(related="company_id.staffing_approver", readonly=False)
