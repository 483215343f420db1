from odoo import fields, models


class AkimatAcceptanceSendBack(models.TransientModel):
    """Dialog: return an acceptance act for correction."""

    _name = "akimat.acceptance.send_back"
    _description = "Return of an acceptance act (dialog)"

    acceptance_id = fields.Many2one("akimat.acceptance", required=True, ondelete="cascade")
    reason = fields.Text("What to correct", required=True)

    def action_apply(self):
        """Return the act."""
        return self.acceptance_id.action_return(self.reason)


class AkimatAcceptancePay(models.TransientModel):
    """Dialog: the payment order by which the accepted goods were paid."""

    _name = "akimat.acceptance.pay"
    _description = "Payment of an acceptance act (dialog)"

    acceptance_id = fields.Many2one("akimat.acceptance", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="acceptance_id.currency_id")
    amount = fields.Monetary(related="acceptance_id.amount", string="Sum")
    document_number = fields.Char("Payment order", required=True)

    def action_apply(self):
        """Note the payment."""
        return self.acceptance_id.action_pay(self.document_number)
