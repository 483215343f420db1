from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_docflow.domain.roles import GENERAL_DEPARTMENT

from ..domain import lifecycle
from .akimat_appeal_access import IN_CHARGE
from .akimat_document import SENT


class AkimatAppeal(models.Model):
    """Scheduled: terms that come near or have passed, silence, letters that lie too long, changed bans."""

    _inherit = "akimat.appeal"

    _untold = "forward_watched_on last_reminder_on"

    forward_watched_on = fields.Date("Forwarding looked at on", readonly=True, copy=False)
    notice_late = fields.Boolean(
        "A notice is late", compute="_compute_notice_late", search="_search_notice_late", help="Not sent in its term."
    )

    @api.depends("paper_ids.state", "paper_ids.appeal_deadline")
    def _compute_notice_late(self):
        late = self._late_papers(self.env.company._akimat_today()).appeal_id
        for appeal in self:
            appeal.notice_late = appeal in late

    def _late_papers(self, today):
        # Whether a notice has gone out is a fact of the appeal, also for those who may not open the letter.
        papers = self.env["akimat.document"].sudo()
        return papers.search(self._domain_late_papers(today) & Domain("appeal_id", "in", self.ids))

    @api.model
    def _domain_late_papers(self, today):
        return Domain("appeal_deadline", "<", today) & Domain("state", "not in", (*SENT, "annulled"))

    def _search_notice_late(self, operator, value):
        late = Domain("paper_ids", "any", self._domain_late_papers(self.env.company._akimat_today()))
        return self._search_flag(operator, value, late)

    # Terms

    @api.model
    def _cron_appeal_terms(self, batch=200):
        """Tell people of terms that come near or have passed, and stamp silence as a refusal (APPC art. 91(2))."""
        self._refresh_barred_by_date()
        self._watch_companies(self._domain_terms, type(self)._watch_term, "last_reminder_on", batch)

    @api.model
    def _cron_appeal_forward(self, batch=200):
        """Tell of appeals outside our competence that lie here too long (APPC art. 65; Kentau Reglament p. 84)."""
        self._watch_companies(self._domain_forward, type(self)._watch_forward, "forward_watched_on", batch)

    @api.model
    def _domain_terms(self, company, today):
        """Open appeals of ``company`` due soon or late, and those with a late notice."""
        last = self.with_company(company)._last_day_due_soon(today)
        near = Domain("state", "in", lifecycle.OPEN) & Domain("deadline", "<=", last)
        return near | Domain("paper_ids", "any", self._domain_late_papers(today))

    @api.model
    def _domain_forward(self, company, today):
        return Domain("state", "in", lifecycle.OPEN) & Domain("to_forward", "=", True)

    @api.model
    def _watch_companies(self, domain_of, watch, mark, batch):
        """Look at the appeals of every akimat in batches; each once a day, days off included: silence knows none.

        :param domain_of: callable(company, today) → what to look at; :param watch: what to do with one appeal.
        :param mark: the field that remembers the day.
        """

        def seen(appeal, today):
            appeal._grant({mark: today})

        def serve(appeal, today):
            watch(appeal, today)
            seen(appeal, today)

        for company in self.env["res.company"].search([("is_akimat", "=", True)]):
            today = company._akimat_today()
            fresh = Domain(mark, "=", False) | Domain(mark, "<", today)
            domain = Domain("company_id", "=", company.id) & fresh & domain_of(company, today)
            if not self.with_company(company)._serve_batch(domain, today, serve, seen, batch):
                break

    def _watch_term(self, today):
        self.ensure_one()
        late = self.state in lifecycle.OPEN and self.deadline < today
        if late:
            self._note_silence(today)
        if not self.env["akimat.calendar.day"]._calendar(self.company_id).is_working(today):
            return
        people = self._people_at_work()
        if self._late_papers(today):
            self._tell(people, lambda env: env._("A notice to the applicant is late."), today)
        if self.state not in lifecycle.OPEN:
            return
        if late:
            people |= self._in_charge()
            self._tell(people, lambda env: env._("The term of the appeal has passed."), self.deadline)
        else:
            self._tell(people, lambda env: env._("The term of the appeal comes near."), self.deadline)

    def _watch_forward(self, today):
        self.ensure_one()
        day = self.forward_deadline
        if today < day or not self.env["akimat.calendar.day"]._calendar(self.company_id).is_working(today):
            return
        people = self._people_at_work() | self._in_charge() if today > day else self._people_at_work()
        self._tell(people, lambda env: env._("The appeal has to be forwarded."), day)

    def _people_at_work(self):
        """Who has to do something now: the executor and the head of his unit, the leader, else the clerks."""
        duties = self.env["akimat.duty"]
        if self.executor_id:
            return self.executor_id | self.reviewer_id | duties._heads_of(self._units_at_work(), self.company_id)
        return self.reviewer_id or duties._holders(GENERAL_DEPARTMENT, self.company_id)

    def _in_charge(self):
        return self.env["akimat.duty"]._holders(IN_CHARGE, self.company_id)

    # The ban follows the day

    @api.model
    def _refresh_barred_by_date(self):
        """Whom appeals must not reach may change with the day alone: duties and substitutions begin and end."""
        people = self.env["akimat.duty"]._people_changing_about(fields.Date.context_today(self))
        if people:
            # Duties are public inside the office.
            units = self.env["akimat.duty"].sudo().search([("user_id", "in", people.ids)]).department_ids
            self._refresh_barred(people, units)
            self.env["akimat.reception.card"]._refresh_participants(people)
