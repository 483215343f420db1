from odoo import api, fields, models
from odoo.fields import Domain


class AkimatContractPower(models.Model):
    """A power of attorney: who besides the heads signs contracts, from when to when, up to what sum.

    Rudny regulation p. 18(3): the head of the office makes contracts and gives powers of attorney.
    """

    _name = "akimat.contract.power"
    _description = "Power to sign contracts"
    _inherit = ["akimat.audit.mixin"]
    _order = "date_from desc, id desc"

    user_id = fields.Many2one("res.users", "Who signs", required=True, index=True, ondelete="restrict")
    number = fields.Char(required=True)
    date_from = fields.Date(required=True, default=lambda self: self.env.company._akimat_today())
    date_to = fields.Date(required=True)
    amount_limit = fields.Monetary("Up to the sum", help="Empty: any sum.")
    currency_id = fields.Many2one(related="company_id.currency_id")
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    active = fields.Boolean(default=True)

    _period = models.Constraint("CHECK (date_to >= date_from)", "A power cannot end before it begins.")

    @api.depends("number", "user_id")
    def _compute_display_name(self):
        for power in self:
            power.display_name = f"№ {power.number or ''} {power.user_id.name or ''}".strip()

    @api.model
    def _running(self, user, company, amount):
        """The power by which ``user`` signs a contract of ``amount`` today, or an empty recordset."""
        today = company._akimat_today()
        domain = Domain("user_id", "=", user.id) & Domain("company_id", "=", company.id)
        domain &= Domain("date_from", "<=", today) & Domain("date_to", ">=", today)
        powers = self.search(domain)
        return powers.filtered(lambda power: not power.amount_limit or amount <= power.amount_limit)[:1]

    @api.model
    def _signatories(self, company):
        """Users whose power runs today."""
        today = company._akimat_today()
        domain = Domain("company_id", "=", company.id)
        domain &= Domain("date_from", "<=", today) & Domain("date_to", ">=", today)
        return self.search(domain).user_id

    @api.model_create_multi
    def create(self, vals_list):
        powers = super().create(vals_list)
        for power in powers:
            power._audit("power", after={"user": power.user_id.login, "number": power.number})
        return powers

    def write(self, vals):
        result = super().write(vals)
        self._audit("power", after={name: str(value) for name, value in vals.items()})
        return result
