from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Command

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from .. import messages_acceptance
from ..domain import acceptance as rules
from ..domain import parties
from ..domain.lifecycle_acceptance import ACCEPTANCE, ACCEPTED
from ..exceptions_supply import AcceptanceRefused


class AkimatAcceptance(models.Model):
    """What was delivered under a contract, examined by a commission: accepted, rejected with reasons, late or not.

    Once approved, the goods are in the store and the term of payment runs (Public Procurement Law art. 17(6)).
    """

    _name = "akimat.acceptance"
    _description = "Acceptance act"
    _inherit = [
        "akimat.procurement.mixin",
        "akimat.registered.mixin",
        "akimat.deadline.mixin",
        "akimat.procurement.notice",
        "mail.thread",
    ]
    _order = "id desc"
    _rec_names_search = ["reg_number", "contract_id.reg_number", "contract_id.name"]
    _check_company_auto = True
    _transitions = ACCEPTANCE
    _registering_moves = ("approve",)
    _open = {"draft": "contract_id date_delivered waybill_number line_ids member_ids company_id"}
    _open_to = {"*": "storekeeper procurer system"}
    _apart = parties.ACCEPTANCE

    contract_id = fields.Many2one(
        "akimat.contract",
        "Contract",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain="[('state', 'in', ('signed', 'in_force')), ('company_id', '=', company_id)]",
    )
    partner_id = fields.Many2one(related="contract_id.partner_id", string="Supplier", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    date_delivered = fields.Date("Delivered on", required=True, default=lambda self: self.env.company._akimat_today())
    date_due = fields.Date("To be delivered by", compute="_compute_lateness")
    days_late = fields.Integer("Days late", compute="_compute_lateness", help="Calendar days that a penalty counts.")
    waybill_number = fields.Char("Waybill of the supplier")
    line_ids = fields.One2many(
        "akimat.acceptance.line",
        "acceptance_id",
        "What was delivered",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )
    member_ids = fields.One2many("akimat.acceptance.member", "acceptance_id", "Commission", copy=True)
    amount = fields.Monetary("Accepted for", compute="_compute_amount", store=True)
    picking_id = fields.Many2one("stock.picking", "Receipt", readonly=True, copy=False, ondelete="restrict")
    submitted_by_id = fields.Many2one("res.users", "Submitted by", readonly=True, copy=False, ondelete="restrict")
    return_reason = fields.Char("Returned because", readonly=True, copy=False)
    approved_by_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False, ondelete="restrict")
    accepted_on = fields.Date(readonly=True, copy=False, index="btree_not_null")
    payment_id = fields.Many2one("akimat.contract.payment", "Payment", readonly=True, copy=False, ondelete="restrict")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("signing", "Signed by the commission"),
            ("approved", "Act approved"),
            ("paid", "Act paid"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )

    _by_contract = models.Index("(contract_id, state)")

    @api.depends("reg_number", "contract_id")
    def _compute_display_name(self):
        for act in self:
            contract = act.contract_id.display_name or ""
            act.display_name = f"{act.reg_number} ({contract})" if act.reg_number else contract

    @api.depends("contract_id", "date_delivered")
    def _compute_lateness(self):
        for act in self:
            contract = act.contract_id
            act.date_due = contract.date_end
            if contract.delivery_days and contract.date_signed:
                act.date_due = contract.date_signed + timedelta(days=contract.delivery_days)
            act.days_late = rules.days_late(act.date_due, act.date_delivered) if act.date_delivered else 0

    @api.depends("contract_id")
    def _compute_line_ids(self):
        """The contract's own lines, ready to be filled: nobody types what the contract says."""
        for act in self:
            if act.state == "draft" and act.line_ids.contract_id != act.contract_id:
                act.line_ids = [Command.clear(), *map(Command.create, act._contract_lines())]

    def _contract_lines(self):
        """Values of the lines of the contract: those of its purchase order, else its subject as a whole."""
        contract = self.contract_id
        if not contract:
            return []
        # The order holds what the contract says; members of the commission are no users of purchases.
        ordered = contract.sudo().purchase_order_id.order_line
        if ordered:
            return [{"purchase_line_id": line.id} for line in ordered]
        return [{}]

    @api.depends("line_ids.amount")
    def _compute_amount(self):
        for act in self:
            act.amount = sum(act.line_ids.mapped("amount"))

    def _journal_kind(self):
        return "acceptance"

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, messages_acceptance.SENTENCES) or super()._refusal_message(refusal)


