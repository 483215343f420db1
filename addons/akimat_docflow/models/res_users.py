from odoo import api, fields, models, tools

from ..domain import roles


class ResUsers(models.Model):
    """What the record rules of documents ask about a person."""

    _inherit = "res.users"

    docflow_people_ids = fields.Many2many(
        "res.users", compute="_compute_docflow_scope", string="People whose documents I see", compute_sudo=True
    )
    docflow_department_ids = fields.Many2many(
        "hr.department", compute="_compute_docflow_scope", string="Units whose documents I see", compute_sudo=True
    )

    @api.depends_context("uid")
    def _compute_docflow_scope(self):
        """Himself and those he substitutes; the units he (or they) head, with the units below."""
        companies = self.env["res.company"]
        for user in self:
            akimats = companies.browse(user._get_company_ids())
            days = tuple((company.id, company._akimat_today()) for company in akimats)
            user.docflow_people_ids, user.docflow_department_ids = self._docflow_scope(user.id, days)

    @api.model
    @tools.ormcache("user_id", "days")
    def _docflow_scope(self, user_id, days):
        """Every query for documents asks it.

        :param days: tuple of pairs: id of an akimat, today there.
        :return: ids of people and of units, as `_compute_docflow_scope` says.
        """
        user = people = self.browse(user_id)
        # What is kept for everybody must not hang on who asked first.
        units = self.env["hr.department"].sudo()
        for company_id, today in days:
            company = self.env["res.company"].browse(company_id)
            people |= self.env["akimat.substitution"]._principals(user, company, today, scope="any")
            units |= self.env["akimat.duty"]._holds(user, roles.UNIT_HEADS, company, today).department_ids
        below = units and units.search([("id", "child_of", units.ids)])
        return people._ids, below._ids

    @api.model
    def _forget_docflow_scope(self):
        """Duties or substitutions changed: what was computed from them in this transaction is stale."""
        self.invalidate_model(["docflow_people_ids", "docflow_department_ids"], flush=False)
        self.env["akimat.document"].invalidate_model(["is_hidden_from_me"], flush=False)
