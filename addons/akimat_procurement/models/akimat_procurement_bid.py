from odoo import api, fields, models

from ..exceptions_plan import BidRefused


class AkimatProcurementBid(models.Model):
    """A bid of one supplier. Nobody reads it before the opening: a record rule without groups hides it.

    It is made by ``action_receive_bid`` of the procedure and changed by steps only.
    """

    _name = "akimat.procurement.bid"
    _description = "Bid"
    _inherit = ["akimat.guard.mixin"]
    _open = {"*": ""}
    _order = "procedure_id, rank, number, id"

    procedure_id = fields.Many2one(
        "akimat.procurement.procedure", required=True, readonly=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="procedure_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    number = fields.Integer("Envelope", readonly=True, aggregator=None)
    partner_id = fields.Many2one("res.partner", "Supplier", required=True, readonly=True, ondelete="restrict")
    partner_bin = fields.Char("BIN of the supplier", related="partner_id.bin")
    price = fields.Monetary("Offered sum", required=True, readonly=True)
    delivery_days = fields.Integer("Delivery, calendar days", readonly=True, aggregator=None)
    note = fields.Text(readonly=True)
    received_at = fields.Datetime("Received", required=True, readonly=True)
    received_by_id = fields.Many2one("res.users", "Received by", readonly=True, ondelete="restrict")
    is_open = fields.Boolean("Opened", readonly=True, index=True)
    outcome = fields.Selection([("admitted", "Admitted"), ("rejected", "Rejected")], readonly=True)
    reject_reason = fields.Char("Rejected because", readonly=True)
    rank = fields.Integer("Place", readonly=True, aggregator=None)
    is_winner = fields.Boolean("Best bid", readonly=True)
    may_judge = fields.Boolean(compute="_compute_may_judge")

    _price_positive = models.Constraint("CHECK (price > 0)", "A bid names a sum.")
    _one_of_supplier = models.UniqueIndex("(procedure_id, partner_id)", "This supplier has already made a bid.")

    @api.depends("number", "partner_id")
    def _compute_display_name(self):
        for bid in self:
            bid.display_name = f"№ {bid.number} {bid.partner_id.name or ''}"

    @api.depends("procedure_id.state")
    @api.depends_context("uid")
    def _compute_may_judge(self):
        for bid in self:
            procedure = bid.procedure_id
            bid.may_judge = procedure.state == "opened" and bool(procedure._actor_roles() & {"chair", "procurer"})

    def action_admit(self):
        """Admit the bids to the comparison.

        :raise BidRefused: they are not being judged now, or not by this person.
        """
        return self._judge("admitted")

    def action_reject(self, reason):
        """Reject the bids.

        :param reason: why they do not meet the documents (text, required).
        """
        if not (reason or "").strip():
            self.procedure_id[:1]._refuse(BidRefused, "bid_reason_missing")
        return self._judge("rejected", reason.strip())

    def _judge(self, outcome, reason=False):
        for bid in self:
            if not bid.may_judge:
                bid.procedure_id._refuse(BidRefused, "bid_not_judged")
            # Nobody has the right to write a bid: its fields follow from steps like this one.
            bid.sudo()._grant({"outcome": outcome, "reject_reason": reason}, event=outcome, basis=reason or None)
        return True
