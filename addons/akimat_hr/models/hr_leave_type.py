from odoo import fields, models


class HrLeaveType(models.Model):
    _inherit = "hr.leave.type"

    suspension_kind = fields.Selection(
        [
            ("leave", "Leave"),
            ("sickness", "Sickness"),
            ("trip", "Business trip"),
            ("training", "Training or internship"),
        ],
        "In disciplinary cases",
        default="leave",
        help="As what an absence of this kind suspends the term of a sanction; empty: it does not.",
    )
