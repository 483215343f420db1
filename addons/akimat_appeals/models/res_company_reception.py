from odoo import api, fields, models
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

JOURNAL_KIND, JOURNAL_CODE, JOURNAL_PATTERN = "reception", "ЖҚ", "{journal}-{number}"
JOURNAL_NAME = _lt("Personal receptions")


class ResCompany(models.Model):
    _inherit = "res.company"

    reception_prior_only = fields.Boolean(
        "Reception by prior booking only", help="Also heads of units receive only citizens who were put down before."
    )

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies._make_reception_journals()
        return companies

    def _make_reception_journals(self):
        """Give each akimat a journal of receptions, so that the first request can be registered."""
        # The journals of a company are part of the company, whoever enters it.
        journals = self.env["akimat.journal"].sudo().with_context(active_test=False)
        for company in self:
            known = journals.search([("company_id", "=", company.id)])
            if JOURNAL_KIND in known.mapped("kind") or JOURNAL_CODE in known.mapped("code"):
                continue
            journal = journals.create(
                {
                    "code": JOURNAL_CODE,
                    "name": journals.with_context(lang="en_US").env._(JOURNAL_NAME),
                    "kind": JOURNAL_KIND,
                    "number_pattern": JOURNAL_PATTERN,
                    "company_id": company.id,
                    "sequence": len(known),
                }
            )
            self._translate_name(journal, JOURNAL_NAME)

    @api.model
    def _make_all_reception_journals(self):
        """At installation: every company of the database that has none."""
        # Companies are few, and each needs its journal.
        self.search([])._make_reception_journals()  # pylint: disable=no-search-all
