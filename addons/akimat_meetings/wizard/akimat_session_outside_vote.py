from odoo import fields, models

from ..models.akimat_session_vote import CHOICES


class AkimatSessionOutsideVote(models.TransientModel):
    """Dialog: the secretary enters the vote of a member from outside, with a word how it came."""

    _name = "akimat.session.outside_vote"
    _description = "Vote of a member from outside (dialog)"

    item_id = fields.Many2one("akimat.session.item", "Question", required=True, ondelete="cascade")
    session_id = fields.Many2one(related="item_id.session_id")
    attendance_id = fields.Many2one(
        "akimat.session.attendance", "Member from outside", required=True, ondelete="cascade"
    )
    choice = fields.Selection(CHOICES, required=True)
    note = fields.Char("How the vote came", required=True)

    def action_apply(self):
        """Enter the vote."""
        self.item_id.action_vote(self.choice, attendance_id=self.attendance_id.id, note=self.note)
        return {"type": "ir.actions.act_window_close"}
