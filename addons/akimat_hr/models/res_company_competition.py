from odoo import api, fields, models
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

_CODE, _PATTERN, _NAME = "КК", "{journal}-{number}", _lt("Competitions")


class AkimatJournal(models.Model):
    _inherit = "akimat.journal"

    kind = fields.Selection(
        selection_add=[("competition", "Competitions")],
        ondelete={"competition": lambda journals: journals.write({"kind": "other", "active": False})},
    )


class ResCompany(models.Model):
    _inherit = "res.company"

    competition_approval = fields.Boolean(
        "The head approves the minutes of competition commissions",
        help="An order of appointment is signed after the head of the office has approved the minutes.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies._make_competition_journals()
        return companies

    def _make_competition_journals(self):
        """Give each akimat the journal of competitions, with its name in every language of the office."""
        # The journals of a company are part of the company, whoever enters it.
        journals = self.env["akimat.journal"].sudo().with_context(active_test=False)
        for company in self:
            known = journals.search([("company_id", "=", company.id)])
            if "competition" in known.mapped("kind") or _CODE in known.mapped("code"):
                continue
            journal = journals.create(
                {
                    "code": _CODE,
                    "name": journals.with_context(lang="en_US").env._(_NAME),
                    "kind": "competition",
                    "number_pattern": _PATTERN,
                    "company_id": company.id,
                    "sequence": 30,
                }
            )
            company._translate_name(journal, _NAME)

    @api.model
    def _make_all_competition_journals(self):
        """At installation: every company of the database that has none."""
        # Companies are few, and each needs its journal.
        self.search([])._make_competition_journals()  # pylint: disable=no-search-all
