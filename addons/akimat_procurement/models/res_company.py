from odoo import api, fields, models
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

# Journal kind → (code, pattern, name).
_JOURNALS = {
    "contract": ("Ш/Т", "{journal}-{number}", _lt("Contracts")),
    "procurement": ("С/А", "{journal}-{number}", _lt("Procurement procedures")),
}


class ResCompany(models.Model):
    _inherit = "res.company"

    akimat_level = fields.Selection(
        selection_add=[("rural", "Town of district significance, village, rural district")],
        ondelete={"rural": "set null"},
    )

    @api.model
    def _office_journals(self):
        return {**super()._office_journals(), **_JOURNALS}
