from odoo import api, fields, models
from odoo.tools import float_compare

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.report import words

from ..domain import norm_codes, parties, sane
from ..domain.lifecycle_contract import BINDING, CONTRACT
from ..exceptions_plan import OverLine, ProcurementRefused
from .selections_plan import METHODS

_PERCENTS = ("security", "advance", "subcontract")
TERMINATION_GROUNDS = [
    ("agreement", "By agreement of the parties"),
    ("supplier", "The supplier does not perform"),
    ("plan", "Expenses were cut or the plan changed"),
    ("court", "By a decision of the court"),
]


class AkimatContract(models.Model):
    """A contract of the office: within its plan line and budget line, with the lawyer's visa, signed by who may.

    Public Procurement Law art. 17-18; Rudny regulation p. 18(3); Petropavl p. 14, Rudny, Shymkent and
    Zhetisay p. 12: nothing that is the office's own function is bought.
    """

    _name = "akimat.contract"
    _description = "Contract"
    _inherit = [
        "akimat.procurement.mixin",
        "akimat.procurement.balance",
        "akimat.registered.mixin",
        "akimat.deadline.mixin",
        "akimat.procurement.notice",
        "mail.thread",
    ]
    _order = "date_signed desc, id desc"
    _rec_names_search = ["reg_number", "name", "partner_id.name"]
    _transitions = CONTRACT
    _registering_moves = ("sign",)
    _check_company_auto = True
    _open = {
        "draft": "name plan_item_id procedure_id partner_id amount budget_line_id company_id vat_payer date_end"
        " delivery_days payment_days security_percent advance_percent subcontract_percent place terms",
        "signed in_force": "payment_ids",
        "*": "portal_number",
    }
    _open_to = {"payment_ids": "finance", "*": "procurer system"}
    _apart = parties.CONTRACT
    _untold = "end_told_on end_tried_on"

    number = fields.Char(related="reg_number", string="Contract number")
    name = fields.Char("Subject", required=True, tracking=True)
    plan_item_id = fields.Many2one(
        "akimat.procurement.plan.item",
        "Line of the plan",
        required=True,
        check_company=True,
        domain="[('plan_state', '=', 'approved'), ('company_id', '=', company_id)]",
        index=True,
        ondelete="restrict",
    )
    procedure_id = fields.Many2one(
        "akimat.procurement.procedure",
        "Procedure",
        check_company=True,
        domain="[('plan_item_id', '=', plan_item_id), ('state', '=', 'protocol')]",
        index="btree_not_null",
        ondelete="restrict",
    )
    budget_line_id = fields.Many2one(
        "akimat.budget.line",
        "Budget line",
        compute="_compute_budget_line_id",
        store=True,
        readonly=False,
        precompute=True,
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    method = fields.Selection(METHODS, compute="_compute_method", store=True)
    partner_id = fields.Many2one("res.partner", "Supplier", index="btree_not_null", ondelete="restrict", tracking=True)
    partner_bin = fields.Char("BIN of the supplier", related="partner_id.bin")
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount = fields.Monetary("Sum", tracking=True)
    amount_in_words_kk = fields.Char("Sum in words, Kazakh", compute="_compute_amount_in_words")
    amount_in_words_ru = fields.Char("Sum in words, Russian", compute="_compute_amount_in_words")
    vat_payer = fields.Boolean("The sum includes VAT")
    vat_rate = fields.Integer("Rate of VAT, %", compute="_compute_vat", store=True, aggregator=None)
    vat_amount = fields.Monetary("VAT", compute="_compute_vat", store=True)

    date_signed = fields.Date(readonly=True, copy=False, index="btree_not_null")
    date_end = fields.Date("In force until", tracking=True)
    delivery_days = fields.Integer("Delivery, calendar days", aggregator=None)
    payment_days = fields.Integer(
        "Payment, calendar days",
        aggregator=None,
        default=lambda self: self._default_payment_days(),
        help="From the acceptance of what was delivered.",
    )
    security_percent = fields.Float("Security of performance, %", aggregator=None)
    advance_percent = fields.Float("Advance payment, %", aggregator=None)
    subcontract_percent = fields.Float("Subcontractors, %", aggregator=None)
    place = fields.Char("Place of delivery")
    terms = fields.Text("Special terms")

    own_function_checked = fields.Boolean(
        "Not the office's own function",
        readonly=True,
        copy=False,
        help="The lawyer confirms that nothing is bought that the office must do itself.",
    )
    legal_note = fields.Text("Opinion of the lawyer", readonly=True, copy=False)
    legal_by_id = fields.Many2one("res.users", "Legal visa of", readonly=True, copy=False, ondelete="restrict")
    legal_on = fields.Date("Legal visa on", readonly=True, copy=False)
    prepared_by_id = fields.Many2one("res.users", "Prepared by", readonly=True, copy=False, ondelete="restrict")
    signed_by_id = fields.Many2one("res.users", "Signed by", readonly=True, copy=False, ondelete="restrict")
    power_id = fields.Many2one("akimat.contract.power", "By power", readonly=True, copy=False, ondelete="restrict")
    acting_for_id = fields.Many2one("res.users", "Acting for", readonly=True, copy=False, ondelete="restrict")
    portal_number = fields.Char("Number on the portal", copy=False)
    treasury_number = fields.Char("Registered by the treasury under", readonly=True, copy=False)
    enforced_on = fields.Date("In force since", readonly=True, copy=False)
    return_reason = fields.Char("Returned because", readonly=True, copy=False)
    termination_ground = fields.Selection(TERMINATION_GROUNDS, readonly=True, copy=False)
    termination_reason = fields.Char(readonly=True, copy=False)
    ended_on = fields.Date(readonly=True, copy=False)
    accepted_on = fields.Date("Last acceptance", readonly=True, copy=False)
    purchase_order_id = fields.Many2one(
        "purchase.order", "Purchase order", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    participant_ids = fields.Many2many(
        "res.users",
        "akimat_contract_participant_rel",
        "contract_id",
        "user_id",
        "People of the contract",
        readonly=True,
        copy=False,
        help="Besides the officers: those whose power of attorney lets them sign it.",
    )
    amendment_ids = fields.One2many("akimat.contract.amendment", "contract_id", "Amendments")
    payment_ids = fields.One2many("akimat.contract.payment", "contract_id", "Payments")
    paid = fields.Monetary(compute="_compute_paid", store=True)
    commitment = fields.Monetary("Takes from the line", compute="_compute_commitment", store=True)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("legal", "Legal visa"),
            ("signing", "To be signed"),
            ("signed", "Signed"),
            ("in_force", "In force"),
            ("closed", "Performed"),
            ("terminated", "Terminated"),
            ("annulled", "Annulled"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )

    _amount_positive = models.Constraint("CHECK (amount >= 0)", "The sum of a contract cannot be negative.")

    @api.model
    def _default_payment_days(self):
        company = self.env.company
        return self.env["akimat.norm"]._amount_in_force(norm_codes.PAYMENT, company._akimat_today(), company)

    @api.depends("reg_number", "name")
    def _compute_display_name(self):
        for contract in self:
            number = f"№ {contract.reg_number}" if contract.reg_number else ""
            contract.display_name = " ".join(filter(None, (number, contract.name)))

    @api.depends("plan_item_id")
    def _compute_budget_line_id(self):
        for contract in self:
            kept = contract._origin and contract.state != "draft" and contract.budget_line_id
            contract.budget_line_id = kept or contract.plan_item_id.budget_line_id

    @api.depends("plan_item_id", "procedure_id.method")
    def _compute_method(self):
        """The method of its procedure; a contract that left its draft keeps it."""
        for contract in self:
            kept = contract._origin and contract.state != "draft" and contract.method
            contract.method = kept or contract.procedure_id.method or contract.plan_item_id.effective_method

    @api.depends("amount")
    def _compute_amount_in_words(self):
        for contract in self:
            contract.amount_in_words_kk = words.amount_in_words(contract.amount, "kk")
            contract.amount_in_words_ru = words.amount_in_words(contract.amount, "ru")

    @api.depends("amount", "vat_payer", "date_signed")
    def _compute_vat(self):
        norms = self.env["akimat.norm"]
        for contract in self:
            day = contract.date_signed or contract.company_id._akimat_today()
            rate = norms._amount_in_force(norm_codes.VAT, day, contract.company_id) if contract.vat_payer else 0
            contract.vat_rate = rate
            contract.vat_amount = contract.amount * rate / (100 + rate)

    @api.depends("payment_ids.amount")
    def _compute_paid(self):
        for contract in self:
            contract.paid = sum(contract.payment_ids.mapped("amount"))

    @api.depends("state", "amount", "paid")
    def _compute_commitment(self):
        for contract in self:
            if contract.state in BINDING:
                contract.commitment = contract.amount
            else:
                contract.commitment = contract.paid if contract.state == "terminated" else 0

    @api.constrains("budget_line_id", "plan_item_id")
    def _check_budget_line(self):
        for contract in self:
            planned = contract.plan_item_id.budget_line_id
            if contract.budget_line_id != planned:
                contract._refuse(
                    OverLine,
                    "other_budget_line",
                    line=contract.budget_line_id.display_name or "—",
                    planned=planned.display_name or "—",
                )

    @api.constrains("delivery_days", "payment_days", "security_percent", "advance_percent", "subcontract_percent")
    def _check_terms(self):
        for contract in self:
            days = {name: contract[name] for name in ("delivery_days", "payment_days")}
            percents = {f"{name}_percent": contract[f"{name}_percent"] for name in _PERCENTS}
            if refusal := sane.refuse_terms(days, percents):
                contract._refuse(ProcurementRefused, refusal.code, **refusal.facts)

    def _refusal_of_closed(self, closed):
        return Refusal("payment_not_open") if "payment_ids" in closed else super()._refusal_of_closed(closed)

    # Balances

    def _check_balances(self, extra=None):
        """Hold the lines of the contract and refuse when one of them has not that much left.

        :param extra: how much more the contract takes; its whole sum when not given (it takes nothing yet).
        """
        for contract in self:
            contract.budget_line_id._lock_rows()
            contract.plan_item_id._lock_rows()
            wanted = contract.amount if extra is None else extra
            for row, code in ((contract.plan_item_id, "over_plan_line"), (contract.budget_line_id, "over_budget_line")):
                # The balance counts every contract of the office, whoever may read them.
                free = row.sudo().free
                if float_compare(wanted, free, precision_rounding=contract.currency_id.rounding) > 0:
                    facts = {"line": row.display_name, "wanted": wanted, "free": free}
                    contract._refuse(OverLine, code, **facts)

    def _is_prepared(self):
        """Whether the contract is on its way to signature."""
        return self.state in ("draft", "legal", "signing")

    def _journal_kind(self):
        return "contract"
