from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import lifecycle
from ..exceptions import ReportRefused
from .akimat_assignment_reminder import ACTIVITY_OVERDUE

ACTIVITY_INTERIM = "akimat_control.mail_activity_interim"


class AkimatAssignmentInterim(models.Model):
    """The report on one period of a long-term task, due on the day that the norm sets after the period."""

    _name = "akimat.assignment.interim"
    _description = "Interim report"
    _inherit = ["akimat.deadline.mixin", "akimat.control.daily"]
    _order = "period_from desc, id desc"
    _transitions = lifecycle.INTERIM
    _row_of = ("assignment_id", "interim_ids")
    _untold = "last_reminder_on"

    assignment_id = fields.Many2one("akimat.assignment", required=True, readonly=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="assignment_id.company_id", store=True, index=True)
    lead_user_id = fields.Many2one(related="assignment_id.lead_user_id", string="Lead executor")
    period_from = fields.Date("From", required=True, readonly=True)
    period_to = fields.Date("To", required=True, readonly=True)
    deadline = fields.Date("Due on", readonly=True)
    text = fields.Text("What has been done", readonly=True)
    author_id = fields.Many2one("res.users", "Reported by", readonly=True, ondelete="restrict")
    date = fields.Datetime("Reported at", readonly=True)
    attachment_ids = fields.Many2many(
        "ir.attachment", "akimat_interim_attachment_rel", "interim_id", "attachment_id", "Files", readonly=True
    )
    returned_reason = fields.Char("Returned because", readonly=True)
    state = fields.Selection(
        [("expected", "Expected"), ("submitted", "Submitted"), ("dropped", "No longer needed")],
        required=True,
        default="expected",
        readonly=True,
        index=True,
    )
    late = fields.Boolean(compute="_compute_late", search="_search_late")
    can_submit = fields.Boolean(compute="_compute_can")
    can_send_back = fields.Boolean(compute="_compute_can")

    _once_a_period = models.UniqueIndex("(assignment_id, period_from)", "A period is reported on once.")
    _expected_by_day = models.Index("(company_id, deadline) WHERE state = 'expected'")

    @api.depends("assignment_id.name", "period_from", "period_to")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for interim in self:
            days = format_date(self.env, interim.period_from), format_date(self.env, interim.period_to)
            interim.display_name = f"{interim.assignment_id.name}: {' – '.join(days)}"

    @api.depends("deadline", "state")
    def _compute_late(self):
        today = self.env.company._akimat_today()
        for interim in self:
            interim.late = interim.state == "expected" and bool(interim.deadline) and interim.deadline < today

    def _search_late(self, operator, value):
        today = self.env.company._akimat_today()
        domain = Domain("state", "=", "expected") & Domain("deadline", "<", today)
        return self.env["akimat.assignment"]._search_flag(operator, value, domain)

    @api.model
    def _expect(self, card, first, last, day, norm, trace):
        """Open the period from ``first`` to ``last``: its report is due on ``day`` by ``norm``."""
        # Periods follow from the card, whoever put it on control.
        interim = self.sudo()._grant_create({"assignment_id": card.id, "period_from": first, "period_to": last})
        interim._store_deadline(day, last, norm, trace)
        card._tell(
            card._with_substitutes(card.lead_user_id),
            ACTIVITY_INTERIM,
            day,
            lambda user: interim.with_context(lang=user.lang)._words(),
        )

    def _words(self):
        first, last = (format_date(self.env, day) for day in (self.period_from, self.period_to))
        return self.env._("Interim report for %(first)s – %(last)s", first=first, last=last)

    @api.model
    def _deadline_states(self):
        return ("expected",)

    def _actor_roles(self):
        return super()._actor_roles() | self.assignment_id._actor_roles()

    def _transition_refusal(self, transition):
        if transition.name == "submit" and self.assignment_id.state not in lifecycle.ON_CONTROL:
            return Refusal("not_in_work")
        return super()._transition_refusal(transition)

    def action_submit(self, text, attachment_ids=()):
        """The lead executor reports on the period; the task stays in progress.

        :param text: what has been done; :param attachment_ids: ids of files uploaded by the reporter.
        :raise ReportRefused: the text is empty.
        """
        for interim in self:
            if not (text or "").strip():
                raise ReportRefused(interim._refusal_message(Refusal("empty_report")))
        return self._move("submit", text=text.strip(), attachment_ids=self._own_files(attachment_ids))

    def action_send_back(self, reason):
        """Return the report on the period for rework.

        :param reason: what is missing.
        """
        for interim in self:
            if not (reason or "").strip():
                raise ReportRefused(interim._refusal_message(Refusal("reason_missing")))
        return self._move("send_back", returned_reason=reason.strip())

    def _own_files(self, attachment_ids):
        files = self.env["akimat.assignment.report"]._own_files(attachment_ids)
        return [fields.Command.link(file.id) for file in files]

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for interim in self:
            card = interim.assignment_id
            if transition.name == "submit":
                interim._grant({"author_id": self.env.uid, "date": fields.Datetime.now(), "returned_reason": False})
                interim.attachment_ids.write({"res_model": self._name, "res_id": interim.id})
                card._finish_activities(ACTIVITY_INTERIM)
            elif transition.name == "send_back":
                card._tell(
                    card._with_substitutes(card.lead_user_id),
                    ACTIVITY_INTERIM,
                    interim.deadline,
                    lambda user, interim=interim: interim.with_context(lang=user.lang)._words(),
                )

    def _audit_basis(self, transition):
        return self.returned_reason if transition.name == "send_back" else super()._audit_basis(transition)

    # Scheduled action

    @api.model
    def _cron_periodic(self, batch=200):
        """Open the periods that have begun; tell of reports that have not come, each once."""
        self.env["akimat.assignment"]._cron_periodic(batch)
        self._serve_companies(self._domain_late, type(self)._tell_late, type(self)._looked_at, batch)

    @api.model
    def _domain_late(self, company, today):
        late = Domain("state", "=", "expected") & Domain("deadline", "<", today)
        return late & Domain("last_reminder_on", "=", False)

    def _looked_at(self, today):
        self._grant({"last_reminder_on": today})

    def _tell_late(self, today):
        card = self.assignment_id
        self._looked_at(today)
        people = card.lead_user_id | (card.inspector_id or card._inspectors(card.company_id))
        card._tell(
            card._with_substitutes(people).filtered("active"),
            ACTIVITY_OVERDUE,
            today,
            lambda user: self.with_context(lang=user.lang)._words(),
        )

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)
