from odoo import fields, models


class AkimatProcurementReceive(models.TransientModel):
    """Dialog: a sealed bid."""

    _name = "akimat.procurement.receive"
    _description = "Taking a bid (dialog)"

    procedure_id = fields.Many2one("akimat.procurement.procedure", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="procedure_id.currency_id")
    partner_id = fields.Many2one("res.partner", "Supplier", required=True, ondelete="cascade")
    price = fields.Monetary("Offered sum", required=True)
    delivery_days = fields.Integer("Delivery, calendar days")
    note = fields.Text()

    def action_apply(self):
        """Seal the bid; the dialog keeps nothing of it."""
        values = self.partner_id.id, self.price, self.delivery_days, self.note
        procedure = self.procedure_id
        # What was offered must not stay readable beside the sealed bid.
        self.sudo().unlink()
        procedure.action_receive_bid(*values)
        return {"type": "ir.actions.act_window_close"}


class AkimatProcurementAttend(models.TransientModel):
    """Dialog: which members take part."""

    _name = "akimat.procurement.attend"
    _description = "Members taking part (dialog)"

    procedure_id = fields.Many2one("akimat.procurement.procedure", required=True, ondelete="cascade")
    possible_ids = fields.Many2many("res.users", compute="_compute_possible_ids")
    user_ids = fields.Many2many(
        "res.users",
        "akimat_procurement_attend_user_rel",
        "attend_id",
        "user_id",
        "Members taking part",
        domain="[('id', 'in', possible_ids)]",
        default=lambda self: self._default_user_ids(),
    )

    def _default_user_ids(self):
        procedure = self.env["akimat.procurement.procedure"].browse(self.env.context.get("default_procedure_id"))
        return procedure._voting().filtered(lambda member: not member.recused).user_id

    def _compute_possible_ids(self):
        for dialog in self:
            dialog.possible_ids = dialog.procedure_id._voting().filtered(lambda member: not member.recused).user_id

    def action_apply(self):
        """Note who takes part."""
        self.procedure_id.action_take_part(self.user_ids.ids)
        return {"type": "ir.actions.act_window_close"}


class AkimatProcurementSettle(models.TransientModel):
    """Dialog: decision on a complaint."""

    _name = "akimat.procurement.settle"
    _description = "Decision on a complaint (dialog)"

    procedure_id = fields.Many2one("akimat.procurement.procedure", required=True, ondelete="cascade")
    text = fields.Text("Decision", required=True)
    upheld = fields.Boolean("The complaint is upheld", help="The bids go back to the commission.")

    def action_apply(self):
        """Note the decision."""
        self.procedure_id.action_answer_complaint(self.text, self.upheld)
        return {"type": "ir.actions.act_window_close"}


class AkimatProcurementDecide(models.TransientModel):
    """Dialog: the first head decides on a direct purchase."""

    _name = "akimat.procurement.decide"
    _description = "Decision on a direct purchase (dialog)"

    procedure_id = fields.Many2one("akimat.procurement.procedure", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="procedure_id.currency_id")
    partner_id = fields.Many2one("res.partner", "Supplier", required=True, ondelete="cascade")
    price = fields.Monetary("Sum", required=True)

    def action_apply(self):
        """Decide."""
        self.procedure_id.action_decide(self.partner_id.id, self.price)
        return {"type": "ir.actions.act_window_close"}
