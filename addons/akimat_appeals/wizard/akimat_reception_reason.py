from odoo import fields, models


class AkimatReceptionReason(models.TransientModel):
    """A step of a card or a place that is not taken without a reason."""

    _name = "akimat.reception.reason"
    _description = "Reason of a step of reception"

    card_id = fields.Many2one("akimat.reception.card", ondelete="cascade")
    slot_id = fields.Many2one("akimat.reception.slot", ondelete="cascade")
    step = fields.Selection(
        [("cancel", "Cancel"), ("send_back", "Return"), ("annul", "Annul"), ("absence", "The leader cannot receive")],
        required=True,
    )
    reason = fields.Char(required=True)
    illness = fields.Boolean("Sudden illness")

    def action_confirm(self):
        """Take the step with its reason."""
        self.ensure_one()
        if self.step == "absence":
            return self.slot_id.action_cancel(self.reason, self.illness)
        steps = {
            "cancel": self.card_id.action_cancel,
            "send_back": self.card_id.action_send_back,
            "annul": self.card_id.action_annul,
        }
        return steps[self.step](self.reason)
