from odoo import api, fields, models
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)


class ResCompany(models.Model):
    _inherit = "res.company"

    appeal_superior_id = fields.Many2one(
        "res.partner",
        "Superior body for complaints",
        ondelete="restrict",
        help="Named in every refusal as the body to complain to (APPC art. 80(1)).",
    )

    @api.model
    def _office_journals(self):
        return {**super()._office_journals(), "appeal": ("ЖТ", "{journal}-{year}-{number}", _lt("Appeals"))}
