from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Command

from odoo.addons.akimat_base.domain import identifiers
from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import norm_codes
from ..domain.lifecycle_contract import OPEN
from ..domain.roles import SIGNING_DUTIES
from ..exceptions_plan import ProcurementRefused


class AkimatContractFlow(models.Model):
    """The steps of a contract: who takes them, what must be there, what follows."""

    _inherit = "akimat.contract"

    can_submit = fields.Boolean(compute="_compute_can")
    can_visa = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    can_sign = fields.Boolean(compute="_compute_can")
    can_enforce = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")
    can_terminate = fields.Boolean(compute="_compute_can")
    can_annul = fields.Boolean(compute="_compute_can")
    is_editable = fields.Boolean(compute="_compute_may")
    may_sign = fields.Boolean(compute="_compute_may")
    may_annul = fields.Boolean(compute="_compute_may")
    may_pay = fields.Boolean(compute="_compute_may")
    may_amend = fields.Boolean(compute="_compute_may")
    step_hint = fields.Char("What is missing", compute="_compute_can")

    @api.depends("partner_id", "amount", "date_end", "procedure_id", "own_function_checked", "plan_item_id")
    def _compute_can(self):
        super()._compute_can()
        for contract in self:
            contract.step_hint = contract._hint(("submit", "sign", "close"))

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_may(self):
        for contract in self:
            roles = contract._actor_roles()
            contract.is_editable = contract._may_write("amount")
            # Shown before all is there: the refusal says what is missing.
            contract.may_sign = contract.state == "signing" and "signatory" in roles
            contract.may_annul = contract.state == "signed" and "signatory" in roles
            contract.may_pay = bool(contract.id) and contract._may_write("payment_ids")
            contract.may_amend = contract.state in OPEN and "procurer" in roles

    # Who acts

    def _actor_roles(self):
        roles = super()._actor_roles()
        if self._signing_basis():
            roles.add("signatory")
        return roles

    def _signing_basis(self):
        """By what the current user signs: his duty, that of the person he acts for, or a power of attorney."""
        duties = self.env["akimat.duty"]._holds(self.env.user, SIGNING_DUTIES, self.company_id, scope="sign")
        return duties[:1] or self.env["akimat.contract.power"]._running(self.env.user, self.company_id, self.amount)

    # Steps

    def action_submit(self):
        """Send the draft to the lawyer.

        :raise MoveRefused: the supplier's number is wrong, or a term breaks a norm (the norm is named).
        """
        return self._move("submit")

    def action_visa(self, own_function_checked=False, note=False):
        """Give the legal visa.

        :param own_function_checked: the lawyer confirms that nothing is bought that is the office's own function.
        :param note: the opinion (text, optional).
        :raise MoveRefused: the confirmation is not given (Petropavl regulation p. 14, Rudny p. 12).
        """
        checked = {"own_function_checked": bool(own_function_checked), "legal_note": note or False}
        return self._move("visa", **checked)

    def action_return(self, reason):
        """Return the draft to the procurement officer.

        :param reason: what to correct (text, required).
        """
        return self._move("return", return_reason=self._require_reason(reason))

    def action_sign(self):
        """Sign: the contract gets its number, takes money from its lines and becomes a purchase order.

        :raise OverLine: the line of the plan or of the budget has not that much left.
        :raise MoveRefused: the person has no right to sign, the term for complaints runs, something is missing.
        """
        return self._move("sign")

    def action_enforce(self, treasury_number):
        """Note the registration by the treasury: the contract is in force.

        :param treasury_number: number of the registration (text, required).
        """
        return self._move("enforce", treasury_number=self._require_reason(treasury_number))

    def action_close(self):
        """Close the contract: all of it is paid."""
        return self._move("close")

    def action_terminate(self, ground, reason):
        """Terminate the contract; what is not paid returns to the lines.

        :param ground: one of the grounds of art. 18; :param reason: in words (text, required).
        """
        if ground not in dict(self._fields["termination_ground"].selection):
            self[:1]._refuse(ProcurementRefused, "no_such_ground", ground=ground)
        return self._move("terminate", termination_ground=ground, termination_reason=self._require_reason(reason))

    def action_amend(self):
        """Begin an amendment, and open it."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Amendment"),
            "res_model": "akimat.contract.amendment",
            "view_mode": "form",
            "context": {"default_contract_id": self.id},
        }

    # What must be there

    def _transition_refusal(self, transition):
        checks = {
            "submit": self._refusal_to_submit,
            "sign": self._refusal_to_sign,
            "close": self._refusal_to_close,
        }
        refusal = checks[transition.name]() if transition.name in checks else None
        return refusal or super()._transition_refusal(transition)

    def _refusal_to_submit(self):
        item = self.plan_item_id
        if item.plan_state != "approved":
            return Refusal("item_not_in_force", item=item.display_name)
        if not self.partner_id:
            return Refusal("no_supplier")
        if not self._is_supplier_known():
            return Refusal("supplier_without_number", name=self.partner_id.display_name)
        if self.amount <= 0:
            return Refusal("no_amount")
        if not self.date_end:
            return Refusal("no_date_end")
        if self.date_end < self.company_id._akimat_today():
            return Refusal("date_end_past", day=self.date_end)
        return self._refusal_of_terms() or self._refusal_of_procedure()

    def _is_supplier_known(self):
        # A person's number is closed to most; here it only says that there is one.
        partner = self.partner_id.sudo()
        return identifiers.is_valid_bin(partner.bin or "") or identifiers.is_valid_iin(partner.iin or "")

    def _refusal_of_terms(self):
        """A term against its norm: code of the norm, what is given, whether it is above or below."""
        norms = self.env["akimat.norm"]
        today = self.company_id._akimat_today()
        rows = (
            ("payment_too_late", norm_codes.PAYMENT, self.payment_days, 1),
            ("delivery_too_soon", norm_codes.DELIVERY_MIN, self.delivery_days, -1),
            ("subcontract_too_much", norm_codes.SUBCONTRACT, self.subcontract_percent, 1),
            ("security_too_small", norm_codes.SECURITY_MIN, self.security_percent, -1),
            ("security_too_big", norm_codes.SECURITY_MAX, self.security_percent, 1),
        )
        for code, norm_code, given, sign in rows:
            if not given:
                continue
            # Law is readable by all.
            norm = norms._in_force(norm_code, today, self.company_id).sudo()
            if (given - norm.amount) * sign > 0:
                return Refusal(code, limit=norm.amount, norm=norm.citation)
        return None

    def _refusal_of_procedure(self):
        """What the procedure of the purchase does not allow."""
        if not self.procedure_id:
            return Refusal("no_procedure")
        return self.procedure_id._refusal_to_contract(self)

    def _refusal_to_sign(self):
        if "procurer" in self._actor_roles():
            return Refusal("officer_signs")
        if not self.own_function_checked:
            return Refusal("own_function_unchecked")
        if self.plan_item_id.plan_state != "approved":
            return Refusal("item_not_in_force", item=self.plan_item_id.display_name)
        return self._refusal_of_procedure() or self.procedure_id._refusal_to_sign()

    def _refusal_to_close(self):
        if self.currency_id.compare_amounts(self.paid, self.amount) < 0:
            return Refusal("not_paid_yet", paid=self.paid, amount=self.amount)
        return None

    # What happens with a step

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name == "visa":
            for contract in self.filtered(lambda contract: not contract.own_function_checked):
                contract._raise_refused([(contract, Refusal("own_function_unchecked"))])
        if transition.name == "sign":
            for contract in self:
                contract._check_balances()

    def _after_transition(self, transition):
        super()._after_transition(transition)
        follow = getattr(self, f"_after_{transition.name}", None)
        if follow:
            follow()

    def _after_submit(self):
        self._grant({"prepared_by_id": self.env.uid, "return_reason": False})

    def _after_visa(self):
        powers = self.env["akimat.contract.power"]
        for contract in self:
            signatories = powers._signatories(contract.company_id)
            given = {"legal_by_id": self.env.uid, "legal_on": contract.company_id._akimat_today()}
            contract._grant({**given, "participant_ids": [Command.set(signatories.ids)]})

    def _after_return(self):
        self._grant({"own_function_checked": False, "legal_by_id": False, "legal_on": False})

    def _after_sign(self):
        for contract in self:
            basis = contract._signing_basis()
            by_power = basis._name == "akimat.contract.power"
            acting = self.env["res.users"]
            if not by_power:
                acting = self.env["akimat.duty"]._acting_principal(self.env.user, basis)
            contract._grant(
                {
                    "date_signed": contract.reg_date,
                    "signed_by_id": self.env.uid,
                    "acting_for_id": acting.id,
                    "power_id": basis.id if by_power else False,
                }
            )
            contract.procedure_id._system_move("contract")
            contract._make_purchase_order()

    def _after_enforce(self):
        for contract in self:
            contract._grant({"enforced_on": contract.company_id._akimat_today()})

    def _after_close(self):
        for contract in self:
            contract._grant({"ended_on": contract.company_id._akimat_today()})
            contract._answer_reminders()

    def _after_reopen(self):
        self._grant({"ended_on": False})

    def _after_terminate(self):
        self._after_close()
        # What has not come yet is not awaited any more; the person who signs is no user of purchases.
        orders = self.sudo().purchase_order_id
        orders.picking_ids.filtered(lambda picking: picking.state not in ("done", "cancel")).action_cancel()
        orders.filtered(lambda order: order.receipt_status in (False, "pending")).button_cancel()

    def _after_annul(self):
        self._answer_reminders()
        # As above.
        self.sudo().purchase_order_id.button_cancel()

    def _audit_basis(self, transition):
        texts = {
            "visa": self.legal_note,
            "return": self.return_reason,
            "terminate": self.termination_reason,
            "enforce": self.treasury_number,
        }
        return texts.get(transition.name) or super()._audit_basis(transition)

    def _on_acceptance(self, act, day):
        """What ``act`` delivered has been accepted on ``day`` (date): the term of payment runs from it.

        The contract's own term counts when it is shorter than that of the norm.
        """
        longest = self.env["akimat.norm"]._amount_in_force(norm_codes.PAYMENT, day, self.company_id)
        self._grant({"accepted_on": day})
        for record in (self, act):
            if 0 < self.payment_days < longest:
                record._set_deadline(day + timedelta(days=self.payment_days), self.display_name, start=day)
            else:
                record._fix_deadline(norm_codes.PAYMENT, day)

    # The purchase order

    def _make_purchase_order(self):
        """The order of Odoo by which the store receives; it holds what the contract says and nothing else."""
        if self.plan_item_id.subject_kind != "goods":
            return
        # The signature is the order: the person who signs is no user of purchases or of the catalogue.
        orders = self.env["purchase.order"].sudo().with_company(self.company_id)
        order = orders.create(
            {
                "partner_id": self.partner_id.id,
                "company_id": self.company_id.id,
                "currency_id": self.currency_id.id,
                "origin": self.reg_number,
                "order_line": [Command.create(self._order_line_values())],
            }
        )
        order.button_confirm()
        self._grant({"purchase_order_id": order.id})

    def _order_line_values(self):
        # As for the order.
        item = self.plan_item_id.sudo()
        return {
            "product_id": item._product().id,
            "name": self.name,
            "product_qty": item.quantity,
            "price_unit": self.amount / item.quantity,
            "tax_ids": [Command.clear()],
            "date_planned": fields.Datetime.to_datetime(self.date_end),
        }

    def _follow_amendment(self):
        """The sum or the last day has changed: so do the order and the reminder of the end."""
        self._answer_reminders()
        # As for the order.
        if line := self.sudo().purchase_order_id.order_line:
            values = self._order_line_values()
            line.write({name: values[name] for name in ("price_unit", "date_planned")})
