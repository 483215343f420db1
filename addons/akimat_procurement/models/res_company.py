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

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies._make_procurement_journals()
        return companies

    def _make_procurement_journals(self):
        """Give each akimat the journals of contracts and procedures that it lacks."""
        # The journals of a company are part of the company, whoever enters it.
        journals = self.env["akimat.journal"].sudo().with_context(active_test=False)
        for company in self:
            for kind, (code, pattern, name) in _JOURNALS.items():
                if journals._for_kind(kind, company):
                    continue
                journal = journals.create(
                    {
                        "code": code,
                        "name": journals.with_context(lang="en_US").env._(name),
                        "kind": kind,
                        "number_pattern": pattern,
                        "company_id": company.id,
                        "sequence": 50,
                    }
                )
                self._translate_name(journal, name)

    @api.model
    def _make_all_procurement_journals(self):
        """At installation: every company of the database that has none."""
        # Companies are few, and each needs its journals.
        self.search([])._make_procurement_journals()  # pylint: disable=no-search-all
