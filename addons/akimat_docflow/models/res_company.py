from odoo import api, fields, models
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

# Journal kind → (code, pattern, name); the office renames and adds journals as its nomenclature says.
_JOURNALS = {
    "incoming": ("К", "{journal}-{number}", _lt("Incoming correspondence")),
    "outgoing": ("Ш", "{journal}-{number}", _lt("Outgoing correspondence")),
    "internal": ("І", "{journal}-{number}", _lt("Internal documents")),
    "act": ("А", "{number}", _lt("Acts of the akimat and the akim")),
    "order": ("Б", "{number}", _lt("Orders of the head of the office")),
    "minutes": ("Х", "{journal}-{number}", _lt("Minutes")),
}


class ResCompany(models.Model):
    _inherit = "res.company"

    answers_take_number = fields.Boolean(
        "Answers take the number of the incoming document",
        default=True,
        help="Off: an answer has its own number in the outgoing journal and refers to the incoming document.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies._make_docflow_journals()
        return companies

    def _docflow_journals(self):
        """Journal kind → (code, pattern, name) of the journals each akimat has; upper addons extend it."""
        return _JOURNALS

    def _make_docflow_journals(self):
        """Give each akimat the journals it lacks, so that a new office can register its first paper."""
        # The journals of a company are part of the company, whoever enters it.
        journals = self.env["akimat.journal"].sudo().with_context(active_test=False)
        for company in self:
            known = set(journals.search([("company_id", "=", company.id)]).mapped("kind"))
            codes = set(journals.search([("company_id", "=", company.id)]).mapped("code"))
            for place, (kind, (code, pattern, name)) in enumerate(company._docflow_journals().items()):
                if kind not in known and code not in codes:
                    journal = journals.create(
                        {
                            "code": code,
                            "name": journals.with_context(lang="en_US").env._(name),
                            "kind": kind,
                            "number_pattern": pattern,
                            "company_id": company.id,
                            "sequence": place,
                        }
                    )
                    self._translate_name(journal, name)

    @staticmethod
    def _translate_name(journal, name):
        """The journal carries its name in every language of the office from the first day."""
        for code, _label in journal.env["res.lang"].get_installed():
            translated = journal.with_context(lang=code)
            translated.name = translated.env._(name)

    @api.model
    def _make_all_docflow_journals(self):
        """At installation: every company of the database that has none."""
        # Companies are few, and each needs its journals.
        self.search([])._make_docflow_journals()  # pylint: disable=no-search-all
