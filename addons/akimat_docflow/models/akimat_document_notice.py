from datetime import UTC

from odoo import api, fields, models
from odoo.fields import Domain

from ..domain import norm_codes, roles

NOTICE = "akimat_docflow.activity_document_notice"


class AkimatDocument(models.Model):
    """Notices and scheduled actions: each marks the day of its notice, so that a second run finds nothing."""

    _name = "akimat.document"
    _inherit = ["akimat.document", "akimat.round.mixin"]

    notice_date = fields.Date("Last notice", readonly=True, copy=False)

    # Limits: rows of law, not numbers of code

    def _limit(self, code):
        """The number that a norm sets today for this akimat."""
        company = self.company_id[:1] or self.env.company
        return self.env["akimat.norm"]._amount_in_force(code, company._akimat_today(), company)

    @api.model
    def _file_kinds(self):
        """Extensions that may be attached; an empty set allows any."""
        # The list applies to everybody; the table of parameters is closed to users.
        kinds = self.env["ir.config_parameter"].sudo().get_param("akimat_docflow.attachment_extensions")
        return frozenset((kinds or "").lower().split())

    # Notices

    def _notify(self, users, summary):
        """Put a task into the list of each user; only those who work here get it."""
        self.ensure_one()
        for user in users:
            # The task is the system's, also when the person whose step caused it may not plan tasks for others.
            self.sudo().activity_schedule(NOTICE, user_id=user.id, summary=summary)

    # Who is told what

    @api.model
    def _domain_late_registration(self, company):
        start = company._akimat_now().replace(hour=0, minute=0, second=0, microsecond=0)
        return (
            Domain("kind", "=", "incoming")
            & Domain("state", "=", "draft")
            & Domain("company_id", "=", company.id)
            & Domain("received_at", "<", self._as_utc(start))
        )

    @api.model
    def _domain_urgent_unacknowledged(self, company):
        waiting = Domain("state", "=", "registered") | (
            Domain("state", "=", "review") & Domain("acknowledged_at", "=", False)
        )
        return (
            Domain("kind", "=", "incoming")
            & Domain("urgency", "in", ["urgent", "very_urgent"])
            & Domain("company_id", "=", company.id)
            & waiting
        )

    @api.model
    def _domain_unfiled(self, company, today):
        term = self.env["akimat.norm"]._amount_in_force(norm_codes.FILING, today, company)
        return (
            Domain("state", "=", "executed")
            & Domain("company_id", "=", company.id)
            & Domain("executed_on", "<=", fields.Date.subtract(today, days=term))
        )

    @staticmethod
    def _as_utc(moment):
        return moment.astimezone(UTC).replace(tzinfo=None)

    # Scheduled actions

    @api.model
    def _cron_review_return(self, batch=100):
        """Mail that a leader keeps longer than the norm allows: remind him and the general department."""
        self._tell_each_company(
            lambda company, today: self._domain_review_late(today) & Domain("company_id", "=", company.id),
            lambda document: document.reviewer_id | document._general_department(),
            lambda document: document.env._("The review is late: return the document to the general department."),
            batch,
        )

    @api.model
    def _cron_late_registration(self, batch=100):
        """Mail that arrived before today and is still not registered."""
        self._tell_each_company(
            lambda company, today: self._domain_late_registration(company),
            lambda document: document._general_department(),
            lambda document: document.env._("Received earlier and not registered yet: register it today."),
            batch,
        )

    @api.model
    def _cron_urgent_unacknowledged(self, batch=100):
        """Urgent mail that nobody has confirmed: tell the addressee and the general department."""
        self._tell_each_company(
            lambda company, today: self._domain_urgent_unacknowledged(company),
            lambda document: document.reviewer_id | document._general_department(),
            lambda document: document.env._("Urgent mail without confirmation of receipt: hand it over at once."),
            batch,
        )

    @api.model
    def _cron_unfiled(self, batch=100):
        """Executed documents that lie outside a case longer than the norm allows."""
        self._tell_each_company(
            self._domain_unfiled,
            lambda document: document.executor_id or document.author_id,
            lambda document: document.env._("Executed and not filed: put the document into its case."),
            batch,
        )

    @api.model
    def _tell_each_company(self, domain_of, people_of, sentence_of, batch):
        """Notify about documents in every akimat that works now; batched, once a day for each document."""
        self._serve_companies(
            lambda company, today: domain_of(company, today) & self._domain_not_told(today),
            lambda document, today: document._notify_once(people_of(document), sentence_of, today),
            # A document that cannot be told about today must not starve the others.
            lambda document, today: document._grant({"notice_date": today}),
            batch,
        )

    @api.model
    def _domain_not_told(self, today):
        return Domain("notice_date", "=", False) | Domain("notice_date", "<", today)

    def _notify_once(self, people, sentence_of, today):
        self._done_notices()
        for user in people:
            reader = self.with_context(lang=user.lang)
            reader._notify(user, sentence_of(reader))
        self._grant({"notice_date": today})

    def _general_department(self):
        return self.env["akimat.duty"]._holders(roles.GENERAL_DEPARTMENT, self.company_id)

    @api.model
    def _works_now(self, company):
        """Notices are sent on working days of the akimat, in its working hours."""
        now = company._akimat_now()
        if not self.env["akimat.calendar.day"]._calendar(company).is_working(now.date()):
            return False
        lines = company.resource_calendar_id.attendance_ids.filtered(lambda line: line.day_period != "lunch")
        if not lines:
            return True
        # The end of the day has its notices too: the hour after it still counts.
        return min(lines.mapped("hour_from")) <= now.hour + now.minute / 60 < max(lines.mapped("hour_to")) + 1
