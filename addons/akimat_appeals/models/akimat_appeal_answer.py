from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import answers, lifecycle, norm_codes
from ..exceptions import AnswerRefused
from .akimat_document import SENT
from .selections import ANSWER_FORMS, WAIVERS


class AkimatAppeal(models.Model):
    """The answer: question by question, with cause, law and remedy; signed as a letter; a promise stays on control."""

    _inherit = "akimat.appeal"

    answer_text = fields.Text("Text of the answer", readonly=True, copy=False)
    answer_form = fields.Selection(ANSWER_FORMS, default="written", readonly=True, copy=False)
    refusal_cause = fields.Text("Cause of the refusal", readonly=True, copy=False)
    answer_norms = fields.Text("Norms cited", readonly=True, copy=False)
    promised_on = fields.Date("Promised by", readonly=True, copy=False, index="btree_not_null")
    reported_on = fields.Date("Result reported on", readonly=True, copy=False)
    answered_on = fields.Date("Answered on", readonly=True, copy=False, index="btree_not_null")
    signed_on = fields.Date("Answer signed on", readonly=True, copy=False)
    answer_document_id = fields.Many2one(
        "akimat.document", "Answer", readonly=True, copy=False, ondelete="restrict", index="btree_not_null"
    )
    hearing_ids = fields.One2many("akimat.appeal.hearing", "appeal_id", "Hearings")
    hearing_waiver = fields.Selection(WAIVERS, "Without a hearing because", readonly=True, copy=False)
    hearing_waiver_note = fields.Char("Why it is so", readonly=True, copy=False)
    assignment_ids = fields.One2many("akimat.assignment", "appeal_id", "Assignments")
    on_additional_control = fields.Boolean(
        "On additional control",
        compute="_compute_on_additional_control",
        store=True,
        index="btree_not_null",
        help="What was promised is not done yet.",
    )
    can_prepare = fields.Boolean(compute="_compute_can_prepare")
    can_answer_orally = fields.Boolean(compute="_compute_can_prepare")

    @api.depends("state", "executor_id", "co_executor_ids", "reviewer_id", "answer_document_id.state")
    @api.depends_context("uid")
    def _compute_can_prepare(self):
        for appeal in self:
            roles = appeal._actor_roles()
            at_work = appeal.state in (lifecycle.REVIEW, lifecycle.EXTENDED)
            # How far the letter has come is a fact of the appeal, also for those who may not open it.
            free = appeal.answer_document_id.sudo().state in (False, "draft", "annulled")
            appeal.can_prepare = bool(at_work and free and roles & {"executor", "reviewer"})
            appeal.can_answer_orally = bool(at_work and free and "leader" in roles)

    @api.depends("state", "promised_on", "assignment_ids.state", "assignment_ids.evaluation")
    def _compute_on_additional_control(self):
        for appeal in self:
            kept = appeal.assignment_ids.filtered(lambda card: card.state == "done" and card.evaluation == "executed")
            appeal.on_additional_control = appeal.state == lifecycle.ANSWERED and appeal.promised_on and not kept

    # Checks

    def _answer_value(self, text, outcome, cause, norms, promised_on):
        return answers.Answer(
            text=text or "",
            outcome=outcome,
            outcomes=tuple(self.question_ids.mapped("outcome")),
            cause=cause or "",
            norms=norms or "",
            superior=bool(self.company_id.appeal_superior_id),
            promised_on=promised_on or None,
        )

    def _refusal_of_content(self, answer, signing=False):
        if refusal := self.question_ids._missing():
            return refusal
        # A promise was dated when the answer was prepared; on the day of the signature it still lies ahead.
        refusal = answers.refuse_answer(answer, self.company_id._akimat_today())
        return refusal or self._refusal_of_hearing(answer, signing)

    def _refusal_of_hearing(self, answer, signing):
        is_law = self._is_norm(norm_codes.HEARING_NOTICE)
        if not answers.needs_hearing(self.procedure, answer, is_law):
            return None
        today = self.company_id._akimat_today()
        told = self.hearing_ids.filtered("told_on").sorted("told_on")[:1]
        hearing = answers.Hearing(
            told_on=told.told_on or None, is_done=told.state == "done", waived=bool(self.hearing_waiver)
        )
        last = self._norm_day(norm_codes.HEARING_NOTICE, today)
        return answers.refuse_without_hearing(hearing, last, signing)

    def _refusal_of_prepared_answer(self, signing):
        """What the answer that was prepared lacks on its way to the signature: a Refusal, or None."""
        if self.state not in (lifecycle.REVIEW, lifecycle.EXTENDED):
            return Refusal("no_such_step", name="answer")
        answer = self._answer_value(
            self.answer_text, self.outcome, self.refusal_cause, self.answer_norms, self.promised_on
        )
        return self._refusal_of_content(answer, signing)

    def action_waive_hearing(self, ground, note):
        """Do without a hearing on a ground of law (APPC art. 73(2)); the ground is told in the answer.

        :param ground: see ``hearing_waiver``; :param note: why it holds here (text, required).
        """
        for appeal in self:
            if refusal := appeal._refusal_to_prepare():
                raise AnswerRefused(appeal._refusal_message(refusal))
            if ground not in dict(WAIVERS) or not (note or "").strip():
                raise AnswerRefused(appeal._refusal_message(Refusal("reason_missing")))
            appeal._grant({"hearing_waiver": ground, "hearing_waiver_note": note.strip()})
            appeal._audit("waive_hearing", after={"ground": ground}, basis=note)
        return True

    # Steps

    def action_answer(self, text, outcome, refusal_cause=False, norms=False, promised_on=False, form="written"):
        """Prepare the answer: its letter goes to visas and signature; once it is sent the appeal is answered.

        :param text: the answer; :param outcome: see ``outcome``; :param refusal_cause: why not all was granted.
        :param norms: the law it rests on; :param promised_on: day (or ISO day) of a promise.
        :param form: ``written``, or ``oral`` when a leader answers by word of mouth.
        :return: True. :raise AnswerRefused: a question, the cause, the law, the remedy, the date or the hearing
            is missing; or not the executor.
        """
        day = fields.Date.to_date(promised_on) or False
        for appeal in self:
            if not (appeal.can_answer_orally if form == answers.ORAL else appeal.can_prepare):
                raise AnswerRefused(appeal._refusal_message(Refusal("not_in_preparation")))
            answer = appeal._answer_value(text, outcome, refusal_cause, norms, day)
            if refusal := appeal._refusal_of_content(answer, signing=form == answers.ORAL):
                raise AnswerRefused(appeal._refusal_message(refusal))
            appeal._grant(
                {
                    "answer_text": text.strip(),
                    "answer_form": form,
                    "outcome": outcome,
                    "refusal_cause": refusal_cause,
                    "answer_norms": norms,
                    "promised_on": day,
                    "reported_on": appeal.company_id._akimat_today(),
                }
            )
            appeal._send_to_signature() if form == answers.WRITTEN else appeal._answer_by_word()
        return True

    def _answer_by_word(self):
        self._grant({"signed_on": self.company_id._akimat_today()})
        self._move("answer")

    def _send_to_signature(self):
        words = self._answer_words()
        paper = self.answer_document_id
        if paper.state == "draft":
            paper.write({"subject": words[0], f"body_{self.language}": words[1]})
        else:
            paper = self._make_paper("answer", self._ensure_partner(), words, self.deadline)
            self._grant({"answer_document_id": paper.id})
        paper.action_submit()
        # The result is reported to the leader who gave the task (Kentau Reglament p. 86).
        self._tell(self.reviewer_id, lambda env: env._("The answer is prepared: read the result."))

    def _answer_words(self):
        """(subject, body) of the answer in the applicant's language."""
        me = self.with_context(lang=self._letter_lang())
        env = me.env
        questions = [f"{place}. {line.text}\n{line.answer}" for place, line in enumerate(me.question_ids.sorted(), 1)]
        against = answers.is_against(me._answer_value("", me.outcome, "", "", False))
        day = me.promised_on and env._("It will be done by %(day)s.", day=me.promised_on.strftime("%d.%m.%Y"))
        lines = [
            me.answer_text,
            *questions,
            day,
            me.refusal_cause and env._("Cause of the refusal: %(cause)s", cause=me.refusal_cause),
            me.answer_norms and env._("Basis: %(norms)s", norms=me.answer_norms),
            me.hearing_waiver_note and env._("Decided without a hearing: %(note)s", note=me.hearing_waiver_note),
            against and me._remedy_words(),
        ]
        return env._("Answer to the appeal No. %(number)s", number=me.reg_number), me._letter(*lines)

    def _transition_refusal(self, transition):
        if transition.name == "answer":
            # As above.
            sent = self.answer_document_id.sudo().state in SENT
            if not sent and not (self.answer_form == answers.ORAL and self.signed_on):
                return Refusal("answer_not_sent")
        return super()._transition_refusal(transition)

    # What follows

    def _answer_signed(self, document):
        # The signature is noted by the letter, whoever signed it.
        self.sudo()._grant({"signed_on": document.signed_on})

    def _answer_sent(self):
        for appeal in self:
            # The clerk who sends the letter only sends it.
            if appeal.sudo().state in (lifecycle.REVIEW, lifecycle.EXTENDED):
                appeal._system_move("answer")

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "answer":
            for appeal in self:
                appeal._grant({"answered_on": appeal.company_id._akimat_today()})
                appeal._done_notices()
                appeal._keep_promise_on_control()
                appeal._tell(appeal.reviewer_id, lambda env: env._("The answer is sent: remove it from control."))

    def _keep_promise_on_control(self):
        """What was promised by a date becomes an assignment, kept open until it is done (Kentau Reglament p. 88)."""
        if not self.promised_on:
            return
        # The card follows from the signed answer, whoever sent it.
        self.env["akimat.assignment"]._give([self._promise_values()], self.company_id)

    def _promise_values(self):
        lead = self.executor_id or self.reviewer_id
        return {
            "appeal_id": self.id,
            "name": self.subject,
            "text": self.answer_text,
            "source": "appeal",
            "company_id": self.company_id.id,
            "basis_number": self.reg_number,
            "basis_date": self.reg_date,
            "issuer_id": self.reviewer_id.id,
            "lead_user_id": lead.id,
            "date_start": self.company_id._akimat_today(),
            "deadline": self.promised_on,
            "inspector_id": self._unbarred_inspector().id,
        }

    def _unbarred_inspector(self):
        return (self.env["akimat.assignment"]._inspectors(self.company_id) - self._barred_now())[:1]
