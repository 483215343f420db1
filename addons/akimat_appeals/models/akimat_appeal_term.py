from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import extension, lifecycle, norm_codes
from ..exceptions import AppealRefused

# Who extends the term: the head of the body, his deputy, the head of the office (APPC art. 76(3)).
_EXTENDING = ("akim", "first_deputy", "deputy", "head_of_office")


class AkimatAppeal(models.Model):
    """Late or not, soon due or not, and since when silence counts as a refusal (APPC art. 91(2), 100(5))."""

    _inherit = "akimat.appeal"

    deemed_refused_on = fields.Date(
        "Silence counts as refusal since",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="The day after the term passed without an answer (APPC art. 91(2)).",
    )
    extension_reason = fields.Text("Cause of the extension", readonly=True, copy=False)
    extended_on = fields.Date("Extended on", readonly=True, copy=False)
    extended_by_id = fields.Many2one("res.users", "Extended by", readonly=True, copy=False, ondelete="restrict")
    wanted_deadline = fields.Date("Term asked for", readonly=True, copy=False)
    wanted_reason = fields.Text("Why the executor asks", readonly=True, copy=False)
    can_extend = fields.Boolean(compute="_compute_can")
    can_ask_extension = fields.Boolean(compute="_compute_can_ask_extension")
    overdue = fields.Boolean(compute="_compute_overdue", search="_search_overdue")
    due_soon = fields.Boolean("Due soon", compute="_compute_overdue", search="_search_due_soon")

    @api.depends("deadline", "state", "to_forward", "forward_deadline")
    def _compute_overdue(self):
        today = self.env.company._akimat_today()
        soon = self._last_day_due_soon(today)
        for appeal in self:
            waits = appeal.state in lifecycle.OPEN and bool(appeal.deadline)
            kept = appeal.to_forward and appeal.forward_deadline < today
            appeal.overdue = waits and (appeal.deadline < today or kept)
            appeal.due_soon = waits and today <= appeal.deadline <= soon

    def _search_overdue(self, operator, value):
        return self._search_flag(operator, value, self._domain_overdue(self.env.company._akimat_today()))

    def _search_due_soon(self, operator, value):
        today = self.env.company._akimat_today()
        domain = Domain("state", "in", lifecycle.OPEN) & Domain("deadline", ">=", today)
        return self._search_flag(operator, value, domain & Domain("deadline", "<=", self._last_day_due_soon(today)))

    @api.model
    def _deadline_states(self):
        return lifecycle.OPEN

    @api.model
    def _domain_overdue(self, today):
        """Not answered in the term, or outside our competence and not forwarded in time (Kentau p. 82, 84)."""
        kept = Domain("to_forward", "=", True) & Domain("forward_deadline", "<", today)
        return Domain("state", "in", lifecycle.OPEN) & (Domain("deadline", "<", today) | kept)

    @api.model
    def _last_day_due_soon(self, today):
        """Terms up to this day are near: as many working days ahead as the norm says."""
        days = -self.env["akimat.norm"]._amount_in_force(norm_codes.DUE_SOON, today, self.env.company)
        return self.env["akimat.calendar.day"]._calendar(self.env.company).add(today, days)

    # Extension

    @api.depends("state", "executor_id", "wanted_deadline")
    @api.depends_context("uid")
    def _compute_can_ask_extension(self):
        for appeal in self:
            asks = appeal.state == lifecycle.REVIEW and "executor" in appeal._actor_roles()
            appeal.can_ask_extension = bool(asks and appeal._extension_limit() and not appeal.wanted_deadline)

    def _extension_limit(self):
        """How many times the norm of the term lets it be extended."""
        # The norm is law: it binds whoever works on the appeal.
        return self.norm_id.sudo().extension_limit or self._law(self._term_code()).extension_limit

    def _longest_term(self):
        """The last day the term may be moved to today: from the decision, by the older rules from the term."""
        if self._is_norm(norm_codes.EXTENSION_FROM_TERM):
            return self._norm_day(norm_codes.EXTENSION_FROM_TERM, self.deadline)
        # Counted from the day of the decision, whatever day the appeal was registered on.
        return self._norm_day(norm_codes.EXTENSION, self.company_id._akimat_today())

    def _refusal_of_extension(self, day, reason):
        today = self.company_id._akimat_today()
        facts = extension.Facts(
            deadline=self.deadline,
            today=today,
            limit=self._extension_limit(),
            already=self.state == lifecycle.EXTENDED,
        )
        refusal = extension.refuse_extension(facts, day, reason or "")
        return refusal or extension.refuse_length(day, self._longest_term())

    def action_ask_extension(self, new_deadline, reason):
        """The executor asks the leader to extend the term.

        :param new_deadline: the day; :param reason: the cause.
        """
        day = fields.Date.to_date(new_deadline)
        for appeal in self:
            if not appeal.can_ask_extension:
                raise AppealRefused(appeal._refusal_message(Refusal("no_such_step", name="ask_extension")))
            if refusal := appeal._refusal_of_extension(day, reason):
                raise AppealRefused(appeal._refusal_message(refusal))
            appeal._grant({"wanted_deadline": day, "wanted_reason": reason.strip()})
            appeal._audit("ask_extension", after={"deadline": day.isoformat()}, basis=reason)
            appeal._tell(appeal.reviewer_id, lambda env: env._("Decide on the extension of the term."))
        return True

    def action_extend(self, new_deadline, reason):
        """Extend the term by a reasoned decision, with notice to the applicant in its term (APPC art. 76(3)).

        :param new_deadline: date or ISO day; :param reason: the cause (text, required).
        :raise AppealRefused: not a leader who may, too long, after the term, a second time, or a complaint.
        """
        day = fields.Date.to_date(new_deadline)
        for appeal in self:
            appeal._check_extender()
            if refusal := appeal._refusal_of_extension(day, reason):
                raise AppealRefused(appeal._refusal_message(refusal))
            today = appeal.company_id._akimat_today()
            appeal._grant({"extension_reason": reason.strip(), "extended_on": today, "extended_by_id": appeal.env.uid})
            appeal.env["akimat.appeal.resolution"]._write_down(appeal, "extend", reason.strip())
            appeal._move("extend")
            appeal._set_deadline(day, reason.strip())
            appeal._done_notices()
            appeal._make_notice("extension_notice", appeal._norm_day(norm_codes.EXTENSION_NOTICE, today))
            appeal._tell(appeal.executor_id, lambda env: env._("The term is extended: send the notice."), day)
        return True

    def _check_extender(self):
        if self.state == lifecycle.EXTENDED:
            raise AppealRefused(self._refusal_message(Refusal("extended_before")))
        self._check_step("extend")
        if not self.env["akimat.duty"]._holds(self.env.user, _EXTENDING, self.company_id, scope="sign"):
            raise AppealRefused(self._refusal_message(Refusal("extender_duty")))

    def _transition_refusal(self, transition):
        if transition.name == "extend" and not self.extension_reason:
            return Refusal("reason_missing")
        return super()._transition_refusal(transition)

    # Silence and reminders

    def _note_silence(self, today):
        """Stamp the day since which silence counts as a refusal, once it has come."""
        if self.deemed_refused_on or not self._is_norm(norm_codes.SILENCE):
            return
        day = self._norm_day(norm_codes.SILENCE, self.deadline)
        if day <= today:
            self._grant({"deemed_refused_on": day})
            self._audit("deemed_refused", after={"day": day.isoformat()})
