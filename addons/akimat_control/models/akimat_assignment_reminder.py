from odoo import api, fields, models
from odoo.fields import Command, Domain

from ..domain import lifecycle, reminders

ACTIVITY_DUE = "akimat_control.mail_activity_due_soon"
ACTIVITY_OVERDUE = "akimat_control.mail_activity_overdue"
DEPUTIES = ("first_deputy", "deputy")


class AkimatAssignmentReminder(models.Model):
    """Reminders before the term and escalation after it, by rows of settings.

    "Overdue" is no state: it follows from the term, the state and the day. The scheduled action only tells people.
    """

    _name = "akimat.assignment"
    _inherit = ["akimat.assignment", "akimat.control.daily"]

    reminded_rule_ids = fields.Many2many(
        "akimat.control.reminder",
        "akimat_assignment_reminder_rel",
        "assignment_id",
        "reminder_id",
        readonly=True,
        copy=False,
        help="Reminders already sent for the present term.",
    )

    @api.model
    def _cron_remind(self, batch=200):
        """Tell the people of every akimat about terms that come near or have passed; once a day, on working days."""
        self._refresh_participants_by_date()
        self._serve_companies(self._domain_to_remind, type(self)._remind, type(self)._looked_at, batch)

    def _looked_at(self, today):
        """Tried today: the batch does not meet it again before tomorrow."""
        self._grant({"last_reminder_on": today})

    @api.model
    def _domain_to_remind(self, company, today):
        """Open tasks whose term is near or past and which were not looked at today."""
        days = self.env["akimat.control.reminder"]._days_ahead(company)
        last = self.env["akimat.calendar.day"]._calendar(company).add(today, days)
        domain = Domain("state", "=", lifecycle.IN_PROGRESS) & Domain("deadline", "<=", last)
        return domain & self._domain_not_looked_at(today)

    def _remind(self, today):
        """Send the reminders of this task that have come due; each of them once for a term."""
        self.ensure_one()
        days_left = self.env["akimat.calendar.day"]._calendar(self.company_id).count(today, self.deadline)
        if self.deadline < today:
            # A term that passed on days off is late from the first working day on.
            days_left = min(days_left, -1)
        rules = self.env["akimat.control.reminder"]._rules(self.company_id)
        recipients, spent = reminders.choose(rules, days_left, self.reminded_rule_ids.ids)
        people = self.env["res.users"].union(*(self._recipients(name) for name in recipients))
        if people:
            kind = ACTIVITY_OVERDUE if self.deadline < today else ACTIVITY_DUE
            self._tell(self._with_substitutes(people).filtered("active"), kind, today)
        self._grant({"last_reminder_on": today, "reminded_rule_ids": [Command.link(rule_id) for rule_id in spent]})

    def _recipients(self, name):
        """People of this task called ``name`` in the settings."""
        duties = self.env["akimat.duty"]
        finders = {
            "executor": lambda: self.lead_user_id,
            "co_executor": self._owing_co_executors,
            "unit_head": self._lead_heads,
            "inspector": lambda: self.inspector_id or self._inspectors(self.company_id),
            "deputy": lambda: duties._overseers_of(self.lead_department_id, self.company_id, DEPUTIES),
            "issuer": lambda: self.controller_id | self.issuer_id,
            "head_of_office": lambda: duties._holders(["head_of_office"], self.company_id),
            "akim": lambda: duties._holders(["akim"], self.company_id),
        }
        return finders[name]()

    def _owing_co_executors(self):
        """Co-executors whose contribution has not come."""
        return self.contribution_ids.filtered(lambda line: line.state in ("requested", "not_delivered")).user_id

    @api.model
    def _refresh_participants_by_date(self):
        """Who takes part may change with the day alone: duties and substitutions begin and end."""
        today = fields.Date.context_today(self)
        self._refresh_participants(self.env["akimat.duty"]._people_changing_about(today))

    @api.model
    def _refresh_participants(self, users):
        """Recompute who takes part in the open tasks of ``users``."""
        if users:
            self._recompute_participants(Domain("participant_ids", "in", users.ids))

    @api.model
    def _refresh_participants_of_units(self, units):
        """Recompute who takes part in the open tasks of ``units`` and the units below them."""
        self._recompute_participants(
            Domain("lead_department_id", "child_of", units.ids)
            | Domain("contribution_ids.department_id", "child_of", units.ids)
        )

    @api.model
    def _recompute_participants(self, domain):
        # The search below reads the table: what is still to be computed goes there first.
        self.flush_model(["participant_ids"])
        # Participation is the system's record of who may see a card; it follows whoever changed a duty.
        cards = self.sudo().search(domain & Domain("state", "not in", (lifecycle.DONE, lifecycle.CANCELLED)))
        self.env.add_to_compute(self._fields["participant_ids"], cards)
        # Record rules read the table itself: who may see a card is settled before the next search.
        cards.flush_recordset(["participant_ids"])
