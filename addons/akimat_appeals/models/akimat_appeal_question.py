from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..exceptions import AppealRefused
from .selections import OUTCOMES

_ASKED = frozenset({"appeal_id", "sequence", "text"})


class AkimatAppealQuestion(models.Model):
    """One question of an appeal: each gets its own answer and its own outcome."""

    _name = "akimat.appeal.question"
    _description = "Question of an appeal"
    _inherit = ["akimat.step.mixin"]
    _order = "appeal_id, sequence, id"
    _rec_name = "text"

    appeal_id = fields.Many2one("akimat.appeal", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="appeal_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    text = fields.Text("Question", required=True)
    answer = fields.Text()
    outcome = fields.Selection(OUTCOMES)
    is_answered = fields.Boolean(compute="_compute_is_answered")
    is_editable = fields.Boolean(compute="_compute_is_editable")
    is_answerable = fields.Boolean(compute="_compute_is_editable")

    @api.depends("answer", "outcome")
    def _compute_is_answered(self):
        for question in self:
            question.is_answered = bool((question.answer or "").strip() and question.outcome)

    @api.depends("appeal_id.state")
    @api.depends_context("uid")
    def _compute_is_editable(self):
        for question in self:
            question.is_editable = question.appeal_id._refusal_to_ask() is None
            question.is_answerable = question.appeal_id._refusal_to_prepare() is None

    # Who writes what: the office fixes what is asked, the executor what is answered.

    @api.model_create_multi
    def create(self, vals_list):
        questions = super().create(vals_list)
        questions._check_writer(_ASKED)
        return questions

    def write(self, vals):
        self._check_writer(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_while_asked(self):
        self._check_writer(_ASKED)

    def _note_forwarded(self, answer):
        """The question went to the body in charge: that is its answer."""
        return self._note({"answer": answer, "outcome": "forwarded"})

    def _check_writer(self, names):
        if self._is_step():
            return
        asked, answered = _ASKED & set(names), {"answer", "outcome"} & set(names)
        for appeal in self.appeal_id:
            refusal = (asked and appeal._refusal_to_ask()) or (answered and appeal._refusal_to_prepare())
            if refusal:
                raise AppealRefused(appeal._refusal_message(refusal))

    def _missing(self):
        """The first question without an answer, as a refusal; None when all have one."""
        for question in self.sorted():
            if not question.is_answered:
                return Refusal("question_unanswered", question=question.text)
        return None
