from odoo import api, fields, models
from odoo.fields import Domain

from ..domain.lifecycle_competition import RUNNING

ACTIVITY = "akimat_hr.mail_activity_competition_term"


class AkimatCompetition(models.Model):
    """The days of competitions: the stages that begin by themselves, the reminders of terms."""

    _name = "akimat.competition"
    _inherit = ["akimat.competition", "akimat.round.mixin"]

    looked_on = fields.Date(readonly=True, copy=False, help="Last day the terms were looked at.")

    @api.model
    def _cron_terms(self, batch=100):
        """Begin the stages whose day has come, remind of terms, end the reserve; once a day for each competition."""
        self._serve_companies(self._domain_to_look_at, type(self)._look, type(self)._looked, batch)
        for model in (self.env["akimat.reserve"], self.env["akimat.appointment"]):
            model._serve_companies(model._domain_of_day, type(model)._pass_day, None, batch)

    @api.model
    def _domain_to_look_at(self, company, today):
        return Domain("state", "in", RUNNING) & (Domain("looked_on", "=", False) | Domain("looked_on", "<", today))

    def _looked(self, today):
        self._grant({"looked_on": today})

    def _look(self, today):
        self.ensure_one()
        self._looked(today)
        self._sync_commission()
        self._move_to_receiving()
        if self.state == "receiving" and today > self.receive_to:
            self._system_move("check")
        self._remind(today)

    def _move_to_receiving(self):
        """Receipt begins on its day, or with the first paper after it."""
        today = self.company_id._akimat_today()
        if self.state == "announced" and self.receive_from <= today:
            self._system_move("receive")

    def _remind(self, today):
        """One task for the personnel officer: the term of the stage ends tomorrow, today, or has passed."""
        calendar = self.env["akimat.calendar.day"]._calendar(self.company_id)
        if not self.deadline or self.deadline > calendar.add(today, 1) or self.results_on:
            return
        for user in self._officers_to_remind():
            known = self.activity_ids.filtered(lambda task, user=user: task.user_id == user)
            if not known.filtered(lambda task: task.date_deadline == self.deadline):
                stage = self.with_context(lang=user.lang)._said("state")
                self.activity_schedule(ACTIVITY, self.deadline, user_id=user.id, summary=stage)

    def _officers_to_remind(self):
        """The officer of the competition, or who acts for him; else every personnel officer."""
        substitutes = self.env["akimat.substitution"]._substitutes(self.officer_id, self.company_id)
        people = (self.officer_id | substitutes).filtered("active")
        return people or self.env["akimat.duty"]._holders(["hr_officer", "hr_head"], self.company_id)


class AkimatReserve(models.Model):
    _name = "akimat.reserve"
    _inherit = ["akimat.reserve", "akimat.round.mixin"]

    @api.model
    def _domain_of_day(self, company, today):
        """Places whose validity has passed are nobody's any more (PET-17.25)."""
        return Domain("state", "=", "included") & Domain("date_to", "<", today)

    def _pass_day(self, today):
        self._system_move("expire")


class AkimatAppointment(models.Model):
    _name = "akimat.appointment"
    _inherit = ["akimat.appointment", "akimat.round.mixin"]

    @api.model
    def _domain_of_day(self, company, today):
        """Signed orders whose day has come put the person in office."""
        return Domain("state", "=", "signed") & Domain("date_from", "<=", today)

    def _pass_day(self, today):
        self._system_move("act")
