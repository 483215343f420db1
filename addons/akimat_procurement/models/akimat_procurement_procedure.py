from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import methods, parties
from ..domain.lifecycle_procedure import PROCEDURE, RUNNING
from .selections_plan import METHODS


class AkimatProcurementProcedure(models.Model):
    """How one planned purchase is made: announced, bids taken sealed, opened, compared, decided by a protocol.

    Public Procurement Law art. 10, 16, 25; Petropavl regulation p. 17(19).
    """

    _name = "akimat.procurement.procedure"
    _description = "Procurement procedure"
    _inherit = [
        "akimat.procurement.mixin",
        "akimat.procurement.balance",
        "akimat.registered.mixin",
        "akimat.deadline.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "id desc"
    _rec_names_search = ["reg_number", "name", "portal_number"]
    _transitions = PROCEDURE
    _registering_moves = ("announce", "decide")
    _check_company_auto = True
    # The commission is composed until the bids are opened.
    _open = {
        "prepared": "plan_item_id name company_id ground bids_until opening_at",
        "prepared announced bids": "member_ids",
        "*": "portal_number",
    }
    _open_to = {"*": "procurer system"}
    _apart = parties.PROCEDURE

    name = fields.Char(compute="_compute_name", store=True, readonly=False, precompute=True, required=True)
    plan_item_id = fields.Many2one(
        "akimat.procurement.plan.item",
        "Line of the plan",
        required=True,
        check_company=True,
        domain="[('plan_state', '=', 'approved'), ('company_id', '=', company_id)]",
        index=True,
        ondelete="restrict",
    )
    method = fields.Selection(METHODS, compute="_compute_planned", store=True)
    has_bids = fields.Boolean("By bids", compute="_compute_has_bids")
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount = fields.Monetary("Planned sum", compute="_compute_planned", store=True)
    ground = fields.Char("Ground of the direct purchase", help="Point of art. 16(3) of the Public Procurement Law.")
    portal_number = fields.Char("Number on the portal", copy=False)
    bids_until = fields.Datetime("Bids are taken until", copy=False)
    opening_at = fields.Datetime("Opening", copy=False, help="Not before the last moment for bids.")
    announced_on = fields.Date(readonly=True, copy=False)
    opened_at = fields.Datetime(readonly=True, copy=False)
    bid_ids = fields.One2many("akimat.procurement.bid", "procedure_id", "Bids")
    bid_count = fields.Integer("Bids taken", compute="_compute_bid_count")
    winner_bid_id = fields.Many2one(
        "akimat.procurement.bid", "Chosen bid", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    winner_id = fields.Many2one(related="winner_bid_id.partner_id", string="Supplier")
    price = fields.Monetary("Chosen sum", related="winner_bid_id.price")
    saving = fields.Monetary(compute="_compute_saving", store=True, help="Planned sum less the chosen one.")
    protocol_date = fields.Date("Protocol of", readonly=True, copy=False)
    protocol_by_id = fields.Many2one("res.users", "Protocol signed by", readonly=True, copy=False, ondelete="restrict")
    complaint_until = fields.Date("Complaints until", readonly=True, copy=False)
    complaint_on = fields.Date("Complaint of", readonly=True, copy=False)
    complaint_text = fields.Text("Complaint", readonly=True, copy=False)
    complaint_decision = fields.Text("Decision on the complaint", readonly=True, copy=False)
    complaint_decided_on = fields.Date("Decided on", readonly=True, copy=False)
    end_reason = fields.Char("Why it ended", readonly=True, copy=False)
    contract_ids = fields.One2many("akimat.contract", "procedure_id", "Contracts")
    member_ids = fields.One2many("akimat.procurement.member", "procedure_id", "Commission")
    participant_ids = fields.Many2many(
        "res.users",
        "akimat_procurement_procedure_participant_rel",
        "procedure_id",
        "user_id",
        "People of the procedure",
        compute="_compute_participant_ids",
        store=True,
    )
    state = fields.Selection(
        [
            ("prepared", "Prepared"),
            ("announced", "Announced"),
            ("bids", "Bids are taken"),
            ("opened", "Opened"),
            ("evaluated", "Evaluated"),
            ("protocol", "Protocol"),
            ("contracted", "Contract signed"),
            ("failed", "Failed"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="prepared",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )

    @api.depends("plan_item_id")
    def _compute_name(self):
        for procedure in self:
            begun = procedure._origin and procedure.state != "prepared"
            procedure.name = procedure.name if begun else procedure.plan_item_id.name or ""

    @api.depends("plan_item_id.effective_method", "plan_item_id.amount")
    def _compute_planned(self):
        """Method and sum of the plan that the purchase began under: another version of the plan changes neither."""
        for procedure in self:
            begun = procedure._origin and procedure.state != "prepared"
            procedure.method = procedure.method if begun else procedure.plan_item_id.effective_method
            procedure.amount = procedure.amount if begun else procedure.plan_item_id.amount

    @api.depends("method")
    def _compute_has_bids(self):
        for procedure in self:
            procedure.has_bids = procedure.method not in methods.WITHOUT_BIDS

    @api.depends("bid_ids")
    def _compute_bid_count(self):
        # How many envelopes came is known; what is in them is not.
        bids = self.env["akimat.procurement.bid"].sudo()
        counts = dict(bids._read_group([("procedure_id", "in", self.ids)], ["procedure_id"], ["__count"]))
        for procedure in self:
            procedure.bid_count = counts.get(procedure._origin, 0)

    @api.depends("winner_bid_id.price", "amount")
    def _compute_saving(self):
        for procedure in self:
            chosen = procedure.winner_bid_id
            procedure.saving = procedure.amount - chosen.price if chosen else 0

    @api.depends("member_ids.user_id")
    def _compute_participant_ids(self):
        for procedure in self:
            procedure.participant_ids = procedure.member_ids.user_id

    @api.depends("reg_number", "name")
    def _compute_display_name(self):
        for procedure in self:
            number = f"№ {procedure.reg_number}" if procedure.reg_number else ""
            procedure.display_name = " ".join(filter(None, (number, procedure.name)))

    def _is_running(self):
        return self.state in RUNNING

    def _refusal_of_closed(self, closed):
        if self and "member_ids" in closed:
            return Refusal("commission_closed")
        return super()._refusal_of_closed(closed)

    def _journal_kind(self):
        return "procurement"
