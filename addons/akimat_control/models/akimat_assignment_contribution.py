from odoo import api, fields, models
from odoo.fields import Command, Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import contribution as rules
from ..domain import lifecycle, norm_codes, reminders
from ..exceptions import ReportRefused
from .akimat_assignment_reminder import ACTIVITY_DUE, ACTIVITY_OVERDUE

ACTIVITY_CONTRIBUTION = "akimat_control.mail_activity_contribution"


class AkimatAssignmentContribution(models.Model):
    """What one co-executor owes the lead executor, by when, and whether it came (Kentau Reglament pp. 35, 42).

    The own term is counted back from the term of the assignment by a norm and moves with it.
    """

    _name = "akimat.assignment.contribution"
    _description = "Contribution of a co-executor"
    _inherit = ["akimat.deadline.mixin", "akimat.control.daily"]
    _order = "sequence, id"
    _transitions = lifecycle.CONTRIBUTION
    _row_of = ("assignment_id", "contribution_ids")
    _untold = "last_reminder_on reminded_rule_ids"

    assignment_id = fields.Many2one("akimat.assignment", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="assignment_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    user_id = fields.Many2one("res.users", "Co-executor", required=True, index=True, ondelete="restrict")
    department_id = fields.Many2one(
        "hr.department", "Unit", compute="_compute_department_id", store=True, precompute=True
    )
    deadline = fields.Date("Own term")
    text = fields.Text("Contribution")
    date = fields.Datetime("Delivered at", readonly=True)
    state = fields.Selection(
        [
            ("requested", "Requested"),
            ("delivered", "Delivered"),
            ("accepted", "Accepted"),
            ("not_delivered", "Not delivered"),
        ],
        required=True,
        default="requested",
        readonly=True,
    )
    delivered_late = fields.Boolean("Delivered late", compute="_compute_delivered_late", store=True)
    reminded_rule_ids = fields.Many2many(
        "akimat.control.reminder",
        "akimat_contribution_reminder_rel",
        "contribution_id",
        "reminder_id",
        readonly=True,
        copy=False,
        help="Reminders already sent for the present own term.",
    )
    can_deliver = fields.Boolean(compute="_compute_can")
    can_accept = fields.Boolean(compute="_compute_can")
    can_send_back = fields.Boolean(compute="_compute_can")

    _one_for_each = models.UniqueIndex("(assignment_id, user_id)", "A co-executor contributes once to an assignment.")
    _waiting_by_term = models.Index("(company_id, deadline) WHERE state = 'requested'")

    @api.depends("assignment_id.name", "user_id.name")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.assignment_id.name}: {line.user_id.name}"

    @api.depends("user_id", "assignment_id.company_id")
    def _compute_department_id(self):
        for line in self:
            line.department_id = line.user_id and line.user_id._akimat_department_in(line.assignment_id.company_id)

    @api.depends("date", "deadline")
    def _compute_delivered_late(self):
        for line in self:
            day = line.date and line.company_id._akimat_date(line.date)
            line.delivered_late = bool(day and line.deadline and day > line.deadline)

    # The own term

    def _fix_own_term(self):
        """Count the term of what has not come yet back from the term of the assignment; missed ones are asked anew."""
        for line in self.filtered(lambda line: line.state in ("requested", "not_delivered")):
            line._count_own_term()
            if line.state == "not_delivered" and line.deadline >= line.company_id._akimat_today():
                line._system_move("reopen")
                line._ask(line._words_anew)

    def _begin(self):
        """The assignment is in force: fix the own terms and ask."""
        self._fix_own_term()
        self._ask()

    def _count_own_term(self):
        card = self.assignment_id
        split = card._last_day(norm_codes.CONTRIBUTION_SPLIT)
        code = rules.norm_for(card.urgency, card.control_class, card.deadline, split)
        norm, trace = self.env["akimat.norm"]._compute_by_norm(code, card.deadline, card.company_id)
        day = fields.Date.to_date(trace["deadline"])
        if rules.is_in_time_for_lead(day, card.date_start):
            self._store_deadline(day, card.deadline, norm, trace)
        else:
            # The term is too short for the norm: what is to come, comes at once.
            self._set_deadline(card.date_start, norm.sudo().citation)
        self._grant({"reminded_rule_ids": [Command.clear()], "last_reminder_on": False})

    @api.model
    def _deadline_states(self):
        return ("requested",)

    def _deadline_source(self):
        return self.assignment_id

    # Who acts

    def _actor_roles(self):
        roles = super()._actor_roles()
        card = self.assignment_id
        people = card._people_of(self.env.user, "execution")
        if self.user_id in people:
            roles.add("co_executor")
        if card.lead_user_id in people:
            roles.add("lead")
        return roles

    def action_deliver(self, text):
        """The co-executor hands his part to the lead executor.

        :param text: the contribution itself, or where it is.
        """
        if not (text or "").strip():
            raise ReportRefused("\n".join(line._refusal_message(Refusal("empty_contribution")) for line in self))
        return self._move("deliver", text=text.strip())

    def action_accept(self):
        """The lead executor takes the contribution into his summary."""
        return self._move("accept")

    def action_send_back(self):
        """The lead executor asks for the contribution anew."""
        return self._move("send_back")

    # Scheduled action

    @api.model
    def _cron_contributions(self, batch=200):
        """Remind co-executors of their own terms, and record what has not come by them; on working days."""
        # Lines are looked at for everybody by the scheduled action, which runs as the system.
        self._serve_companies(self._domain_to_remind, type(self)._watch, type(self)._looked_at, batch)

    @api.model
    def _domain_to_remind(self, company, today):
        days = self.env["akimat.control.reminder"]._days_ahead(company)
        last = self.env["akimat.calendar.day"]._calendar(company).add(today, days)
        domain = Domain("state", "=", "requested") & Domain("deadline", "<=", last)
        return domain & Domain("assignment_id.state", "=", lifecycle.IN_PROGRESS) & self._domain_not_looked_at(today)

    def _looked_at(self, today):
        self._grant({"last_reminder_on": today})

    def _watch(self, today):
        """Remind the co-executor whose term comes near; record the contribution that has not come in it."""
        card = self.assignment_id
        self._looked_at(today)
        if self.deadline < today:
            self._system_move("miss")
            people = self.user_id | card.lead_user_id | card.inspector_id | card.controller_id
            card._tell(card._with_substitutes(people).filtered("active"), ACTIVITY_OVERDUE, today, self._words_missed)
            return
        days_left = self.env["akimat.calendar.day"]._calendar(self.company_id).count(today, self.deadline)
        rows = self.env["akimat.control.reminder"]._rules(self.company_id)
        own = [rule for rule in rows if rule.recipient == "co_executor"]
        recipients, spent = reminders.choose(own, days_left, self.reminded_rule_ids.ids)
        if recipients:
            card._tell(card._with_substitutes(self.user_id).filtered("active"), ACTIVITY_DUE, today, self._words_due)
        self._grant({"reminded_rule_ids": [Command.link(rule_id) for rule_id in spent]})

    def _words_missed(self, user):
        return self.with_context(lang=user.lang).env._(
            "The contribution of %(name)s has not been delivered", name=self.user_id.name
        )

    def _words_due(self, user):
        return self.with_context(lang=user.lang).env._("Your contribution is due")

    def _words_anew(self, user):
        return self.with_context(lang=user.lang).env._("Your contribution is asked anew")

    def _refusal_of_closed(self, closed):
        return Refusal("card_locked", names=closed)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "deliver":
            # The time is the system's, not the co-executor's to enter.
            self.sudo()._grant({"date": fields.Datetime.now()})
            self._tell_lead()
        elif transition.name == "send_back":
            self._ask(self._words_anew)

    def _ask(self, summary=None):
        """Ask the co-executors for their parts, by their own terms."""
        for line in self.filtered(lambda line: line.state == "requested"):
            card = line.assignment_id
            people = card._with_substitutes(line.user_id)
            card._tell(people, ACTIVITY_CONTRIBUTION, line.deadline, summary)

    def _tell_lead(self):
        """The lead executor learns that a part has come; the co-executor's own task is done."""
        for line in self:
            card = line.assignment_id
            card._finish_activities_of(card._with_substitutes(line.user_id), ACTIVITY_CONTRIBUTION)
            card._tell(
                card._with_substitutes(card.lead_user_id),
                ACTIVITY_CONTRIBUTION,
                card.company_id._akimat_today(),
                lambda user, line=line: line.with_context(lang=user.lang).env._(
                    "%(name)s has handed in a contribution", name=line.user_id.name
                ),
            )

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)
