from odoo import api, models, tools


class ResUsers(models.Model):
    _inherit = "res.users"

    @property
    def SELF_WRITEABLE_FIELDS(self):
        # Under what name he acts, and where his letters go, is entered by the personnel service.
        return [name for name in super().SELF_WRITEABLE_FIELDS if name not in ("name", "email")]

    def _akimat_department_in(self, company):
        """The unit where this user works in ``company``, or an empty recordset."""
        self.ensure_one()
        # The unit of a colleague is public inside the office; the rest of the employee card is not. Searched for:
        # the field `employee_ids` holds the cards of the companies that were active when it was first read.
        employees = self.env["hr.employee"].sudo()
        card = employees.search([("user_id", "=", self.id), ("company_id", "=", company.id)], limit=1)
        return self.env["hr.department"].browse(card.department_id.id)

    @api.model
    @tools.ormcache("user_id", "company_id", "day")
    def _akimat_standing(self, user_id, company_id, day):
        """What a person may exercise in an akimat on a day, as plain values: lists of records ask it for each line.

        :return: dict `kinds` (duty kinds held, own or by substitution in everything), `kinds_for` (scope → duty kinds
            held, own or by substitution in it) and `principals` (scope → ids of the people whose part he plays).
        """
        company = self.env["res.company"].browse(company_id)
        substitutions = self.env["akimat.substitution"]._running(company, day, "any")
        lent = substitutions.filtered(lambda record: record.substitute_id.id == user_id)
        principals = {
            scope: frozenset(lent.filtered(lambda record, scope=scope: record.scope in ("all", scope)).principal_id.ids)
            for scope in ("all", "execution", "sign", "visa", "reception")
        }
        kinds = self.env["akimat.duty"]._fields["kind"].get_values(self.env)
        duties = [(duty.user_id.id, duty.kind) for duty in self.env["akimat.duty"]._running(kinds, company, day)]
        kinds_for = {
            scope: frozenset(kind for holder, kind in duties if holder == user_id or holder in people)
            for scope, people in principals.items()
        }
        return {"kinds": kinds_for["all"], "kinds_for": kinds_for, "principals": principals}

    def _on_webclient_bootstrap(self):
        # The bot's tour of the chat greets a new employee in English before his first paper: not here.
        if "odoobot_state" in self._fields and not self.odoobot_state:
            # The field is read-only for its owner.
            self.sudo().odoobot_state = "disabled"
        return super()._on_webclient_bootstrap()
