from odoo import api, fields, models
from odoo.tools import float_compare

from ..domain.lifecycle_contract import OPEN
from ..exceptions_plan import ProcurementRefused


class AkimatContractPayment(models.Model):
    """A payment under a contract, entered by the finance unit; never more than the contract."""

    _name = "akimat.contract.payment"
    _description = "Payment under a contract"
    _inherit = ["akimat.audit.mixin"]
    _order = "date, id"

    contract_id = fields.Many2one("akimat.contract", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="contract_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    date = fields.Date("Paid on", required=True, default=lambda self: self.env.company._akimat_today())
    document_number = fields.Char("Payment order", required=True)
    amount = fields.Monetary("Sum", required=True)

    _amount_positive = models.Constraint("CHECK (amount > 0)", "A payment is more than nothing.")

    @api.depends("document_number")
    def _compute_display_name(self):
        for payment in self:
            payment.display_name = f"№ {payment.document_number or ''}"

    @api.model_create_multi
    def create(self, vals_list):
        payments = super().create(vals_list)
        payments._check_allowed()
        for payment in payments:
            payment._audit("payment", after={"amount": payment.amount, "document": payment.document_number})
        return payments

    def write(self, vals):
        self._refuse_change()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._refuse_change()

    def _refuse_change(self):
        for payment in self:
            payment.contract_id._refuse(ProcurementRefused, "payment_kept", number=payment.document_number)

    def _check_allowed(self):
        for contract in self.contract_id:
            contract._lock_rows()
            if contract.state not in OPEN:
                contract._refuse(ProcurementRefused, "payment_not_open")
            if "finance" not in contract._actor_roles():
                contract._refuse(ProcurementRefused, "payment_by_finance")
            if float_compare(contract.paid, contract.amount, precision_rounding=contract.currency_id.rounding) > 0:
                contract._refuse(ProcurementRefused, "paid_over_contract", paid=contract.paid, amount=contract.amount)
