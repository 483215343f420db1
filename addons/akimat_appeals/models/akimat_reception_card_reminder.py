from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_docflow.domain.roles import GENERAL_DEPARTMENT

ACTIVITY = "akimat_appeals.mail_activity_reception"
WORKING_DAYS_AHEAD = 2


class AkimatReceptionCardReminder(models.Model):
    """The next thing that somebody owes the citizen, and by when: a date, a brief, the protocol."""

    _inherit = "akimat.reception.card"

    due_on = fields.Date("Next term", readonly=True, copy=False, index="btree_not_null")
    needs_reminder = fields.Boolean(readonly=True, copy=False)
    is_late = fields.Boolean(compute="_compute_is_late", search="_search_is_late")

    @api.depends("due_on")
    def _compute_is_late(self):
        for card in self:
            card.is_late = bool(card.due_on) and card.due_on < card.company_id._akimat_today()

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = Domain("due_on", "<", self.env.company._akimat_today())
        return late if True in value else ~late

    def _set_due(self):
        for card in self:
            due = card._next_due()
            if due != card.due_on:
                card._grant({"due_on": due, "needs_reminder": bool(due)})

    def _next_due(self):
        """The day of the next duty towards the citizen, or False."""
        if self.state == "requested":
            return self.deadline
        if self.state == "to_cure":
            return self.cure_deadline
        if self.state == "booked":
            # Who is put down at short notice is prepared for at once.
            return False if (self.brief or "").strip() else max(self.brief_deadline, self.card_date)
        if self.state in ("card_done", "on_control") and not self.protocol_sent_on:
            return self.protocol_deadline
        return False

    def write(self, vals):
        result = super().write(vals)
        if "brief" in vals:
            self._set_due()
        return result

    @api.model
    def _cron_remind(self, batch=200):
        """Tell the reception officers of every akimat about terms that come near; each term once."""
        for company in self.env["res.company"].search([("is_akimat", "=", True)]):
            today = company._akimat_today()
            calendar = self.env["akimat.calendar.day"]._calendar(company)
            if not calendar.is_working(today):
                continue
            domain = Domain("company_id", "=", company.id) & Domain("needs_reminder", "=", True)
            domain &= Domain("due_on", "<=", calendar.add(today, WORKING_DAYS_AHEAD))
            # What failed today is tried again tomorrow: the batch must not meet it twice.
            domain &= self._domain_not_looked_at(today)
            if not self._serve_batch(
                domain, today, lambda card, _day: card._remind(), type(self)._look_tomorrow, batch
            ):
                break

    def _look_tomorrow(self, today):
        self._grant({"last_reminder_on": today})

    def _remind(self):
        duties = self.env["akimat.duty"]
        officers = duties._holders(["reception_officer"], self.company_id)
        for user in officers or duties._holders(GENERAL_DEPARTMENT, self.company_id):
            self.activity_schedule(ACTIVITY, date_deadline=self.due_on, user_id=user.id)
        self._grant({"needs_reminder": False})
