from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_docflow.domain.roles import UNIT_HEADS

from ..domain import methods, parties, sane
from ..domain.lifecycle_plan import NEED
from ..exceptions_plan import ProcurementRefused
from .selections_plan import MONTH_NAMES, SUBJECT_KINDS

OPEN = ("draft", "submitted", "returned")


class AkimatProcurementNeed(models.Model):
    """What a unit needs in a year: entered at the desk or on the phone, gathered into the plan.

    Petropavl regulation p. 17(18): material support of the office.
    """

    _name = "akimat.procurement.need"
    _description = "Need of a unit"
    _inherit = ["akimat.procurement.mixin", "mail.thread"]
    _order = "year desc, month, id desc"
    _transitions = NEED
    _open = {
        "draft returned": "name code subject_kind quantity uom_id price month year budget_line_id department_id note"
        " company_id"
    }
    _open_to = {"*": "author unit_head procurer system"}
    _apart = parties.NEED

    name = fields.Char("What is needed", required=True)
    code = fields.Char("ENS TRU code", help="Code of the classifier of goods, works and services.")
    subject_kind = fields.Selection(SUBJECT_KINDS, "Subject", required=True, default="goods")
    quantity = fields.Float(default=1.0, digits="Product Unit")
    uom_id = fields.Many2one("uom.uom", "Unit of measure", ondelete="restrict")
    price = fields.Monetary("Price of one")
    amount = fields.Monetary(compute="_compute_amount", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    year = fields.Integer(
        required=True, index=True, aggregator=None, default=lambda self: self.env.company._akimat_today().year
    )
    month = fields.Selection(
        MONTH_NAMES, "Needed in", required=True, default=lambda self: f"{self.env.company._akimat_today().month:02d}"
    )
    budget_line_id = fields.Many2one(
        "akimat.budget.line",
        check_company=True,
        domain="[('year', '=', year), ('company_id', '=', company_id)]",
        index="btree_not_null",
        ondelete="restrict",
    )
    department_id = fields.Many2one(
        "hr.department",
        "Unit",
        check_company=True,
        index=True,
        default=lambda self: self.env.user._akimat_department_in(self.env.company),
        ondelete="restrict",
    )
    author_id = fields.Many2one(
        "res.users", "Asked by", readonly=True, default=lambda self: self.env.user, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    participant_ids = fields.Many2many(
        "res.users",
        "akimat_procurement_need_participant_rel",
        "need_id",
        "user_id",
        "People of the need",
        compute="_compute_participant_ids",
        store=True,
    )
    note = fields.Text("What for")
    plan_item_id = fields.Many2one(
        "akimat.procurement.plan.item",
        "In the plan as",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    supply_request_id = fields.Many2one(
        "akimat.supply.request",
        "Supply request",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        copy=False,
        help="The request that the store could not meet.",
    )
    submitted_by_id = fields.Many2one("res.users", "Sent by", readonly=True, copy=False, ondelete="restrict")
    return_reason = fields.Char("Returned because", readonly=True, copy=False)
    state = fields.Selection(
        [("draft", "Draft"), ("submitted", "Submitted"), ("accepted", "Accepted"), ("returned", "Returned")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    can_submit = fields.Boolean(compute="_compute_can")
    can_accept = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    is_editable = fields.Boolean(compute="_compute_is_editable")

    _check_company_auto = True

    @api.constrains("quantity", "price", "year")
    def _check_sane(self):
        for need in self:
            if refusal := sane.refuse_need(need.quantity, need.price, need.year, need.company_id._akimat_today()):
                need._refuse(ProcurementRefused, refusal.code, **refusal.facts)

    @api.depends("quantity", "price")
    def _compute_amount(self):
        for need in self:
            need.amount = need.quantity * need.price

    @api.depends("author_id", "department_id")
    def _compute_participant_ids(self):
        duties = self.env["akimat.duty"]
        for need in self:
            heads = self.env["res.users"]
            if need.department_id:
                heads = duties._holders(UNIT_HEADS, need.company_id, department=need.department_id)
            need.participant_ids = need.author_id | heads

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_is_editable(self):
        for need in self:
            need.is_editable = need._may_write("name")

    @api.depends("quantity", "budget_line_id", "price")
    def _compute_can(self):
        super()._compute_can()

    @api.model
    def _refresh_open_participants(self):
        """Heads of units change: open needs are seen by the present ones."""
        # Whoever enters a duty, participation follows for everybody.
        needs = self.sudo().search([("state", "in", OPEN), ("department_id", "!=", False)])
        self.env.add_to_compute(self._fields["participant_ids"], needs)
        # Record rules read the table itself.
        needs.flush_recordset(["participant_ids"])

    # Who acts

    def _actor_roles(self):
        roles = super()._actor_roles()
        people = {self.env.uid, *self._standing()["principals"]["execution"]}
        if self.author_id.id in people or not self.id:
            roles.add("author")
        if self.participant_ids.filtered(lambda user: user.id in people) - self.author_id:
            roles.add("unit_head")
        return roles

    # Steps

    def action_submit(self):
        """Send the need to the procurement officer.

        :raise MoveRefused: the quantity is zero or no budget line is chosen (Petropavl regulation p. 17(18)).
        """
        return self._move("submit")

    def action_accept(self):
        """Accept the needs for the plan of their year."""
        return self._move("accept")

    def action_return(self, reason):
        """Return the need to the unit.

        :param reason: why (text, required).
        """
        return self._move("return", return_reason=self._require_reason(reason))

    def _transition_refusal(self, transition):
        if transition.name == "submit":
            if self.quantity <= 0:
                return Refusal("no_quantity")
            if not self.budget_line_id:
                return Refusal("no_budget_line")
            if self.budget_line_id.year != self.year:
                return Refusal("line_of_other_year", line=self.budget_line_id.display_name)
        return super()._transition_refusal(transition)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "submit":
            self._grant({"submitted_by_id": self.env.uid, "return_reason": False})

    def _audit_basis(self, transition):
        if transition.name == "return":
            return self.return_reason
        return super()._audit_basis(transition)

    # In the plan

    def _plan_key(self):
        """What makes a need and a row of the plan the same purchase."""
        return methods.item_key(self.code, self.name), self.subject_kind, self.uom_id, self.budget_line_id

    def _plan_values(self):
        """The row that these equal needs make: quantities summed, the mean price, the earliest month."""
        first = self[0]
        quantity = sum(self.mapped("quantity"))
        return {
            "name": first.name,
            "code": first.code,
            "subject_kind": first.subject_kind,
            "uom_id": first.uom_id.id,
            "budget_line_id": first.budget_line_id.id,
            "quantity": quantity,
            "price": sum(self.mapped("amount")) / quantity,
            "month": min(self.mapped("month")),
        }
