from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from .selections import OUTCOMES

_ANSWERED = frozenset(("answer", "outcome"))


class AkimatAppealQuestion(models.Model):
    """One question of an appeal: each gets its own answer and its own outcome."""

    _name = "akimat.appeal.question"
    _description = "Question of an appeal"
    _inherit = ["akimat.guard.mixin"]
    _order = "appeal_id, sequence, id"
    _rec_name = "text"
    _row_of = ("appeal_id", "question_ids")
    _entered = "appeal_id sequence text"
    _open = {"*": " ".join(_ANSWERED)}

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

    def _refusal_to_change(self, names):
        return super()._refusal_to_change(names) or (self._refusal_to_reword() if "text" in names else None)

    def _refusal_to_delete(self):
        return super()._refusal_to_delete() or self._refusal_to_reword()

    def _refusal_to_reword(self):
        """The executor may add a question that the appeal asks; he does not take one away from the applicant."""
        fixes = self._actor_roles() & {"clerk", "leader", "system"}
        return None if fixes or self._rows_granted(self.appeal_id) else Refusal("questions_are_fixed")

    def _refusal_of_role(self, names):
        answered = _ANSWERED & names
        return (answered and self.appeal_id._refusal_to_prepare()) or super()._refusal_of_role(names)

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self.appeal_id, refusal) or super()._refusal_message(refusal)

    def _note_forwarded(self, answer):
        """The question went to the body in charge: that is its answer."""
        return self._grant({"answer": answer, "outcome": "forwarded"})

    def _missing(self):
        """The first question without an answer, as a refusal; None when all have one."""
        for question in self.sorted():
            if not question.is_answered:
                return Refusal("question_unanswered", question=question.text)
        return None
