from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import float_compare

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import parties, sane
from ..exceptions_plan import ProcurementRefused


class AkimatContractPayment(models.Model):
    """A payment under a contract, entered by the finance unit; never more than the contract.

    What is entered stays; a wrong payment is reversed by a decision with a reason, in a row of its own.
    """

    _name = "akimat.contract.payment"
    _description = "Payment under a contract"
    _inherit = ["akimat.procurement.row"]
    _order = "date, id"
    _row_of = ("contract_id", "payment_ids")
    _born_with = "contract_id date document_number amount"
    _deletable = "none"

    contract_id = fields.Many2one("akimat.contract", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="contract_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    date = fields.Date("Paid on", required=True, default=lambda self: self.env.company._akimat_today())
    document_number = fields.Char("Payment order", required=True)
    document_key = fields.Char(compute="_compute_document_key", store=True)
    amount = fields.Monetary("Sum", required=True)
    reverses_id = fields.Many2one(
        "akimat.contract.payment",
        "Reverses the payment",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    reversed_by_id = fields.Many2one("res.users", "Reversed by", readonly=True, copy=False, ondelete="restrict")
    reversal_reason = fields.Char("Why reversed", readonly=True, copy=False)
    is_reversed = fields.Boolean("Reversed", readonly=True, copy=False)
    may_reverse = fields.Boolean(compute="_compute_may_reverse")

    _amount_signed = models.Constraint(
        "CHECK ((amount > 0) = (reverses_id IS NULL) AND amount <> 0)", "A payment is more than nothing."
    )
    _number_once = models.UniqueIndex(
        "(company_id, document_key, date_part('year', date)) WHERE reverses_id IS NULL AND is_reversed IS NOT TRUE",
        "A payment with this number has already been entered this year.",
    )
    _reversed_once = models.UniqueIndex(
        "(reverses_id) WHERE reverses_id IS NOT NULL", "This payment has already been reversed."
    )

    @api.depends("document_number")
    def _compute_display_name(self):
        for payment in self:
            payment.display_name = f"№ {payment.document_number or ''}"

    @api.depends("document_number")
    def _compute_document_key(self):
        for payment in self:
            payment.document_key = sane.same_number(payment.document_number or "")

    @api.depends("is_reversed", "reverses_id", "create_uid")
    @api.depends_context("uid")
    def _compute_may_reverse(self):
        for payment in self:
            payment.may_reverse = bool(payment.id) and not payment._refusal_to_reverse()

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not vals.get("reverses_id"):
                self._refuse_used_number(vals)
        payments = super().create(vals_list)
        for payment in payments.filtered(lambda payment: not payment.reverses_id):
            payment._check_allowed()
            payment._audit("payment", after={"amount": payment.amount, "document": payment.document_number})
        return payments

    def _refusal_of_closed(self, closed):
        return Refusal("payment_kept", number=self.document_number) if self else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return super()._refusal_to_delete() and Refusal("payment_kept", number=self.document_number)

    def _check_allowed(self):
        contract = self.contract_id
        contract._lock_rows()
        today = self.company_id._akimat_today()
        refusal = self._own_act("pay") or sane.refuse_payment_day(self.date, contract.date_signed, today)
        if refusal:
            contract._refuse(ProcurementRefused, refusal.code, **refusal.facts)
        if float_compare(contract.paid, contract.amount, precision_rounding=contract.currency_id.rounding) > 0:
            contract._refuse(ProcurementRefused, "paid_over_contract", paid=contract.paid, amount=contract.amount)

    def _own_act(self, step):
        """The refusal of ``step`` to a person whom the table of parties keeps apart from it, or None."""
        # Who they are does not depend on what the payer may read.
        payment = self.sudo()
        people = payment.env["res.users"]
        for name in parties.PAYMENT[step].split():
            found = payment.mapped(name)
            people |= found.user_ids if found._name == "res.partner" else found
        return Refusal("own_payment") if self.env.user in people else None

    @api.model
    def _refuse_used_number(self, vals):
        """Refuse a number that a payment of the same year already has; the database keeps two at once apart."""
        contract = self._parent_of(vals)
        number = vals.get("document_number") or ""
        day = fields.Date.to_date(vals.get("date")) or contract.company_id._akimat_today()
        same = Domain("company_id", "=", contract.company_id.id) & Domain("reverses_id", "=", False)
        same &= Domain("document_key", "=", sane.same_number(number)) & Domain("is_reversed", "=", False)
        # The number of an order is one in the akimat, whoever may read the contract that it stands in.
        rivals = self.sudo().search(same).filtered(lambda other: other.date.year == day.year)
        if rivals:
            other = rivals[0].contract_id.display_name
            contract._refuse(ProcurementRefused, "number_used", number=number, other=other)

    # Reversal

    def action_reverse(self, reason):
        """Reverse a wrong payment by a row of its own; what followed from the payment is taken back.

        :param reason: the decision and why, in words (required).
        :return: the reversing row.
        :raise ProcurementRefused: it is reversed already, or not by this person.
        """
        self.ensure_one()
        contract = self.contract_id
        contract._lock_rows()
        if refusal := self._refusal_to_reverse():
            contract._refuse(ProcurementRefused, refusal.code, **refusal.facts)
        reason = contract._require_reason(reason)
        today = self.company_id._akimat_today()
        # Who decides need not be of those who enter payments: the row follows from his decision.
        payment = self.sudo()
        reversal = payment._grant_create(
            {
                "contract_id": contract.id,
                "date": today,
                "document_number": self.document_number,
                "amount": -self.amount,
                "reverses_id": self.id,
                "reversed_by_id": self.env.uid,
                "reversal_reason": reason,
            }
        )
        payment._grant({"is_reversed": True}, event="reverse", basis=reason)
        # As above: the act and the contract that this payment closed are open again.
        acts = payment.env["akimat.acceptance"].search([("payment_id", "=", self.id), ("state", "=", "paid")])
        acts._system_move("unpay", payment_id=False)
        payment.contract_id.filtered(lambda contract: contract.state == "closed")._system_move("reopen")
        # From here on with the rights of who decided.
        return reversal.sudo(False)

    def _refusal_to_reverse(self):
        if self.is_reversed or self.reverses_id:
            return Refusal("reversed_already", number=self.document_number)
        if not self.contract_id._actor_roles() & {"finance", "head_of_office"}:
            return Refusal("not_your_role", roles=frozenset({"finance", "head_of_office"}))
        return self._own_act("reverse")
