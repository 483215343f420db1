from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import acceptance as rules
from ..domain import norm_codes_supply
from ..domain.lifecycle_acceptance import SIGNING
from ..domain.lifecycle_contract import OPEN
from ..exceptions_supply import AcceptanceRefused

ACTIVITY = "akimat_procurement.mail_activity_acceptance"


class AkimatAcceptanceFlow(models.Model):
    """The steps of an acceptance act: who takes them, what must be there, what follows."""

    _inherit = "akimat.acceptance"

    can_submit = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    can_approve = fields.Boolean(compute="_compute_can")
    can_pay = fields.Boolean(compute="_compute_can")
    may_sign = fields.Boolean("I have to sign", compute="_compute_can")
    is_editable = fields.Boolean(compute="_compute_can")
    step_hint = fields.Char("What is missing", compute="_compute_can")

    @api.depends(
        "contract_id",
        "date_delivered",
        "member_ids.user_id",
        "member_ids.is_chair",
        "member_ids.signed_on",
        "line_ids.delivered_quantity",
        "line_ids.accepted_quantity",
        "line_ids.reject_reason",
    )
    def _compute_can(self):
        super()._compute_can()
        for act in self:
            act.may_sign = act.state == SIGNING and bool(act._my_unsigned())
            act.is_editable = act._may_write("line_ids")
            act.step_hint = act._hint(("submit", "approve"))

    # Who acts

    def _actor_roles(self):
        roles = super()._actor_roles()
        if self.member_ids.user_id & self._signing_people():
            roles.add("commission")
        return roles

    def _signing_people(self):
        return self.env["res.users"].browse([self.env.uid, *self._standing()["principals"]["sign"]])

    def _my_unsigned(self):
        """The line that the current user signs now: his own, else that of one person he acts for; once."""
        members, user = self.member_ids, self.env.user
        if user in members.signed_by_id:
            return members.browse()
        own = members.filtered(lambda member: member.user_id == user)
        people = self._signing_people()
        mine = own or members.filtered(lambda member: member.user_id in people)
        return mine.filtered(lambda member: not member.signed_on)[:1]

    # What must be there

    def _transition_refusal(self, transition):
        checks = {"submit": self._refusal_to_submit, "approve": self._refusal_to_approve}
        refusal = checks[transition.name]() if transition.name in checks else None
        return refusal or super()._transition_refusal(transition)

    def _refusal_to_submit(self):
        contract = self.contract_id
        if contract.state not in OPEN:
            return Refusal("contract_not_open")
        if self.date_delivered > self.company_id._akimat_today():
            return Refusal("delivered_in_future", day=self.date_delivered)
        if contract.date_signed and self.date_delivered < contract.date_signed:
            return Refusal("delivered_before_contract", day=contract.date_signed)
        least = self.env["akimat.norm"]._amount_in_force(
            norm_codes_supply.COMMISSION, self.date_delivered, self.company_id
        )
        if len(self.member_ids) < least:
            return Refusal("commission_too_small", least=least)
        if len(self.member_ids.filtered("is_chair")) != 1:
            return Refusal("one_chair")
        return rules.refuse_lines(line._as_value() for line in self.line_ids)

    def _refusal_to_approve(self):
        waiting = self.member_ids.filtered(lambda member: not member.signed_on)
        if waiting:
            return Refusal("not_all_signed", names=tuple(waiting.user_id.mapped("name")))
        return self._refusal_to_submit()

    # Steps

    def action_submit(self):
        """Send the filled act to the members of the commission.

        :raise MoveRefused: the commission is too small, more is accepted than the contract orders, a reason is missing.
        """
        return self._move("submit")

    def action_sign(self):
        """A member of the commission signs."""
        for act in self:
            mine = act._my_unsigned() if act.state == SIGNING else act.member_ids.browse()
            if not mine:
                raise AcceptanceRefused(act._refusal_message(Refusal("not_yours_to_sign")))
            mine._grant({"signed_on": fields.Datetime.now(), "signed_by_id": self.env.uid}, event="signature")
            if all(member.signed_on for member in act.member_ids):
                act._tell_today(self.env["akimat.duty"]._holders(["head_of_office"], act.company_id))
        return True

    def action_return(self, reason):
        """Return the act for correction; signatures given so far are void.

        :param reason: what to correct.
        """
        return self._move("return", return_reason=self._require_reason(reason))

    def action_approve(self):
        """Approve: the goods are received into the store, the term of payment runs.

        :raise MoveRefused: somebody has not signed, or the contract has not that much left.
        """
        return self._move("approve")

    def action_pay(self, document_number):
        """Note the payment of what was accepted.

        :param document_number: number of the payment order.
        """
        document_number = self._require_reason(document_number)
        for act in self:
            if refusal := act._refusal_to("pay"):
                act._raise_refused([(act, refusal)])
            payment = self.env["akimat.contract.payment"].create(
                {"contract_id": act.contract_id.id, "document_number": document_number, "amount": act.amount}
            )
            act._grant({"payment_id": payment.id})
        return self._move("pay")

    # What happens with a step

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name == "approve":
            for act in self:
                # Two acts under one contract are approved one after the other: each sees what the other accepted.
                act.contract_id._lock_rows()
                if refusal := act._refusal_to_submit():
                    act._raise_refused([(act, refusal)])

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for act in self:
            act._finish_activities()
            if transition.name == "submit":
                act._grant({"submitted_by_id": self.env.uid, "return_reason": False})
                act._tell_today(act.member_ids.user_id)
            elif transition.name == "return":
                act.member_ids._grant({"signed_on": False, "signed_by_id": False})
            elif transition.name == "approve":
                act._receive()

    def _audit_basis(self, transition):
        return {"return": self.return_reason}.get(transition.name) or super()._audit_basis(transition)

    def _receive(self):
        """Goods into the store, dates into the contract, the term of payment by its norm."""
        day = self.reg_date
        self._grant({"approved_by_id": self.env.uid, "accepted_on": day})
        # Who approves is no user of purchases; whether goods are ordered is a fact of the contract.
        if self.contract_id.sudo().purchase_order_id:
            self._receive_goods()
        self.contract_id._on_acceptance(self, day)
        self._tell_today(self.env["akimat.duty"]._holders(["finance", "finance_head"], self.company_id))

    def _receive_goods(self):
        """The receipt of the purchase order: what is accepted comes into the store, the rest is still awaited."""
        # Who approves an act is no user of stock: the receipt is the consequence of his decision.
        order = self.contract_id.sudo().purchase_order_id
        awaited = order.picking_ids.filtered(lambda picking: picking.state not in ("done", "cancel"))
        accepted = {line.purchase_line_id.id: line.accepted_quantity for line in self.line_ids}
        picking = awaited[:1]
        for move in picking.move_ids:
            quantity = accepted.get(move.purchase_line_id.id, 0)
            move.write({"quantity": quantity, "picked": bool(quantity)})
        if picking and any(accepted.values()):
            picking.origin = self.reg_number
            picking._action_done()
            self._grant({"picking_id": picking.id})

    def _tell_today(self, users):
        self._tell(users, ACTIVITY, self.company_id._akimat_today())
