from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    staffing_approver = fields.Selection(related="company_id.staffing_approver", readonly=False)
    competition_approval = fields.Boolean(related="company_id.competition_approval", readonly=False)
    discipline_body_id = fields.Many2one(related="company_id.discipline_body_id", readonly=False)
