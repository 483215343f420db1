"""Somebody who gains by it tries to change a contract, its money, its powers or what was accepted under it."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.exceptions import ClosedNow, MoveRefused

from ..exceptions_plan import ProcurementRefused
from .guard_common import OpponentMixin
from .plan_common import NOW
from .test_acceptance import AcceptanceCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestContractGuard(OpponentMixin, AcceptanceCase):
    def pay(self, contract, user=None, **vals):
        values = {"contract_id": contract.id, "document_number": "1", "amount": 50_000, "date": "2026-06-01", **vals}
        return self.env["akimat.contract.payment"].with_user(user or self.finance).create(values)

    def test_a_signed_contract_stays(self):
        contract = self.contract(sign=True)
        self.assertClosed(contract, self.procurer, amount=1, partner_id=False, date_end="2030-01-01", payment_days=1)
        self.assertClosed(contract, self.procurer, plan_item_id=False, budget_line_id=False, vat_payer=True, paid=9)
        self.assertClosed(contract, self.head, signed_by_id=self.akim.id, date_signed="2020-01-01", power_id=False)
        self.assertClosed(contract, self.lawyer, own_function_checked=False, legal_by_id=False, legal_note="x")
        self.assertClosed(contract, self.finance, treasury_number="1", enforced_on="2020-01-01", commitment=0)
        self.assertClosed(
            contract, self.procurer, purchase_order_id=False, participant_ids=False, deadline="2030-01-01"
        )
        self.assertKept(contract | contract, self.procurer)
        self.assertNotImported(contract, self.procurer, "amount", "1")
        order = contract.sudo().purchase_order_id
        buyer = self.make_user("buyer", groups="purchase.group_purchase_manager")
        for record in (order, order.order_line):
            with self.subTest(record._name), self.assertRefused("cannot be entered, changed or deleted by hand"):
                record.with_user(buyer).write({"date_planned": "2030-01-01"})

    def test_the_method_of_a_contract_is_that_of_its_procedure(self):
        plan = self.plan()
        contract = self.contract(plan.item_ids, sign=True)
        version = plan.browse(plan.action_new_version()["res_id"])
        version.change_reason = "Prices"
        version.item_ids.write({"price": 30_000, "method": "tender", "method_reason": "Wide"})
        self.approved(version)
        self.assertEqual((contract.method, version.item_ids.effective_method), ("direct_small", "tender"))

    def test_absurd_terms_are_refused_at_entry(self):
        contract = self.contract()
        for vals in (
            {"payment_days": -5},
            {"delivery_days": -1},
            {"advance_percent": 200},
            {"security_percent": -3},
            {"subcontract_percent": 101},
        ):
            with self.subTest(vals), self.assertRefused("cannot be right", ProcurementRefused):
                contract.write(vals)
        contract.date_end = "2010-01-01"
        with self.assertRefused("has already passed"):
            contract.action_submit()

    def test_one_person_does_not_carry_a_contract_through(self):
        for kind in ("lawyer", "finance"):
            self.make_duty(self.head, kind)
        contract = self.contract()
        contract.action_submit()
        self.as_user(self.head, contract).action_visa(own_function_checked=True)
        self.assertFalse(self.as_user(self.head, contract).can_sign)
        with self.assertRefused("you stand in it yourself .*Legal visa of", MoveRefused):
            self.as_user(self.head, contract).action_sign()
        self.as_user(self.akim, contract).action_sign()
        self.make_duty(self.akim, "finance")
        for attempt in (
            lambda: self.as_user(self.akim, contract).action_enforce("1"),
            lambda: self.as_user(self.akim, contract).action_annul("Mine"),
        ):
            with self.assertRefused("you stand in it yourself .*Signed by", MoveRefused):
                attempt()
        with self.assertRefused("You may not pay", ProcurementRefused):
            self.pay(contract, self.akim)

    def test_a_supplier_takes_no_step(self):
        supplier = self.env["res.partner"].create({"name": "Own firm", "is_company": True, "bin": "140540000213"})
        contract = self.contract()
        contract.partner_id = supplier
        self.head.partner_id = supplier
        with self.assertRefused("the protocol names another supplier"):
            contract.action_submit()
        step = contract._transitions.named("sign", "signing")
        refusal = self.as_user(self.head, contract)._own_act_refusal(step)
        self.assertEqual(refusal.facts["fields"], {"partner_id"})

    def test_an_amendment_is_of_other_hands_and_means_what_it_says(self):
        contract = self.contract(sign=True)
        values = {"contract_id": contract.id, "text": "Less", "reason": "price_down", "new_amount": 250_000}
        amendment = self.env["akimat.contract.amendment"].with_user(self.procurer).create(values)
        with self.assertRefused("says that the price is reduced", MoveRefused):
            amendment.action_submit()
        amendment.new_amount = 150_000
        with self.assertRefused("New sum cannot be below zero", ProcurementRefused):
            amendment.new_amount = -1
        amendment.action_submit()
        self.assertClosed(amendment, self.procurer, new_amount=1, text="x", contract_id=False, number=7)
        self.make_duty(self.head, "lawyer")
        self.as_user(self.head, amendment).action_visa()
        with self.assertRefused("you stand in it yourself", MoveRefused):
            self.as_user(self.head, amendment).action_sign()
        self.as_user(self.akim, amendment).action_sign()
        self.assertEqual(contract.amount, 150_000)
        self.assertClosed(amendment, self.procurer, new_amount=1, date_signed="2020-01-01", signed_by_id=False)
        self.assertKept(amendment, self.procurer)

    # Payments

    def test_a_payment_stays_and_is_reversed_by_a_decision(self):
        contract = self.contract(sign=True)
        payment = self.pay(contract)
        self.assertClosed(payment, self.finance, amount=1, date="2026-05-01", document_number="2", is_reversed=True)
        self.assertClosed(payment, self.finance, contract_id=self.contract(sign=False, item=contract.plan_item_id).id)
        self.assertKept(payment, self.finance)
        self.assertNotImported(payment, self.finance, "amount", "1")
        with self.assertRefused("stands in the books", ClosedNow):
            self.as_user(self.finance, contract).write({"payment_ids": [Command.update(payment.id, {"amount": 1})]})
        self.assertNotCopied(payment)
        with self.assertRefused("cannot be entered", ClosedNow):
            self.pay(contract, document_number="3", reverses_id=payment.id)
        with self.assertRefused("You may not pay", ProcurementRefused):
            self.as_user(self.finance, payment).action_reverse("Mine was wrong")
        for user in (self.procurer, self.lawyer, self.deputy):
            with self.subTest(user.name), self.assertRefused(".", UserError):
                self.as_user(user, payment).action_reverse("I was here")
        with self.assertRefused("give the reason"):
            self.as_user(self.head, payment).action_reverse(" ")
        reversal = self.as_user(self.head, payment).action_reverse("Order No. 5: wrong sum")
        self.assertEqual((reversal.amount, reversal.reversed_by_id, contract.paid), (-50_000, self.head, 0))
        self.assertEqual(reversal.reversal_reason, "Order No. 5: wrong sum")
        self.assertIn("reverse", self.audit_events(payment))
        with self.assertRefused("reversed already", ProcurementRefused):
            self.as_user(self.head, payment).action_reverse("Again")
        with self.assertRefused("reversed already", ProcurementRefused):
            self.as_user(self.head, reversal).action_reverse("Back")
        # The right sum goes under the same number.
        self.pay(contract, amount=60_000)
        self.assertEqual((contract.paid, contract.budget_line_id.paid), (60_000, 60_000))

    def test_absurd_days_and_a_used_number_are_refused(self):
        first, second = self.plan(
            {"name": "Chairs", "quantity": 1, "price": 100}, {"name": "Tables", "quantity": 1, "price": 100}
        ).item_ids
        contract, other = self.contract(first, sign=True), self.contract(second, sign=True)
        for day, told in (("2010-01-01", "was signed on"), ("2099-01-01", "has not come yet")):
            with self.subTest(day), self.assertRefused(told, ProcurementRefused):
                self.pay(contract, date=day, amount=1)
        self.pay(contract, document_number="№ 15", amount=1)
        for number in ("15", " № 15"):
            with self.subTest(number), self.assertRefused("already stands in the payments of", ProcurementRefused):
                self.pay(other, document_number=number, amount=1)
        with self.assertBroken("amount_signed"):
            self.pay(contract, document_number="16", amount=-1)

    def test_a_reversed_payment_opens_the_act_and_the_contract_again(self):
        contract = self.contract(sign=True)
        act = self.approved_act(contract, (100, 100, False))
        self.as_user(self.finance, contract).action_enforce("7")
        self.as_user(self.finance, act).action_pay("15")
        self.as_user(self.finance, contract).action_close()
        payment = act.payment_id
        self.as_user(self.head, payment).action_reverse("Order No. 5: wrong account")
        self.assertEqual(
            (act.state, act.payment_id.id, contract.state, contract.paid), ("approved", False, "in_force", 0)
        )
        self.as_user(self.finance, act).action_pay("16")
        self.assertEqual((act.state, contract.paid), ("paid", contract.amount))

    # Powers

    def test_a_power_is_given_by_a_head_to_somebody_else(self):
        powers = self.env["akimat.contract.power"]
        values = {"user_id": self.deputy.id, "number": "7", "date_to": "2026-12-31"}
        # A deputy is of the leaders, and gives no power: neither to himself nor to a friend.
        for user, holder in ((self.deputy, self.deputy), (self.deputy, self.colleague), (self.procurer, self.procurer)):
            with self.subTest(user.name), self.assertRefused(".", UserError):
                powers.with_user(user).create({**values, "user_id": holder.id})
        with self.assertRefused("nobody gives a power to himself", ProcurementRefused):
            powers.with_user(self.head).create({**values, "user_id": self.head.id})
        power = powers.with_user(self.head).create(values)
        self.assertClosed(power, self.head, amount_limit=0, date_to="2030-01-01", user_id=self.akim.id, active=False)
        self.assertKept(power, self.head)
        contract = self.visaed(self.contract())
        with self.assertRefused("changed by", ProcurementRefused):
            self.as_user(self.deputy, power).action_revoke("Mine")
        self.as_user(self.akim, power).action_revoke("Trust is lost")
        with self.assertRefused("person who signs"):
            self.as_user(self.deputy, contract).action_sign()
        self.assertIn("revoke", self.audit_events(power))

    # Acceptance

    def test_an_act_on_its_way_stays_and_is_approved_by_other_hands(self):
        contract = self.contract(sign=True)
        act = self.act(contract, (100, 100, False))
        self.assertClosed(
            act, self.storekeeper, contract_id=False, date_delivered="2026-05-01", amount=1, accepted_on=0
        )
        self.assertClosed(act.line_ids, self.storekeeper, accepted_quantity=1, name="x", amount=1, ordered_quantity=9)
        self.assertNoRows(act, self.storekeeper, line_ids={}, member_ids={"user_id": self.colleague.id})
        mine = act.member_ids.filtered(lambda member: member.user_id == self.lawyer)
        self.assertClosed(mine, self.lawyer, signed_on=NOW, signed_by_id=self.lawyer.id, user_id=self.colleague.id)
        self.make_duty(self.deputy, "office_deputy_head")
        for user in self.commission:
            self.as_user(user, act).action_sign()
        with self.assertRefused("you stand in it yourself .*Commission", MoveRefused):
            self.as_user(self.deputy, act).action_approve()
        self.as_user(self.head, act).action_approve()
        self.make_duty(self.head, "finance")
        with self.assertRefused("you stand in it yourself .*Approved by", MoveRefused):
            self.as_user(self.head, act).action_pay("15")
        self.assertClosed(act, self.finance, amount=1, payment_id=False, deadline="2030-01-01", approved_by_id=False)
        self.assertKept(act | act, self.storekeeper)

    def test_one_person_signs_for_one_member(self):
        act = self.act(self.contract(sign=True), (100, 100, False))
        substitution = self.env["akimat.substitution"].create(
            {
                "principal_id": self.deputy.id,
                "substitute_id": self.lawyer.id,
                "date_from": "2026-06-01",
                "date_to": "2026-06-30",
                "basis": "Order 1",
                "company_id": self.akimat.id,
            }
        )
        substitution.with_user(self.head).action_confirm()
        self.as_user(self.lawyer, act).action_sign()
        signed = act.member_ids.filtered("signed_on")
        self.assertEqual((signed.user_id, signed.signed_by_id), (self.lawyer, self.lawyer))
        with self.assertRefused("does not wait for your signature"):
            self.as_user(self.lawyer, act).action_sign()
