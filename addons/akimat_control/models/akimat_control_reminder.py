from odoo import api, fields, models, tools

from ..domain.reminders import AFTER, BEFORE, Rule


class AkimatControlReminder(models.Model):
    """When whom to remind: so many working days before or after the term."""

    _name = "akimat.control.reminder"
    _description = "Reminder of a term"
    _order = "moment desc, days, recipient, id"

    moment = fields.Selection([(BEFORE, "Before the term"), (AFTER, "After the term")], required=True, default=BEFORE)
    days = fields.Integer("Working days", required=True, default=1)
    recipient = fields.Selection(
        [
            ("executor", "Lead executor"),
            ("co_executor", "Co-executors"),
            ("unit_head", "Head of the lead unit"),
            ("inspector", "Inspector"),
            ("deputy", "Deputy who oversees the unit"),
            ("issuer", "Who gave the assignment"),
            ("head_of_office", "Head of the office"),
            ("akim", "Akim"),
        ],
        required=True,
    )
    company_id = fields.Many2one("res.company", "Akimat", index=True, ondelete="cascade", help="Empty: every akimat.")
    active = fields.Boolean(default=True)

    _days_positive = models.Constraint("CHECK (days > 0)", "A reminder comes at least one working day off the term.")
    _once = models.UniqueIndex(
        "(moment, days, recipient, COALESCE(company_id, 0))", "This reminder is already in the list."
    )

    @api.depends("moment", "days", "recipient")
    @api.depends_context("lang")
    def _compute_display_name(self):
        recipients = dict(self._fields["recipient"]._description_selection(self.env))
        moments = dict(self._fields["moment"]._description_selection(self.env))
        for row in self:
            row.display_name = f"{moments.get(row.moment, '')} · {row.days} · {recipients.get(row.recipient, '')}"

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        self.env.registry.clear_cache()
        return rows

    def write(self, vals):
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result

    @api.model
    def _rules(self, company):
        """Rows of ``company`` as values: its own when it has any, else those of every akimat."""
        return self._rules_of(company.id)

    @api.model
    @tools.ormcache("company_id")
    def _rules_of(self, company_id):
        # Settings are read on behalf of the scheduled action and of every list that marks "due soon".
        rows = self.sudo().search([("company_id", "in", [False, company_id])])
        own = rows.filtered("company_id") or rows
        return tuple(Rule(row.id, row.moment, row.days, row.recipient) for row in own)

    @api.model
    def _days_ahead(self, company):
        """How many working days before a term the first reminder comes."""
        return max((rule.days for rule in self._rules(company) if rule.moment == BEFORE), default=1)
