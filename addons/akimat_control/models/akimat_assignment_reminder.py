import logging

from odoo import api, fields, models
from odoo.fields import Command, Domain

from ..domain import lifecycle, reminders

_logger = logging.getLogger(__name__)

ACTIVITY_DUE = "akimat_control.mail_activity_due_soon"
ACTIVITY_OVERDUE = "akimat_control.mail_activity_overdue"
DEPUTIES = ("first_deputy", "deputy")


class AkimatAssignmentReminder(models.Model):
    """Reminders before the term and escalation after it, by rows of settings.

    "Overdue" is no state: it follows from the term, the state and the day. The scheduled action only tells people.
    """

    _inherit = "akimat.assignment"

    last_reminder_on = fields.Date(
        "Looked at on", readonly=True, copy=False, help="Last day the reminders were checked."
    )
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
        progress = self.env["ir.cron"]._commit_progress
        self._refresh_participants_by_date()
        for company in self.env["res.company"].search([("is_akimat", "=", True)]):
            if not self.with_company(company)._remind_company(company, batch, progress):
                break

    def _remind_company(self, company, batch, progress):
        """One batch of ``company``; returns whether there is time for the next akimat."""
        today = company._akimat_today()
        if not self.env["akimat.calendar.day"]._calendar(company).is_working(today):
            return True
        domain = self._domain_to_remind(company, today)
        left = progress(remaining=self.search_count(domain))
        for assignment in self.search(domain, limit=batch):
            # Another worker may have it, or it is no longer due.
            locked = assignment.try_lock_for_update().filtered_domain(domain)
            if locked:
                left = locked._remind_safely(today, progress)
            if not left:
                return False
        return True

    @api.model
    def _domain_to_remind(self, company, today):
        """Open tasks of ``company`` whose term is near or past and which were not looked at today."""
        last = (
            self.env["akimat.calendar.day"]
            ._calendar(company)
            .add(today, self.env["akimat.control.reminder"]._days_ahead(company))
        )
        domain = Domain("company_id", "=", company.id) & Domain("state", "=", lifecycle.IN_PROGRESS)
        domain &= Domain("deadline", "<=", last)
        return domain & (Domain("last_reminder_on", "=", False) | Domain("last_reminder_on", "<", today))

    def _remind_safely(self, today, progress):
        """Remind of one task; a task that cannot be reminded of is logged and stops nobody else's."""
        try:
            self._remind(today)
            return progress(1)
        except Exception:
            # Whatever is wrong with this task, the others are still reminded of.
            self.env.cr.rollback()
            _logger.warning("no reminder could be sent for assignment %s", self.id, exc_info=True)
            # Tried today: the batch must not meet it again before tomorrow.
            self._write_own({"last_reminder_on": today})
            return progress(1)

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
        self._write_own({"last_reminder_on": today, "reminded_rule_ids": [Command.link(rule_id) for rule_id in spent]})

    def _recipients(self, name):
        """People of this task called ``name`` in the settings."""
        duties = self.env["akimat.duty"]
        finders = {
            "executor": lambda: self.lead_user_id,
            "co_executor": lambda: self.contribution_ids.filtered(lambda line: line.state == "requested").user_id,
            "unit_head": self._lead_heads,
            "inspector": lambda: self.inspector_id or self._inspectors(self.company_id),
            "deputy": lambda: duties._overseers_of(self.lead_department_id, self.company_id, DEPUTIES),
            "issuer": lambda: self.controller_id | self.issuer_id,
            "head_of_office": lambda: duties._holders(["head_of_office"], self.company_id),
            "akim": lambda: duties._holders(["akim"], self.company_id),
        }
        return finders[name]()

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
