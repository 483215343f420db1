from odoo import fields, models
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

    def _docflow_journals(self):
        return {**super()._docflow_journals(), **_JOURNALS}
