from odoo import api, fields, models

from ..domain import answers
from ..models.selections import ANSWER_FORMS, OUTCOMES


class AkimatAppealReply(models.TransientModel):
    """Dialog: the answer as a whole, once each question has its own."""

    _name = "akimat.appeal.reply"
    _description = "Answer to an appeal (dialog)"

    appeal_id = fields.Many2one("akimat.appeal", required=True, ondelete="cascade")
    form = fields.Selection(ANSWER_FORMS, required=True, default="written")
    may_speak = fields.Boolean(related="appeal_id.can_answer_orally")
    outcome = fields.Selection(OUTCOMES, required=True)
    text = fields.Text("Text of the answer", required=True)
    refusal_cause = fields.Text("Cause of the refusal")
    norms = fields.Text("Norms cited")
    promised_on = fields.Date("Promised by")
    is_against = fields.Boolean(compute="_compute_shape")
    is_promise = fields.Boolean(compute="_compute_shape")

    @api.depends("outcome", "appeal_id")
    def _compute_shape(self):
        for own in self:
            outcomes = {own.outcome, *own.appeal_id.question_ids.mapped("outcome")}
            own.is_against = bool(answers.AGAINST & outcomes)
            own.is_promise = answers.PROMISED in outcomes

    def action_apply(self):
        """Prepare the answer."""
        self.ensure_one()
        self.appeal_id.action_answer(
            self.text, self.outcome, self.refusal_cause, self.norms, self.promised_on, self.form
        )
        return {"type": "ir.actions.act_window_close"}


class AkimatAppeal(models.Model):
    _inherit = "akimat.appeal"

    def action_open_reply(self):
        """Open the dialog of the answer, with what was prepared before."""
        self.ensure_one()
        outcomes = set(self.question_ids.mapped("outcome"))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Answer"),
            "res_model": "akimat.appeal.reply",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_appeal_id": self.id,
                "default_text": self.answer_text,
                "default_outcome": self.outcome or (outcomes.pop() if len(outcomes) == 1 else False),
                "default_refusal_cause": self.refusal_cause,
                "default_norms": self.answer_norms,
                "default_promised_on": self.promised_on,
            },
        }

    def action_open_answer(self):
        """Open the letter of the answer."""
        self.ensure_one()
        return self.answer_document_id.get_formview_action()

    def action_open_papers(self):
        """Open the papers of this appeal."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Papers"),
            "res_model": "akimat.document",
            "view_mode": "list,form",
            "views": [(False, "list"), (self.env.ref("akimat_docflow.akimat_document_view_form_outgoing").id, "form")],
            "domain": [("appeal_id", "=", self.id)],
            "context": {"create": False},
        }
