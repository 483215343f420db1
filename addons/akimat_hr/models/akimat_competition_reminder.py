import logging

from odoo import api, fields, models
from odoo.fields import Domain

from ..domain.lifecycle_competition import RUNNING

_logger = logging.getLogger(__name__)

ACTIVITY = "akimat_hr.mail_activity_competition_term"


class AkimatCompetition(models.Model):
    """The days of competitions: the stages that begin by themselves, the reminders of terms."""

    _inherit = "akimat.competition"

    looked_on = fields.Date(readonly=True, copy=False, help="Last day the terms were looked at.")

    @api.model
    def _cron_terms(self, batch=100):
        """Begin the stages whose day has come, remind of terms, end the reserve; once a day for each competition."""
        progress = self.env["ir.cron"]._commit_progress
        for company in self.env["res.company"].search([("is_akimat", "=", True)]):
            today = company._akimat_today()
            domain = self._domain_to_look_at(company, today)
            left = progress(remaining=self.search_count(domain))
            for competition in self.with_company(company).search(domain, limit=batch):
                # Another worker may have it, or it was looked at meanwhile.
                locked = competition.try_lock_for_update().filtered_domain(domain)
                if locked:
                    left = locked._look_safely(today, progress)
                if not left:
                    return
            self.env["akimat.reserve"]._expire(company, today, batch, progress)
            self.env["akimat.appointment"]._begin(company, today, batch, progress)

    @api.model
    def _domain_to_look_at(self, company, today):
        domain = Domain("company_id", "=", company.id) & Domain("state", "in", RUNNING)
        return domain & (Domain("looked_on", "=", False) | Domain("looked_on", "<", today))

    def _look_safely(self, today, progress):
        """Look at one competition; what is wrong with it is logged and stops no other."""
        try:
            self._look(today)
        except Exception:
            # Whatever is wrong with this competition, the others are still looked at.
            self.env.cr.rollback()
            _logger.warning("the terms of competition %s could not be looked at", self.id, exc_info=True)
            self._note({"looked_on": today})
        return progress(1)

    def _look(self, today):
        self.ensure_one()
        self._note({"looked_on": today})
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
    _inherit = "akimat.reserve"

    @api.model
    def _expire(self, company, today, batch, progress):
        """Places of the reserve whose validity has passed are nobody's any more (PET-17.25)."""
        domain = Domain("company_id", "=", company.id) & Domain("state", "=", "included")
        for place in self.search(domain & Domain("date_to", "<", today), limit=batch):
            _step_safely(place, "expire", progress)


class AkimatAppointment(models.Model):
    _inherit = "akimat.appointment"

    @api.model
    def _begin(self, company, today, batch, progress):
        """Signed orders whose day has come put the person in office."""
        domain = Domain("company_id", "=", company.id) & Domain("state", "=", "signed")
        for record in self.search(domain & Domain("date_from", "<=", today), limit=batch):
            _step_safely(record, "act", progress)


def _step_safely(record, step, progress):
    """Take ``step`` for one record; what is wrong with it is logged and stops no other."""
    try:
        record._system_move(step)
        progress(1)
    except Exception:
        # Whatever is wrong with this record, the others still take their step.
        record.env.cr.rollback()
        _logger.warning("%s %s could not take the step %s", record._name, record.id, step, exc_info=True)
