from odoo import fields, models

from .akimat_duty import KINDS


class HrJob(models.Model):
    _inherit = "hr.job"

    akimat_duty_kind = fields.Selection(
        KINDS, "Duty of the post", help="Whoever is entered for this post with the list of employees gets this duty."
    )