class AkimatAcceptanceLine(models.Model):
    """One line of an acceptance act: what the contract orders, what came, what is accepted, why the rest is not."""

    _name = "akimat.acceptance.line"
    _description = "Line of an acceptance act"
    _inherit = ["akimat.procurement.row"]
    _row_of = ("acceptance_id", "line_ids")
    _entered = "acceptance_id purchase_line_id delivered_quantity accepted_quantity reject_reason"
    _order = "acceptance_id, id"

    acceptance_id = fields.Many2one("akimat.acceptance", required=True, index=True, ondelete="cascade")
    contract_id = fields.Many2one(related="acceptance_id.contract_id", store=True, index=True)
    currency_id = fields.Many2one(related="acceptance_id.currency_id")
    name = fields.Char("What", compute="_compute_name", store=True)
    purchase_line_id = fields.Many2one("purchase.order.line", "Line of the order", ondelete="restrict")
    ordered_quantity = fields.Float(
        "By the contract", compute="_compute_ordered_quantity", store=True, digits="Product Unit", aggregator=None
    )
    before_quantity = fields.Float("Accepted before", compute="_compute_before_quantity", digits="Product Unit")
    delivered_quantity = fields.Float("Delivered", digits="Product Unit", aggregator=None)
    accepted_quantity = fields.Float("Accepted", digits="Product Unit", aggregator=None)
    rejected_quantity = fields.Float("Rejected", compute="_compute_rejected_quantity", digits="Product Unit")
    reject_reason = fields.Char("Why rejected")
    amount = fields.Monetary("Sum", compute="_compute_amount", store=True)

    _once = models.UniqueIndex(
        "(acceptance_id, COALESCE(purchase_line_id, 0))", "This line of the contract is already in the act."
    )

    _not_below_zero = models.Constraint(
        "CHECK (COALESCE(delivered_quantity, 0) >= 0 AND COALESCE(accepted_quantity, 0) >= 0)",
        "A delivered or accepted quantity cannot be negative.",
    )

    @api.depends("purchase_line_id", "contract_id.name")
    def _compute_name(self):
        """What the contract orders: nobody enters it, and an approved act keeps it."""
        # The order holds it; members of the commission are no users of purchases.
        for line in self.sudo():
            kept = line._is_settled() and line.name
            line.name = kept or line.purchase_line_id.product_id.display_name or line.contract_id.name

    @api.depends("name")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line.name or ""

    @api.depends("purchase_line_id.product_qty", "contract_id.plan_item_id.quantity")
    def _compute_ordered_quantity(self):
        """What the contract orders: nobody enters it."""
        # The order and the plan hold it; members of the commission are users of neither.
        for line in self.sudo().filtered(lambda line: not (line._origin and line._is_settled())):
            line.ordered_quantity = line.purchase_line_id.product_qty or line.contract_id.plan_item_id.quantity

    @api.constrains("purchase_line_id", "acceptance_id")
    def _check_purchase_line(self):
        for line in self:
            # As in the lines of the contract.
            ordered = line.sudo().contract_id.purchase_order_id.order_line
            if ordered and line.purchase_line_id not in ordered:
                raise AcceptanceRefused(line.acceptance_id._refusal_message(Refusal("foreign_order_line")))

    @api.depends("contract_id", "purchase_line_id", "acceptance_id.state")
    def _compute_before_quantity(self):
        accepted = self._accepted_before()
        for line in self:
            line.before_quantity = accepted[line][0]

    def _accepted_before(self):
        """Line → (quantity, sum) that other approved acts have accepted of what it delivers."""
        # What was accepted under a contract is counted whole, whoever may read the earlier acts.
        rows = self.sudo()._read_group(
            [("contract_id", "in", self.contract_id.ids), ("acceptance_id.state", "in", ACCEPTED)],
            ["contract_id", "purchase_line_id"],
            ["accepted_quantity:sum", "amount:sum"],
        )
        totals = {(contract.id, ordered.id): sums for contract, ordered, *sums in rows}
        before = {}
        for line in self:
            quantity, amount = totals.get((line.contract_id.id, line.purchase_line_id.id), (0.0, 0.0))
            own = line._origin if line._is_settled() else line.browse()
            before[line] = quantity - own.accepted_quantity, amount - own.amount
        return before

    def _is_settled(self):
        return self.acceptance_id.state in ACCEPTED

    @api.depends("delivered_quantity", "accepted_quantity")
    def _compute_rejected_quantity(self):
        for line in self:
            line.rejected_quantity = max(line.delivered_quantity - line.accepted_quantity, 0.0)

    @api.depends("accepted_quantity", "ordered_quantity", "contract_id.amount")
    def _compute_amount(self):
        """What is left of the contract's sum goes to what is left of its quantity; an approved act keeps its sum."""
        waiting = self.filtered(lambda line: not line._is_settled())
        before = waiting._accepted_before()
        for line in waiting:
            quantity, amount = before[line]
            share = line.accepted_quantity / ((line.ordered_quantity - quantity) or line.ordered_quantity or 1)
            line.amount = line.currency_id.round((line.contract_id.amount - amount) * share) if line.currency_id else 0

    def _as_value(self):
        return rules.Delivered(
            name=self.name,
            ordered=self.ordered_quantity,
            before=self.before_quantity,
            delivered=self.delivered_quantity,
            accepted=self.accepted_quantity,
            reason=self.reject_reason or "",
        )


class AkimatAcceptanceMember(models.Model):
    """A member of the commission that accepts, and when he signed."""

    _name = "akimat.acceptance.member"
    _description = "Member of an acceptance commission"
    _inherit = ["akimat.procurement.row"]
    _row_of = ("acceptance_id", "member_ids")
    _entered = "acceptance_id user_id is_chair"
    _order = "is_chair desc, id"

    acceptance_id = fields.Many2one("akimat.acceptance", required=True, index=True, ondelete="cascade")
    user_id = fields.Many2one("res.users", "Member", required=True, index=True, ondelete="restrict")
    is_chair = fields.Boolean("Chair")
    signed_on = fields.Datetime(readonly=True, copy=False)
    signed_by_id = fields.Many2one("res.users", "Signed by", readonly=True, copy=False, ondelete="restrict")

    _once = models.UniqueIndex("(acceptance_id, user_id)", "This person is already in the commission.")

    @api.depends("user_id")
    def _compute_display_name(self):
        for member in self:
            member.display_name = member.user_id.name or ""
