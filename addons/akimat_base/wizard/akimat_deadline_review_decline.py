from odoo import api, fields, models


class AkimatDeadlineReviewDecline(models.TransientModel):
    """Dialog: leave the deadlines as they are."""

    _name = "akimat.deadline.review.decline"
    _description = "Deadlines left as they are (dialog)"

    review_id = fields.Many2one("akimat.deadline.review", required=True, ondelete="cascade")
    reason = fields.Text("Why not", required=True)

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        values.setdefault("review_id", self.env.context.get("active_id"))
        return values

    def action_apply(self):
        """Write the decision down."""
        return self.review_id.action_decline(self.reason)
