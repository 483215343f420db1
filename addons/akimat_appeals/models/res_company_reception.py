from odoo import api, fields, models
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)


class ResCompany(models.Model):
    _inherit = "res.company"

    reception_prior_only = fields.Boolean(
        "Reception by prior booking only", help="Also heads of units receive only citizens who were put down before."
    )

    @api.model
    def _office_journals(self):
        return {**super()._office_journals(), "reception": ("ЖҚ", "{journal}-{number}", _lt("Personal receptions"))}
