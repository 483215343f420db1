from odoo import api, fields, models
from odoo.fields import Command


class AkimatSupplyRequestHandOver(models.TransientModel):
    """Dialog: issue goods on a request; whoever receives them confirms it in his own account."""

    _name = "akimat.supply.request.hand_over"
    _description = "Issue from the store (dialog)"

    request_id = fields.Many2one("akimat.supply.request", required=True, ondelete="cascade")
    line_ids = fields.One2many("akimat.supply.request.hand_over.line", "dialog_id", "Goods")
    company_id = fields.Many2one(related="request_id.company_id")
    receiver_id = fields.Many2one(
        "res.users", "Received by", required=True, domain="[('company_ids', 'in', company_id), ('share', '=', False)]"
    )
    rest = fields.Selection(
        [("wait", "The rest waits in the store's queue"), ("buy", "The rest is to be bought")],
        "What is left",
        required=True,
        default="wait",
    )
    has_rest = fields.Boolean("Something is left", compute="_compute_has_rest")

    @api.depends("line_ids.quantity", "line_ids.remaining_quantity")
    def _compute_has_rest(self):
        for dialog in self:
            dialog.has_rest = any(line.quantity < line.remaining_quantity for line in dialog.line_ids)

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        request = self.env["akimat.supply.request"].browse(values.get("request_id") or ())
        values["receiver_id"] = (request.receiver_id or request.requester_id).id
        values["line_ids"] = [
            Command.create(
                {
                    "request_line_id": line.id,
                    "quantity": min(line.remaining_quantity, line.available_quantity),
                }
            )
            for line in request._waiting_lines()
        ]
        return values

    def action_apply(self):
        """Issue the goods and open the handover act, ready to be printed."""
        quantities = {line.request_line_id.id: line.quantity for line in self.line_ids}
        self.request_id.action_issue(quantities, self.receiver_id.id, self.rest)
        return {"type": "ir.actions.act_window_close"}


class AkimatSupplyRequestHandOverLine(models.TransientModel):
    """Dialog: how much of one product is handed over now."""

    _name = "akimat.supply.request.hand_over.line"
    _description = "Issue from the store: goods (dialog)"

    dialog_id = fields.Many2one("akimat.supply.request.hand_over", required=True, ondelete="cascade")
    request_line_id = fields.Many2one("akimat.supply.request.line", required=True, ondelete="cascade")
    product_id = fields.Many2one(related="request_line_id.product_id")
    image_128 = fields.Image(related="product_id.image_128")
    uom_id = fields.Many2one(related="request_line_id.uom_id")
    remaining_quantity = fields.Float(related="request_line_id.remaining_quantity")
    available_quantity = fields.Float(related="request_line_id.available_quantity")
    quantity = fields.Float("Hand over", digits="Product Unit")
