from collections import defaultdict
from datetime import date
from decimal import Decimal

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.sql import escape_psql

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import methods, norm_codes
from ..messages_plan import money
from .selections_plan import METHODS, MONTH_NAMES, SUBJECT_KINDS

_COPIED = (
    "name",
    "code",
    "subject_kind",
    "quantity",
    "uom_id",
    "price",
    "month",
    "place",
    "budget_line_id",
    "product_id",
    "method",
    "method_reason",
    "sequence",
)
_COMPARED = ("name", "quantity", "amount", "month", "effective_method")
# Method, code of the norm, kinds of subject.
_CAPS = (
    (methods.DIRECT_SMALL, norm_codes.CAP_SMALL_GOODS, {methods.GOODS}),
    (methods.DIRECT_SMALL, norm_codes.CAP_SMALL_WORKS, {methods.WORKS, methods.SERVICES}),
    (methods.E_SHOP, norm_codes.CAP_E_SHOP, {methods.GOODS}),
    (methods.PRICE_QUOTES, norm_codes.CAP_PRICE_QUOTES, {methods.GOODS, methods.WORKS, methods.SERVICES}),
)
_RURAL_CAPS = (
    (methods.DIRECT_SMALL, norm_codes.CAP_SMALL_RURAL, {methods.GOODS, methods.WORKS, methods.SERVICES}),
    *_CAPS[2:],
)


