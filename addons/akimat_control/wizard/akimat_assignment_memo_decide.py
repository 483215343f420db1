from odoo import api, fields, models


class AkimatAssignmentMemoDecide(models.TransientModel):
    """Dialog: the giver decides on a memo."""

    _name = "akimat.assignment.memo.decide"
    _description = "Decision on a memo (dialog)"

    memo_id = fields.Many2one("akimat.assignment.memo", required=True, ondelete="cascade")
    proposal = fields.Selection(related="memo_id.proposal")
    decision = fields.Selection(
        [
            ("term", "Move the term"),
            ("remove", "Remove from control"),
            ("return", "Return for rework"),
            ("keep", "Change nothing"),
        ],
        required=True,
    )
    deadline = fields.Date("New term", compute="_compute_deadline", store=True, readonly=False)
    text = fields.Text("Decision in words", required=True)
    higher_decision = fields.Char(
        "Decision of the higher body",
        help="Number and date of the letter by which the giver outside the office agreed.",
    )

    @api.depends("memo_id")
    def _compute_deadline(self):
        for dialog in self:
            dialog.deadline = dialog.memo_id.proposed_deadline

    def action_apply(self):
        """Decide; the card changes at once."""
        return self.memo_id.action_decide(self.decision, self.text, self.deadline, self.higher_decision)
