from odoo import api, fields, models

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
        duties = self.env["akimat.duty"]
        for user in self:
            people, units = user, self.env["hr.department"]
            for company in user.company_ids:
                people |= self.env["akimat.substitution"]._principals(user, company, scope="any")
                units |= duties._holds(user, roles.UNIT_HEADS, company).department_ids
            user.docflow_people_ids = people
            user.docflow_department_ids = units and units.search([("id", "child_of", units.ids)])

    @api.model
    def _forget_docflow_scope(self):
        """Duties or substitutions changed: what was computed from them in this transaction is stale."""
        self.invalidate_model(["docflow_people_ids", "docflow_department_ids"], flush=False)
        self.env["akimat.document"].invalidate_model(["is_hidden_from_me"], flush=False)
