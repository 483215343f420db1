from odoo import SUPERUSER_ID, api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from .. import messages_plan
from ..domain import parties
from ..domain.roles import SIGNING_DUTIES
from ..exceptions_plan import ProcurementRefused


class AkimatContractPower(models.Model):
    """A power of attorney: who besides the heads signs contracts, from when to when, up to what sum.

    Rudny regulation p. 18(3): the head of the office makes contracts and gives powers of attorney. What was given
    changes no more: it is revoked, and another one is given.
    """

    _name = "akimat.contract.power"
    _description = "Power to sign contracts"
    _inherit = ["akimat.guard.mixin"]
    _order = "date_from desc, id desc"
    _born_with = "user_id number date_from date_to amount_limit company_id"
    _open = {"*": ""}
    _open_to = {"*": "first_head system"}

    user_id = fields.Many2one("res.users", "Who signs", required=True, index=True, ondelete="restrict")
    number = fields.Char(required=True)
    date_from = fields.Date(required=True, default=lambda self: self.env.company._akimat_today())
    date_to = fields.Date(required=True)
    amount_limit = fields.Monetary("Up to the sum", help="Empty: any sum.")
    currency_id = fields.Many2one(related="company_id.currency_id")
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    active = fields.Boolean("Not revoked", default=True, readonly=True, copy=False)
    revoke_reason = fields.Char("Why revoked", readonly=True, copy=False)
    may_revoke = fields.Boolean(compute="_compute_may_revoke")

    _period = models.Constraint("CHECK (date_to >= date_from)", "A power cannot end before it begins.")
    _limit_sane = models.Constraint(
        "CHECK (amount_limit IS NULL OR amount_limit >= 0)", "The sum of a power cannot be negative."
    )

    @api.depends("number", "user_id")
    def _compute_display_name(self):
        for power in self:
            power.display_name = f"№ {power.number or ''} {power.user_id.name or ''}".strip()

    @api.depends("active", "user_id")
    @api.depends_context("uid")
    def _compute_may_revoke(self):
        for power in self:
            power.may_revoke = bool(power.id) and not power._refusal_to_revoke()

    @api.model
    def _domain_running(self, company):
        today = company._akimat_today()
        domain = Domain("company_id", "=", company.id)
        return domain & Domain("date_from", "<=", today) & Domain("date_to", ">=", today)

    @api.model
    def _running(self, user, company, amount):
        """The power by which ``user`` signs a contract of ``amount`` today, or an empty recordset."""
        powers = self.search(self._domain_running(company) & Domain("user_id", "=", user.id))
        return powers.filtered(lambda power: not power.amount_limit or amount <= power.amount_limit)[:1]

    @api.model
    def _signatories(self, company):
        """Users whose power runs today."""
        return self.search(self._domain_running(company)).user_id

    # Who gives it

    def _actor_roles(self):
        roles = {"system"} if self.env.uid == SUPERUSER_ID else set()
        duties = self.env["akimat.duty"]
        company = self.company_id or self.env.company
        return roles | (
            {"first_head"} if duties._holds(self.env.user, SIGNING_DUTIES, company, scope="sign") else set()
        )

    def _role_names(self):
        return self.env["akimat.contract"]._role_names()

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, messages_plan.SENTENCES) or super()._refusal_message(refusal)

    @api.model_create_multi
    def create(self, vals_list):
        powers = super().create(vals_list)
        for power in powers:
            power._raise_own("give")
            power._audit("power", after={"user": power.user_id.login, "number": power.number})
        return powers

    def _refusal_of_closed(self, closed):
        return Refusal("power_is_given") if self else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return super()._refusal_to_delete() and Refusal("power_is_given")

    def _own_act(self, step):
        own = any(self.env.user in self[name] for name in parties.POWER[step].split())
        return Refusal("own_power") if own else None

    def _raise_own(self, step):
        if refusal := self._own_act(step):
            raise ProcurementRefused(self._refusal_message(refusal))

    def _refusal_to_revoke(self):
        if not self.active:
            return Refusal("power_revoked")
        return self._refusal_of_role(frozenset({"active"})) or self._own_act("revoke")

    def action_revoke(self, reason):
        """Revoke the powers: they give no right any more.

        :param reason: why (text, required).
        :raise ProcurementRefused: it is revoked already, or not by this person.
        """
        for power in self:
            refusal = power._refusal_to_revoke()
            if not refusal and not (reason or "").strip():
                refusal = Refusal("reason_missing")
            if refusal:
                raise ProcurementRefused(power._refusal_message(refusal))
            power._grant({"active": False, "revoke_reason": reason.strip()}, event="revoke", basis=reason.strip())
        return True
