from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    staffing_approver = fields.Selection(
        [
            ("akim", "The akim"),
            ("head_of_office", "The head of the office"),
            ("akimat", "The akimat, by its decree"),
        ],
        "Staffing tables are approved by",
        default="akim",
        required=True,
    )
    discipline_body_id = fields.Many2one(
        "akimat.body",
        "Disciplinary commission",
        ondelete="restrict",
        help="The single disciplinary commission that hears the cases of this akimat.",
    )
