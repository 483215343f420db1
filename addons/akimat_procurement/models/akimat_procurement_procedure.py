from odoo import api, fields, models

from ..domain import methods
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
    _content_states = ("prepared",)
    _content_fields = ("plan_item_id", "name", "ground")

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
    method = fields.Selection(METHODS, compute="_compute_method", store=True)
    has_bids = fields.Boolean("By bids", compute="_compute_has_bids")
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount = fields.Monetary("Planned sum", related="plan_item_id.amount", store=True)
    ground = fields.Char("Ground of the direct purchase", help="Point of art. 16(3) of the Public Procurement Law.")
    portal_number = fields.Char("Number on the portal", copy=False)
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
            procedure.name = procedure.plan_item_id.name or ""

    @api.depends("plan_item_id")
    def _compute_method(self):
        for procedure in self:
            # The method of the plan in force when the procedure was prepared.
            procedure.method = procedure.plan_item_id.effective_method

    @api.depends("method")
    def _compute_has_bids(self):
        for procedure in self:
            procedure.has_bids = procedure.method not in methods.WITHOUT_BIDS

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

    def _journal_kind(self):
        return "procurement"
