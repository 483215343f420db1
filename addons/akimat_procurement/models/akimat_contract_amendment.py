from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import parties
from ..domain.lifecycle_contract import AMENDMENT, OPEN
from ..exceptions_plan import ProcurementRefused

REASONS = [
    ("price_down", "The price is reduced"),
    ("quantity", "The quantity is changed within the plan"),
    ("term", "The term is moved"),
    ("requisites", "Requisites of a party have changed"),
    ("plan", "The plan or the budget has changed"),
]


class AkimatContractAmendment(models.Model):
    """An additional agreement: what a signed contract changes by, and why (Public Procurement Law art. 18)."""

    _name = "akimat.contract.amendment"
    _description = "Amendment of a contract"
    _inherit = ["akimat.procurement.mixin", "mail.thread"]
    _order = "contract_id, number, id"
    _transitions = AMENDMENT
    _open = {"draft": "contract_id reason text new_amount new_date_end"}
    _open_to = {"*": "procurer system"}
    _apart = parties.AMENDMENT

    contract_id = fields.Many2one("akimat.contract", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="contract_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    number = fields.Integer(readonly=True, copy=False, aggregator=None)
    reason = fields.Selection(REASONS, required=True, default="term")
    text = fields.Text("What is changed", required=True)
    new_amount = fields.Monetary("New sum", help="Empty: the sum stays.")
    new_date_end = fields.Date("New last day", help="Empty: the day stays.")
    prepared_by_id = fields.Many2one("res.users", "Prepared by", readonly=True, copy=False, ondelete="restrict")
    legal_by_id = fields.Many2one("res.users", "Legal visa of", readonly=True, copy=False, ondelete="restrict")
    signed_by_id = fields.Many2one("res.users", "Signed by", readonly=True, copy=False, ondelete="restrict")
    date_signed = fields.Date(readonly=True, copy=False)
    return_reason = fields.Char("Returned because", readonly=True, copy=False)
    state = fields.Selection(
        [("draft", "Draft"), ("legal", "Legal visa"), ("signing", "To be signed"), ("signed", "Signed")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    can_submit = fields.Boolean(compute="_compute_can")
    can_visa = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    can_sign = fields.Boolean(compute="_compute_can")

    @api.depends("contract_id", "number")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for amendment in self:
            contract = amendment.contract_id.display_name
            if amendment.number:
                amendment.display_name = self.env._(
                    "Amendment %(number)s to %(contract)s", number=amendment.number, contract=contract
                )
            else:
                amendment.display_name = self.env._("Amendment to %(contract)s", contract=contract)

    def _actor_roles(self):
        return super()._actor_roles() | (self.contract_id._actor_roles() & {"signatory"})

    # Steps

    def action_submit(self):
        """Send the draft to the lawyer."""
        return self._move("submit")

    def action_visa(self):
        """Give the legal visa."""
        return self._move("visa")

    def action_return(self, reason):
        """Return the draft.

        :param reason: what to correct (text, required).
        """
        return self._move("return", return_reason=self._require_reason(reason))

    def action_sign(self):
        """Sign: the contract changes by it.

        :raise OverLine: the greater sum is not free on the line of the plan or of the budget.
        """
        return self._move("sign")

    def _transition_refusal(self, transition):
        contract = self.contract_id
        if transition.name in ("submit", "sign") and contract.state not in OPEN:
            return Refusal("contract_not_open")
        if transition.name == "sign" and "procurer" in self._actor_roles():
            return Refusal("officer_signs")
        if transition.name == "submit" and (refusal := self._refusal_of_change()):
            return refusal
        if transition.name == "submit" and self.new_amount and self.new_amount < contract.paid:
            return Refusal("below_paid", paid=contract.paid)
        return super()._transition_refusal(transition)

    def _refusal_of_change(self):
        contract = self.contract_id
        if self.reason == "price_down" and self.new_amount >= contract.amount:
            return Refusal("price_not_reduced", amount=contract.amount)
        if self.new_date_end and self.new_date_end < self.company_id._akimat_today():
            return Refusal("date_end_past", day=self.new_date_end)
        return None

    @api.constrains("new_amount")
    def _check_new_amount(self):
        for amendment in self:
            if amendment.new_amount < 0:
                amendment._refuse(ProcurementRefused, "below_zero", fields=("new_amount",))

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name == "sign":
            for amendment in self.filtered("new_amount"):
                contract = amendment.contract_id
                contract._check_balances(amendment.new_amount - contract.amount)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for amendment in self:
            if transition.name == "submit":
                amendment._grant({"prepared_by_id": self.env.uid, "return_reason": False})
            elif transition.name == "visa":
                amendment._grant({"legal_by_id": self.env.uid})
            elif transition.name == "sign":
                amendment._apply()

    def _apply(self):
        contract = self.contract_id
        contract._lock_rows()
        self._grant(
            {
                "signed_by_id": self.env.uid,
                "date_signed": self.company_id._akimat_today(),
                "number": max(contract.amendment_ids.mapped("number"), default=0) + 1,
            }
        )
        changes = {"amount": self.new_amount, "date_end": self.new_date_end}
        contract._grant({name: value for name, value in changes.items() if value}, event="amendment", basis=self.text)
        contract._follow_amendment()

    def _audit_basis(self, transition):
        return self.return_reason if transition.name == "return" else self.text
