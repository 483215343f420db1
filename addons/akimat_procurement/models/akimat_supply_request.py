from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from .. import messages_supply
from ..domain import lifecycle_supply as lifecycle
from ..domain import parties
from ..domain.lifecycle_supply import SUPPLY_REQUEST
from ..exceptions_supply import RequestLocked

RATINGS = [("1", "Very bad"), ("2", "Bad"), ("3", "Fair"), ("4", "Good"), ("5", "Very good")]


class AkimatSupplyRequest(models.Model):
    """What a unit asks of the servicing organisation: goods from the store, repair, cleaning, transport, a hall.

    Petropavl regulation p. 18(69)-(70), 29: the unit asks, its head agrees, the affairs directorate approves, issues
    or does, and whoever asked confirms.
    """

    _name = "akimat.supply.request"
    _description = "Supply request"
    _inherit = [
        "akimat.registered.mixin",
        "akimat.deadline.mixin",
        "akimat.procurement.notice",
        "mail.thread",
    ]
    _order = "id desc"
    _rec_names_search = ["reg_number", "purpose"]
    _check_company_auto = True
    _transitions = SUPPLY_REQUEST
    _registering_moves = ("submit",)
    _open = {
        "draft": "kind purpose place wanted_on department_id requester_id company_id receiver_id line_ids",
        "issued confirmed": "rating",
    }
    _open_to = {"*": "requester system"}
    _apart = parties.SUPPLY_REQUEST

    kind = fields.Selection(
        [
            ("goods", "Goods from the store"),
            ("repair", "Repair"),
            ("cleaning", "Cleaning"),
            ("transport", "Transport"),
            ("hall", "Hall and equipment"),
        ],
        required=True,
        default="goods",
        index=True,
    )
    is_goods = fields.Boolean("From the store", compute="_compute_is_goods")
    needs_moment = fields.Boolean("Needs day and hour", compute="_compute_is_goods")
    requester_id = fields.Many2one(
        "res.users", "Asked by", required=True, index=True, ondelete="restrict", default=lambda self: self.env.user
    )
    department_id = fields.Many2one(
        "hr.department",
        "Unit",
        compute="_compute_department_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    servicing_department_id = fields.Many2one(
        "hr.department",
        "Servicing organisation",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    purpose = fields.Char("What for", tracking=True)
    place = fields.Char("Room, place")
    wanted_on = fields.Datetime("When")
    receiver_id = fields.Many2one("res.users", "Who will receive", index="btree_not_null", ondelete="restrict")
    line_ids = fields.One2many("akimat.supply.request.line", "request_id", "Goods", copy=True)
    issue_ids = fields.One2many("akimat.supply.issue", "request_id", "Handover acts", copy=False)
    need_ids = fields.One2many("akimat.procurement.need", "supply_request_id", "Needs", copy=False)

    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("new", "Sent"),
            ("agreed", "Agreed by the head of the unit"),
            ("approved", "Request approved"),
            ("in_work", "In work"),
            ("to_buy", "To buy"),
            ("issued", "Issued, done"),
            ("confirmed", "Receipt confirmed"),
            ("rejected", "Rejected"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    agreed_by_id = fields.Many2one("res.users", "Agreed by", readonly=True, copy=False, ondelete="restrict")
    agreed_on = fields.Date(readonly=True, copy=False)
    approved_by_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False, ondelete="restrict")
    approved_on = fields.Date(readonly=True, copy=False)
    over_norm_reason = fields.Text("Why above the norm", readonly=True, copy=False)
    storekeeper_id = fields.Many2one(
        "res.users", "In the hands of", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    done_on = fields.Date("Issued or done on", readonly=True, copy=False, index="btree_not_null")
    confirmed_on = fields.Date(readonly=True, copy=False)
    days_taken = fields.Integer("Working days taken", readonly=True, copy=False, aggregator="avg")
    refusal_reason = fields.Text("Why it ended", readonly=True, copy=False)
    result = fields.Text("What has been done", readonly=True, copy=False)
    rating = fields.Selection(RATINGS, copy=False, help="How the requester values the service.")
    overdue = fields.Boolean(compute="_compute_overdue", search="_search_overdue")

    can_submit = fields.Boolean(compute="_compute_can")
    can_agree = fields.Boolean(compute="_compute_can")
    can_approve = fields.Boolean(compute="_compute_can")
    can_take = fields.Boolean(compute="_compute_can")
    can_buy = fields.Boolean(compute="_compute_can")
    can_resume = fields.Boolean(compute="_compute_can")
    can_confirm = fields.Boolean(compute="_compute_can")
    can_reject = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")
    may_issue = fields.Boolean("I can issue goods", compute="_compute_can")
    may_finish = fields.Boolean("I can report the work done", compute="_compute_can")
    may_edit = fields.Boolean("I can change the request", compute="_compute_can")
    may_edit_lines = fields.Boolean("I can change the quantities", compute="_compute_can")
    may_rate = fields.Boolean("I can rate", compute="_compute_can")
    may_exceed = fields.Boolean("I can approve above the norm", compute="_compute_can")
    over_norm = fields.Boolean("Above the norm", compute="_compute_over_norm")
    norm_warning = fields.Text("Norms", compute="_compute_over_norm")

    _queue = models.Index("(company_id, state, deadline)")
    _mine = models.Index("(requester_id, state)")

    # Computed

    @api.depends("reg_number", "kind", "purpose")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for request in self:
            words = request.purpose or kinds.get(request.kind) or self.env._("New request")
            request.display_name = f"{request.reg_number} {words}" if request.reg_number else words

    @api.depends("kind")
    def _compute_is_goods(self):
        for request in self:
            request.is_goods = request.kind == "goods"
            request.needs_moment = request.kind in ("transport", "hall")

    @api.depends("requester_id", "company_id")
    def _compute_department_id(self):
        for request in self:
            company = request.company_id
            request.department_id = request.requester_id.with_company(company)._akimat_department_in(company)

    @api.depends("deadline", "state", "done_on")
    def _compute_overdue(self):
        for request in self:
            end = request.done_on or request.company_id._akimat_today()
            request.overdue = request._counts_as_late() and bool(request.deadline and request.deadline < end)

    def _counts_as_late(self):
        return self.state not in (lifecycle.DRAFT, lifecycle.REJECTED, lifecycle.CANCELLED)

    def _search_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env.company._akimat_today()
        waiting = (lifecycle.NEW, lifecycle.AGREED, lifecycle.APPROVED, lifecycle.IN_WORK, lifecycle.TO_BUY)
        late = Domain("state", "in", waiting) & Domain("deadline", "<", today)
        return late if True in value else ~late

    @api.depends("line_ids.norm_over", "line_ids.norm_explanation")
    def _compute_over_norm(self):
        for request in self:
            over = request._lines_over_norm()
            request.over_norm = bool(over)
            request.norm_warning = "\n".join(over.mapped("norm_explanation"))

    def _lines_over_norm(self):
        return self.line_ids.filtered("norm_over")

    # What may be changed

    @api.model_create_multi
    def create(self, vals_list):
        self._check_requesters(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        if "requester_id" in vals:
            self._check_requesters([vals])
        return super().write(vals)

    def _check_requesters(self, vals_list):
        """Everybody asks in his own name, or in that of the person he substitutes."""
        for vals in vals_list:
            company = vals.get("company_id", self.env.company.id)
            request = self.new({"requester_id": vals.get("requester_id", self.env.uid), "company_id": company})
            if not request._actor_roles() & {"requester", "system"}:
                request._raise_locked(Refusal("asks_for_another", name=request.requester_id.name))

    def _raise_locked(self, refusal):
        raise RequestLocked(self._refusal_message(refusal))

    def _refusal_of_closed(self, closed):
        asked = closed & self._guard_table("_open")[lifecycle.DRAFT]
        return Refusal("locked", names=asked) if self and asked else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return Refusal("kept") if self.state != lifecycle.DRAFT else super()._refusal_to_delete()

    def action_choose_goods(self):
        """Open the goods of the store with large buttons; what is chosen there stands in this draft."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Choose goods"),
            "res_model": "product.product",
            "view_mode": "kanban",
            "views": [(self.env.ref("akimat_procurement.product_product_view_kanban_supply").id, "kanban")],
            "search_view_id": [self.env.ref("akimat_procurement.product_product_view_search_supply").id, "search"],
            "domain": [("is_storable", "=", True), ("company_id", "in", [False, self.company_id.id])],
            "context": {"supply_request_id": self.id},
        }

    def _journal_kind(self):
        return "supply"

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, messages_supply.SENTENCES) or super()._refusal_message(refusal)
