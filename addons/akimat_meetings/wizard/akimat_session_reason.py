from odoo import fields, models


class AkimatSessionReason(models.TransientModel):
    """Dialog: the reason of a step (cancellation, conflict of interest, putting off)."""

    _name = "akimat.session.reason"
    _description = "Reason of a step (dialog)"

    session_id = fields.Many2one("akimat.session", ondelete="cascade")
    item_id = fields.Many2one("akimat.session.item", ondelete="cascade")
    step = fields.Selection(
        [
            ("cancel", "Cancel the session"),
            ("conflict", "Declare a conflict of interest"),
            ("postpone", "Put off"),
            ("reopen", "Discuss again"),
        ],
        required=True,
    )
    reason = fields.Text(required=True)

    def action_apply(self):
        """Take the step with the reason."""
        steps = {
            "cancel": self.session_id.action_cancel,
            "conflict": self.item_id.action_declare_conflict,
            "postpone": self.item_id.action_postpone,
            "reopen": self.item_id.action_reopen,
        }
        steps[self.step](self.reason)
        return {"type": "ir.actions.act_window_close"}
