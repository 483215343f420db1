from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from .. import messages_supply
from ..domain import parties
from ..domain.lifecycle_supply import SUPPLY_ISSUE


class AkimatSupplyIssue(models.Model):
    """A handover act: what the storekeeper handed over on a request, and who signed for it.

    It is made together with the movement of stock and never changes; the receiver confirms the receipt himself.
    """

    _name = "akimat.supply.issue"
    _description = "Handover act"
    _inherit = ["akimat.registered.mixin"]
    _open = {"*": ""}
    _apart = parties.SUPPLY_ISSUE
    _order = "id desc"
    _rec_name = "reg_number"
    _check_company_auto = True
    _transitions = SUPPLY_ISSUE
    _registering_moves = ("hand_over",)

    request_id = fields.Many2one(
        "akimat.supply.request", "Request", required=True, readonly=True, index=True, ondelete="restrict"
    )
    department_id = fields.Many2one(related="request_id.department_id", store=True, index=True)
    storekeeper_id = fields.Many2one(
        "res.users", "Issued by", required=True, readonly=True, index=True, ondelete="restrict"
    )
    receiver_id = fields.Many2one(
        "res.users", "Received by", required=True, readonly=True, index=True, ondelete="restrict"
    )
    location_id = fields.Many2one("stock.location", "Store", readonly=True, ondelete="restrict")
    picking_id = fields.Many2one("stock.picking", "Movement of stock", readonly=True, copy=False, ondelete="restrict")
    line_ids = fields.One2many("akimat.supply.issue.line", "issue_id", "Goods", readonly=True)
    signature = fields.Image("Signature", readonly=True, copy=False, attachment=True, max_width=1024, max_height=1024)
    received_on = fields.Datetime(readonly=True, copy=False)
    received_by_id = fields.Many2one("res.users", "Confirmed by", readonly=True, copy=False, ondelete="restrict")
    state = fields.Selection(
        [("draft", "Draft"), ("handed_over", "Handed over"), ("received", "Received")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
    )
    can_receive = fields.Boolean(compute="_compute_can_receive")

    @api.depends("state", "receiver_id")
    @api.depends_context("uid")
    def _compute_can_receive(self):
        for act in self:
            act.can_receive = bool(act.id) and act._refusal_to("receive") is None

    def _journal_kind(self):
        return "handover"

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, messages_supply.SENTENCES) or super()._refusal_message(refusal)

    def _actor_roles(self):
        roles = super()._actor_roles()
        standing = self._standing()
        if self.receiver_id.id in {self.env.uid, *standing["principals"]["execution"]}:
            roles.add("receiver")
        # The gate asks also when the request itself may not be read.
        if "storekeeper" in self.sudo().request_id._actor_roles():
            roles.add("storekeeper")
        return roles

    def action_receive(self):
        """The receiver confirms that he has got the goods."""
        return self._move("receive")

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "receive":
            for act in self:
                act._grant({"received_on": fields.Datetime.now(), "received_by_id": self.env.uid})

    def _refusal_of_closed(self, closed):
        return super()._refusal_of_closed(closed) if self else Refusal("act_by_issue")


class AkimatSupplyIssueLine(models.Model):
    """A line of a handover act: so much of a product, moved by that stock move."""

    _name = "akimat.supply.issue.line"
    _description = "Line of a handover act"
    _inherit = ["akimat.procurement.row"]
    _row_of = ("issue_id", "line_ids")
    _order = "issue_id, id"

    issue_id = fields.Many2one("akimat.supply.issue", required=True, readonly=True, index=True, ondelete="cascade")
    request_line_id = fields.Many2one(
        "akimat.supply.request.line", required=True, readonly=True, index=True, ondelete="restrict"
    )
    product_id = fields.Many2one("product.product", "Product", required=True, readonly=True, ondelete="restrict")
    quantity = fields.Float(required=True, readonly=True, digits="Product Unit", aggregator="sum")
    uom_id = fields.Many2one(related="product_id.uom_id", string="Unit of measure")
    move_id = fields.Many2one("stock.move", "Stock move", readonly=True, copy=False, ondelete="restrict")
