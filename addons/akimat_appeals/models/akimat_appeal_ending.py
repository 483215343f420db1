from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.exceptions import NormNotFound
from odoo.addons.akimat_docflow.domain.roles import GENERAL_DEPARTMENT

from ..domain import admissibility, lifecycle, norm_codes, registration
from ..domain.procedures import COMPLAINT
from ..exceptions import AppealRefused
from .selections import EXCEPTIONS, OTHER_PROCEDURES, RETURN_GROUNDS, TERMINATION_GROUNDS

_WITHOUT_ANSWER = (lifecycle.FORWARDED, lifecycle.RETURNED, lifecycle.WITHDRAWN, lifecycle.TERMINATED)


class AkimatAppeal(models.Model):
    """Ends without an answer on the substance: put in order, returned, forwarded, withdrawn, left."""

    _inherit = "akimat.appeal"

    exception_ground = fields.Selection(
        EXCEPTIONS, "Exception", help="Such an appeal is passed on at once, even without author or signature."
    )
    exception_note = fields.Char("Why it is an exception")
    other_procedure = fields.Selection(OTHER_PROCEDURES, "Belongs to another procedure")
    disputed_act = fields.Char(
        "Disputed act or inaction", help="What the complaint is about: the act, or what was not done."
    )
    learned_on = fields.Date("Learned of it on", help="The term of complaint runs from this day (APPC art. 92).")
    restoration_reason = fields.Char(
        "Why the term is restored", help="Good cause for which a late complaint is considered."
    )
    filed_late = fields.Boolean("Filed after the term", compute="_compute_filed_late")
    cure_deadline = fields.Date("To be put in order by", readonly=True, copy=False)
    cure_text = fields.Char("What had to be put in order", readonly=True, copy=False)
    return_ground = fields.Selection(RETURN_GROUNDS, readonly=True, copy=False)
    termination_ground = fields.Selection(TERMINATION_GROUNDS, "Ground", readonly=True, copy=False)
    end_reason = fields.Text("Reason", readonly=True, copy=False)
    ended_on = fields.Date("Ended on", readonly=True, copy=False)
    forwarded_to_id = fields.Many2one(
        "res.partner", "Forwarded to", readonly=True, copy=False, ondelete="restrict", index="btree_not_null"
    )
    sender_id = fields.Many2one(
        "res.partner", "Sent to us by", ondelete="restrict", index="btree_not_null", help="The body that passed it on."
    )
    to_forward = fields.Boolean("Outside our competence", readonly=True, copy=False, index="btree_not_null")
    can_forward = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    can_terminate = fields.Boolean(compute="_compute_can")
    can_withdraw = fields.Boolean(compute="_compute_can")
    can_ask_cure = fields.Boolean(compute="_compute_can_ask_cure")

    @api.depends("state", "has_defects")
    @api.depends_context("uid")
    def _compute_can_ask_cure(self):
        for appeal in self:
            asks = appeal.state == lifecycle.REGISTERED and appeal._actor_roles() & {"clerk", "leader"}
            appeal.can_ask_cure = bool(asks and appeal.has_defects)

    @api.depends("procedure", "learned_on", "accounted_on", "restoration_reason")
    def _compute_filed_late(self):
        for appeal in self:
            known = appeal.procedure == COMPLAINT and appeal.learned_on and appeal.accounted_on
            appeal.filed_late = bool(known and not appeal.restoration_reason and appeal._is_after_window())

    def _is_after_window(self):
        try:
            last = self._norm_day(norm_codes.REMEDY_WINDOW, self.learned_on)
        except NormNotFound:
            # Before the Code no such term was kept here.
            return False
        return self.accounted_on > last

    def _case(self):
        """What decides about the admissibility of this appeal, as a value of the domain."""
        # The earlier appeal is a fact of the case, also for those who may not open it.
        earlier = self.previous_id.sudo()
        unconsidered = (lifecycle.RETURNED, lifecycle.TERMINATED)
        return admissibility.Case(
            procedure=self.procedure,
            defects=tuple(registration.defects(self._content())),
            exception=self.exception_ground,
            exception_note=self.exception_note or "",
            other_procedure=self.other_procedure,
            earlier_ended=earlier.state in (lifecycle.ANSWERED, lifecycle.CLOSED, *unconsidered),
            earlier_returned=earlier.state in unconsidered,
            cure_deadline=self.cure_deadline or None,
            filed_late=self.filed_late,
        )

    def _judge(self, refusal):
        if refusal:
            raise AppealRefused(self._refusal_message(refusal))

    def _check_step(self, name):
        if refusal := self._role_refusal_to(name):
            self._raise_refused([(self, refusal)])

    def _role_refusal_to(self, name):
        transition = self._transition_table().named(name, self.state)
        if not transition:
            return Refusal("no_such_step", name=name)
        return self._role_refusal(transition) or self._own_act_refusal(transition)

    def _require(self, words, code="reason_missing"):
        if not (words or "").strip():
            raise AppealRefused(self._refusal_message(Refusal(code)))

    def _end(self, step, kind, reason, **vals):
        """Take a step that ends work on the appeal."""
        today = self.company_id._akimat_today()
        self._grant({"end_reason": reason.strip(), "ended_on": today, **vals})
        self.env["akimat.appeal.resolution"]._write_down(self, kind, reason.strip())
        self._move(step)
        self._done_notices()

    # Put in order

    def action_ask_cure(self, deadline, text=False):
        """Ask the applicant to put the appeal in order by a reasonable day (APPC art. 64(6)).

        :param deadline: the day; :param text: what to put in order, the defects found when not given.
        """
        deadline = fields.Date.to_date(deadline)
        for appeal in self:
            if not appeal.can_ask_cure:
                raise AppealRefused(appeal._refusal_message(Refusal("nothing_to_cure")))
            if not deadline or deadline <= appeal.company_id._akimat_today():
                raise AppealRefused(appeal._refusal_message(Refusal("cure_in_past")))
            words = text or appeal.with_context(lang=appeal._letter_lang()).defects
            appeal._grant({"cure_deadline": deadline, "cure_text": words})
            appeal._audit("ask_cure", after={"deadline": deadline.isoformat()}, basis=words)
            appeal._make_notice("cure")
        return True

    # Returned

    def action_return(self, reason, ground=False):
        """Return the appeal (APPC art. 64(7)).

        :param reason: why, in words for the applicant; :param ground: ``cure_lapsed``, ``identical`` or
            ``insulting``; what the facts give when not named.
        :raise AppealRefused: no reason, or the ground does not hold.
        """
        for appeal in self:
            appeal._check_step("return")
            appeal._require(reason)
            today = appeal.company_id._akimat_today()
            ground = ground or admissibility.likely_return_ground(appeal._case())
            appeal._judge(admissibility.refuse_return(ground, appeal._case(), today))
            appeal._end("return", "return", reason, return_ground=ground)
            since = appeal.cure_deadline if ground == admissibility.CURE_LAPSED else appeal.accounted_on
            appeal._make_notice("return_notice", appeal._norm_day(norm_codes.RETURN, since))
        return True

    # Forwarded

    def action_mark_outside(self):
        """Whoever works on the appeal finds it outside our competence: it is to be forwarded (Kentau p. 84)."""
        for appeal in self:
            if not appeal.is_open or not appeal._actor_roles() & {"executor", "co_executor", "leader", "clerk"}:
                raise AppealRefused(appeal._refusal_message(Refusal("no_such_step", name="mark_outside")))
            day = appeal._forward_day()
            appeal._grant({"to_forward": True, "forward_deadline": day})
            appeal._audit("mark_outside")
            clerks = self.env["akimat.duty"]._holders(GENERAL_DEPARTMENT, appeal.company_id)
            appeal._tell(clerks, lambda env: env._("Forward the appeal by competence."), day)
        return True

    def _forward_day(self):
        """By when it has to be forwarded: from its arrival, or from the day the unit got it, whichever is earlier."""
        if not self.assigned_on:
            return self.forward_deadline
        return min(self.forward_deadline, self._norm_day(norm_codes.UNIT_FORWARD, self.assigned_on))

    def action_forward(self, partner_id, reason):
        """Forward the whole appeal to the body in charge, with notice to the applicant (APPC art. 65).

        :param partner_id: id of the body; :param reason: why it is in charge.
        :raise AppealRefused: no body or reason.
        """
        body = self.env["res.partner"].browse(partner_id)
        for appeal in self:
            appeal._check_step("forward")
            appeal._check_body(body, reason)
            appeal._end("forward", "forward", reason, forwarded_to_id=body.id)
            appeal._grant({"outcome": "forwarded"})
            appeal._make_forwarding(body, reason)
        return True

    def action_forward_part(self, partner_id, reason, question_ids):
        """Forward some questions, the rest stays with us (APPC art. 65).

        :param question_ids: ids of questions of this appeal.
        """
        self.ensure_one()
        body = self.env["res.partner"].browse(partner_id)
        self._check_step("forward")
        self._check_body(body, reason)
        questions = self.question_ids.filtered(lambda question: question.id in set(question_ids))
        if not questions or questions == self.question_ids:
            raise AppealRefused(self._refusal_message(Refusal("part_is_not_a_part")))
        answer = self.with_context(lang=self._letter_lang()).env._(
            "Forwarded by competence to: %(body)s.", body=body.display_name
        )
        # The clerk or leader forwards; the answer to a forwarded question follows from that.
        questions._note_forwarded(answer)
        self.env["akimat.appeal.resolution"]._write_down(self, "forward", reason.strip())
        self._audit("forward_part", after={"to": body.display_name}, basis=reason)
        self._make_forwarding(body, reason, questions)
        return True

    def _check_body(self, body, reason):
        if not body:
            raise AppealRefused(self._refusal_message(Refusal("body_missing")))
        self._require(reason)

    def _make_forwarding(self, body, reason, questions=None):
        deadline = self.forward_deadline
        self._make_paper("cover", body, self._forwarding_words("cover", reason, body, questions), deadline)
        if self._is_reachable():
            words = self._forwarding_words("forward_notice", reason, body, questions)
            self._make_paper("forward_notice", self._ensure_partner(), words, deadline)

    # Withdrawn, left without consideration

    def action_withdraw(self, reason=False):
        """The applicant withdraws the appeal by a written statement (APPC art. 64(9), 70)."""
        for appeal in self:
            appeal._check_step("withdraw")
            words = reason or appeal.env._("Written statement of the applicant")
            appeal._end("withdraw", "terminate", words)
            appeal._make_notice("end_notice", appeal._end_notice_day())
        return True

    def action_terminate(self, ground, reason):
        """End consideration on a ground of law, with notice in its term (APPC art. 70, 88; Kentau p. 83, 90).

        :param ground: see ``termination_ground``; :param reason: in words for the applicant.
        :raise AppealRefused: the ground does not hold, or no reason.
        """
        for appeal in self:
            appeal._check_step("terminate")
            appeal._judge(admissibility.refuse_termination(ground, appeal._case()))
            appeal._require(reason)
            appeal._end("terminate", "terminate", reason, termination_ground=ground)
            if ground not in admissibility.UNTOLD:
                appeal._make_notice("end_notice", appeal._end_notice_day())
        return True

    def _end_notice_day(self):
        return self._norm_day(norm_codes.TERMINATION_NOTICE, self.company_id._akimat_today())

    def _transition_refusal(self, transition):
        # The steps above write the reason first; a bare write of the state has none.
        if transition.target in _WITHOUT_ANSWER and not self.end_reason:
            return Refusal("reason_missing")
        if transition.name == "forward" and not self.forwarded_to_id:
            return Refusal("body_missing")
        if transition.name == "return" and not self.return_ground:
            return Refusal("return_ground_missing")
        if transition.name == "terminate" and not self.termination_ground:
            return Refusal("ground_missing")
        return super()._transition_refusal(transition)

    def _audit_basis(self, transition):
        if transition.target in _WITHOUT_ANSWER:
            return self.end_reason
        return super()._audit_basis(transition)