class AkimatProcurementPlanItem(models.Model):
    """A purchase of the plan: what, how much, when, from which money, by which method and why that one."""

    _name = "akimat.procurement.plan.item"
    _description = "Planned purchase"
    _inherit = ["akimat.procurement.balance", "akimat.procurement.row"]
    _order = "plan_id desc, sequence, id"
    _rec_names_search = ["name", "code"]
    _check_company_auto = True
    _row_of = ("plan_id", "item_ids")
    _entered = f"plan_id {' '.join(_COPIED)}"

    plan_id = fields.Many2one("akimat.procurement.plan", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="plan_id.company_id", store=True, index=True)
    year = fields.Integer(related="plan_id.year", store=True, index=True, aggregator=None)
    plan_state = fields.Selection(related="plan_id.state", string="State of the plan", store=True)
    root_id = fields.Many2one(
        "akimat.procurement.plan.item",
        "First version of the row",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    sequence = fields.Integer(default=10)
    name = fields.Char("What is bought", required=True)
    code = fields.Char("ENS TRU code")
    subject_kind = fields.Selection(SUBJECT_KINDS, "Subject", required=True, default="goods")
    quantity = fields.Float(default=1.0, digits="Product Unit", required=True)
    uom_id = fields.Many2one("uom.uom", "Unit of measure", ondelete="restrict")
    price = fields.Monetary("Price of one")
    amount = fields.Monetary(compute="_compute_amount", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    month = fields.Selection(MONTH_NAMES, "Bought in", required=True, default="01")
    place = fields.Char("Place of delivery")
    budget_line_id = fields.Many2one(
        "akimat.budget.line",
        check_company=True,
        domain="[('year', '=', year), ('company_id', '=', company_id)]",
        index="btree_not_null",
        ondelete="restrict",
    )
    product_id = fields.Many2one("product.product", "Item of the store", index="btree_not_null", ondelete="restrict")
    need_ids = fields.One2many("akimat.procurement.need", "plan_item_id", "Needs")
    procedure_ids = fields.One2many("akimat.procurement.procedure", "plan_item_id", "Procedures")
    contract_ids = fields.One2many("akimat.contract", "plan_item_id", "Contracts")
    committed = fields.Monetary("Under contracts", compute="_compute_committed", store=True)
    free = fields.Monetary("Free", compute="_compute_free", store=True)

    like_key = fields.Char(compute="_compute_like_key", store=True, index=True)
    like_total = fields.Monetary("Like purchases of the year", compute="_compute_proposal")
    proposed_method = fields.Selection(METHODS, compute="_compute_proposal")
    proposal_text = fields.Char("Why this method", compute="_compute_proposal")
    is_split = fields.Boolean("Split purchase", compute="_compute_proposal")
    method = fields.Selection(METHODS, help="Empty: the proposed method.")
    method_reason = fields.Char("Why another method", help="Needed when the method is not the proposed one.")
    effective_method = fields.Selection(METHODS, "Method in force", compute="_compute_effective_method", store=True)
    state = fields.Selection(
        [("planned", "Planned"), ("procedure", "Being bought"), ("contracted", "Under contract")],
        compute="_compute_state",
        store=True,
    )

    may_edit = fields.Boolean(compute="_compute_may")
    may_buy = fields.Boolean(compute="_compute_may")

    _amounts_positive = models.Constraint("CHECK (quantity > 0 AND price >= 0)", "A purchase has a quantity.")

    @api.depends("name", "plan_id.year")
    def _compute_display_name(self):
        for item in self:
            item.display_name = item.name or ""

    @api.depends("quantity", "price")
    def _compute_amount(self):
        for item in self:
            item.amount = item.currency_id.round(item.quantity * item.price) if item.currency_id else 0

    @api.depends("contract_ids.commitment")
    def _compute_committed(self):
        sums = dict(
            self.env["akimat.contract"]._read_group(
                [("plan_item_id", "in", self.ids)], ["plan_item_id"], ["commitment:sum"]
            )
        )
        for item in self:
            item.committed = sums.get(item._origin, 0)

    @api.depends("amount", "committed")
    def _compute_free(self):
        for item in self:
            item.free = item.amount - item.committed

    @api.depends("procedure_ids.state", "contract_ids.state")
    def _compute_state(self):
        for item in self:
            if any(contract.commitment for contract in item.contract_ids):
                item.state = "contracted"
            elif item._has_running_procedure() or item.contract_ids.filtered(lambda contract: contract._is_prepared()):
                item.state = "procedure"
            else:
                item.state = "planned"

    @api.depends("plan_id.state", "state")
    @api.depends_context("uid")
    def _compute_may(self):
        for item in self:
            procurer = "procurer" in item.plan_id._actor_roles()
            item.may_edit = procurer and item.plan_id.state == "draft"
            item.may_buy = procurer and item.plan_id.state == "approved" and item.state == "planned"

    @api.depends("code", "name")
    def _compute_like_key(self):
        for item in self:
            item.like_key = methods.like_key(item.code or "", item.name or "")

    # The method

    @api.depends("like_key", "amount", "subject_kind", "year", "plan_id.item_ids.amount", "plan_id.item_ids.like_key")
    @api.depends_context("lang")
    def _compute_proposal(self):
        for plan, items in self.grouped("plan_id").items():
            caps = items[:1]._caps()
            totals = defaultdict(float)
            for item in plan.item_ids:
                totals[item.like_key, item.subject_kind] += item.amount
            for item in items:
                total = totals[item.like_key, item.subject_kind]
                proposal = methods.propose(
                    item.subject_kind or methods.GOODS, Decimal(str(item.amount)), Decimal(str(total)), caps
                )
                item.like_total = total
                item.proposed_method = proposal.method
                item.is_split = proposal.is_split
                item.proposal_text = item._explain(proposal)

    @api.depends("method", "like_key", "amount", "subject_kind", "plan_id.item_ids.amount", "plan_id.item_ids.like_key")
    def _compute_effective_method(self):
        for item in self:
            item.effective_method = item.method or item.proposed_method

    def _caps(self):
        """Caps of the year in tenge, from the norms in force on its first day."""
        company = self.company_id or self.env.company
        day = date(self.year or company._akimat_today().year, 1, 1)
        norms = self.env["akimat.norm"]
        index = norms._amount_in_force(norm_codes.MRP, day, company)
        rows = _RURAL_CAPS if company.akimat_level == "rural" else _CAPS
        caps = []
        for method, code, kinds in rows:
            # Law is readable by all.
            norm = norms._in_force(code, day, company).sudo()
            cap = Decimal(norm.amount * index)
            caps.append(methods.Cap(method, code, cap, norm.amount, frozenset(kinds), norm.citation))
        return caps

    def _explain(self, proposal):
        """The proposal in words: the cap, its norm, the year's sum of like purchases."""
        facts = {
            "method": dict(self._fields["proposed_method"]._description_selection(self.env))[proposal.method],
            "total": money(self, proposal.like_total),
        }
        if not proposal.cap:
            return self.env._("%(method)s: like purchases of the year, %(total)s, are above every cap.", **facts)
        cap = proposal.cap
        facts |= {"cap": money(self, cap.sum), "units": cap.units, "norm": cap.citation}
        if proposal.is_split:
            return self.env._(
                "%(method)s: the purchase alone would fit a lower cap, but like purchases of the year sum to %(total)s;"
                " splitting is forbidden. The cap is %(cap)s (%(units)s MRP, %(norm)s).",
                **facts,
            )
        return self.env._(
            "%(method)s: like purchases of the year, %(total)s, are within %(cap)s (%(units)s MRP, %(norm)s).", **facts
        )

    def _fault(self, caps):
        """What keeps this row out of the plan: a sentence, or False.

        :param caps: those of its year, see ``_caps``.
        """
        plan = self.plan_id
        checks = (
            ("item_without_line", not self.budget_line_id, {}),
            ("item_without_price", not self.amount, {}),
            ("item_of_other_year", bool(self.budget_line_id) and self.budget_line_id.year != plan.year, {}),
            ("method_without_reason", self._needs_reason(), {}),
            ("method_of_goods", not methods.allows_kind(self.effective_method, self.subject_kind), {}),
        )
        for code, wrong, facts in checks:
            if wrong:
                return plan._refusal_message(Refusal(code, item=self.name, **facts))
        total = Decimal(str(self.like_total))
        if cap := methods.cap_exceeded(self.effective_method, self.subject_kind, total, caps):
            facts = {"total": total, "cap": cap.sum, "norm": cap.citation}
            return plan._refusal_message(Refusal("method_over_cap", item=self.name, **facts))
        return False

    def _needs_reason(self):
        chosen = self.method and self.method != self.proposed_method
        return bool(chosen) and not (self.method_reason or "").strip()

    # Rows belong to a plan that is being prepared

    @api.model
    def _first_state(self):
        return "planned"

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        for item in items.filtered(lambda item: not item.root_id):
            item._grant({"root_id": item.id})
        return items

    # Buttons

    def action_open(self):
        """Open the row."""
        return self._get_records_action()

    def action_prepare_procedure(self):
        """Begin the procedure for this row, and open it."""
        self.ensure_one()
        procedure = self.env["akimat.procurement.procedure"].create({"plan_item_id": self.id})
        return procedure._get_records_action()

    # Needs

    def _plan_key(self):
        """What makes a need and a row the same purchase."""
        return methods.item_key(self.code, self.name), self.subject_kind, self.uom_id, self.budget_line_id

    def _add_needs(self, needs, existing):
        """Link ``needs``; an ``existing`` row grows by them, its price becomes the mean."""
        if existing:
            quantity = self.quantity + sum(needs.mapped("quantity"))
            price = (self.amount + sum(needs.mapped("amount"))) / quantity
            self.write({"quantity": quantity, "price": price})
        needs._grant({"plan_item_id": self.id})

    # Versions

    def _version_rows(self):
        """Root → compared values, see ``domain.versions``."""
        return {item.root_id.id: {name: item[name] for name in _COMPARED} for item in self}

    def _change_words(self, name, before, after):
        """«Label: before → after» of one compared field."""
        field = self._fields[name]
        label = field._description_string(self.env)
        if field.type == "monetary":
            before, after = money(self, before), money(self, after)
        elif field.type == "selection":
            options = dict(field._description_selection(self.env))
            before, after = options.get(before, before), options.get(after, after)
        return f"{label}: {before} → {after}"

    def _copy_to(self, version):
        """Copies of these rows in the next ``version``, which know the row they continue."""
        for item in self:
            values = {name: item._fields[name].convert_to_write(item[name], item) for name in _COPIED}
            self._grant_create({**values, "plan_id": version.id, "root_id": item.root_id.id})

    def _hand_over(self, successor):
        """What is bought and contracted under this row goes on under ``successor``."""
        # Procedures and contracts follow the plan, whoever of the office approved its new version.
        self.sudo().procedure_ids._grant({"plan_item_id": successor.id})
        # As above.
        self.sudo().contract_ids._grant({"plan_item_id": successor.id})
        # As above.
        self.sudo().need_ids._grant({"plan_item_id": successor.id})

    def _is_running(self):
        return self.state != "planned"

    def _has_running_procedure(self):
        return any(procedure._is_running() for procedure in self.procedure_ids)

    def _product(self):
        """The article of the store for this row: the one chosen, else that of the same good, else a new one."""
        if not self.product_id:
            product = self._product_of_store() or self.env["product.product"].create(self._product_values())
            self._grant({"product_id": product.id})
        return self.product_id

    def _product_of_store(self):
        """The article that the store already keeps under this code or name, counted in the same unit."""
        same = Domain("name", "=ilike", escape_psql(self.name.strip()))
        if self.code:
            same |= Domain("default_code", "=", self.code)
        domain = Domain("is_storable", "=", True) & Domain("company_id", "in", [False, self.company_id.id])
        if self.uom_id:
            domain &= Domain("uom_id", "=", self.uom_id.id)
        found = self.env["product.product"].search(domain & same, order="id")
        return (found.filtered(lambda product: self.code and product.default_code == self.code) or found)[:1]

    def _product_values(self):
        values = {
            "name": self.name,
            "default_code": self.code,
            "type": "consu",
            "is_storable": True,
            "purchase_ok": True,
            "sale_ok": False,
            "company_id": self.company_id.id,
        }
        return {**values, "uom_id": self.uom_id.id} if self.uom_id else values
