from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from .. import messages_supply
from ..domain.lifecycle_supply import SUPPLY_ISSUE
from ..exceptions_supply import RequestLocked


class AkimatSupplyIssue(models.Model):
    """A handover act: what the storekeeper handed over on a request, and who signed for it.

    It is made together with the movement of stock and never changes; the receiver signs on the storekeeper's screen
    or confirms the receipt himself.
    """

    _name = "akimat.supply.issue"
    _description = "Handover act"
    _inherit = ["akimat.registered.mixin", "akimat.step.mixin"]
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
            act.can_receive = act.state == "handed_over" and "receiver" in act._actor_roles()

    def _journal_kind(self):
        return "handover"

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, messages_supply.SENTENCES) or super()._refusal_message(refusal)

    def _actor_roles(self):
        roles = super()._actor_roles()
        standing = self._standing()
        if self.receiver_id.id in {self.env.uid, *standing["principals"]["execution"]}:
            roles.add("receiver")
        if "storekeeper" in self.request_id._actor_roles():
            roles.add("storekeeper")
        return roles

    def _transition_refusal(self, transition):
        if transition.name == "receive" and not self.signature and "receiver" not in self._actor_roles():
            return Refusal("no_signature")
        return super()._transition_refusal(transition)

    def action_receive(self):
        """The receiver confirms that he has got the goods."""
        return self._move("receive")

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "receive":
            for act in self:
                # Under a drawn signature stands the receiver, whoever holds the screen.
                signed_by = act.receiver_id.id if act.signature else self.env.uid
                act._note({"received_on": fields.Datetime.now(), "received_by_id": signed_by})
                act._audit("signature", after={"receiver": act.receiver_id.login, "drawn": bool(act.signature)})

    @api.model_create_multi
    def create(self, vals_list):
        if not self._is_step():
            raise RequestLocked(self._refusal_message(Refusal("act_by_issue")))
        return super().create(vals_list)


class AkimatSupplyIssueLine(models.Model):
    """A line of a handover act: so much of a product, moved by that stock move."""

    _name = "akimat.supply.issue.line"
    _description = "Line of a handover act"
    _inherit = ["akimat.step.mixin"]
    _order = "issue_id, id"

    issue_id = fields.Many2one("akimat.supply.issue", required=True, readonly=True, index=True, ondelete="cascade")
    request_line_id = fields.Many2one(
        "akimat.supply.request.line", required=True, readonly=True, index=True, ondelete="restrict"
    )
    product_id = fields.Many2one("product.product", "Product", required=True, readonly=True, ondelete="restrict")
    quantity = fields.Float(required=True, readonly=True, digits="Product Unit", aggregator="sum")
    uom_id = fields.Many2one(related="product_id.uom_id", string="Unit of measure")
    move_id = fields.Many2one("stock.move", "Stock move", readonly=True, copy=False, ondelete="restrict")
