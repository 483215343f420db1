from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    appeal_superior_id = fields.Many2one(related="company_id.appeal_superior_id", readonly=False)
