from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import ClosedNow, MoveRefused

from ..exceptions_plan import OverLine, ProcurementRefused
from .plan_common import NOW, PlanCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestContract(PlanCase):
    def test_the_sum_in_words_in_both_languages(self):
        item = self.plan({"name": "Paper", "quantity": 1, "price": 401_022.5}).item_ids
        contract = self.contract(item, amount=401_021.01)
        self.assertEqual(contract.amount_in_words_kk, "Төрт жүз бір мың жиырма бір теңге 01 тиын")
        self.assertEqual(contract.amount_in_words_ru, "Четыреста одна тысяча двадцать один тенге 01 тиын")

    def test_vat_is_inside_the_sum_at_the_rate_of_the_day(self):
        item = self.plan({"name": "Paper", "quantity": 1, "price": 116_000}).item_ids
        contract = self.contract(item, vat_payer=True)
        self.assertEqual((contract.vat_rate, contract.vat_amount), (16, 16_000))

    def test_a_supplier_without_a_number_is_refused(self):
        contract = self.contract(sign=False)
        contract.partner_id = self.env["res.partner"].create({"name": "Nameless"})
        with self.assertRefused("has no valid BIN or IIN"):
            contract.action_submit()

    def test_terms_that_break_a_norm_are_refused_with_the_norm(self):
        contract = self.contract()
        rows = (
            ({"payment_days": 31}, "not later than 30 days .*art. 17"),
            ({"payment_days": 30, "delivery_days": 14}, "at least 15 days"),
            ({"delivery_days": 15, "subcontract_percent": 31}, "up to 30 %"),
            ({"subcontract_percent": 30, "security_percent": 2.5}, "at least 3 %"),
            ({"security_percent": 5.5}, "at most 5 %"),
        )
        for vals, sentence in rows:
            contract.write(vals)
            with self.subTest(vals), self.assertRefused(sentence):
                contract.action_submit()
        contract.security_percent = 5
        contract.action_submit()
        self.assertEqual(contract.state, "legal")

    @clause("PET-14", "RUD-12", "SHY-12", "ZHE-12")
    def test_without_the_lawyers_confirmation_nothing_goes_to_signature(self):
        contract = self.contract()
        contract.action_submit()
        lawyer = self.as_user(self.lawyer, contract)
        with self.assertRefused("not the office's own function .*Petropavl regulation p. 14", MoveRefused):
            lawyer.action_visa(own_function_checked=False)
        self.assertEqual(contract.state, "legal")
        for user in (self.procurer, self.finance):
            with self.subTest(user.name), self.assertRefused("taken by: lawyer"):
                self.as_user(user, contract).action_visa(own_function_checked=True)
        with self.assertRefused("cannot be entered or changed now", ClosedNow):
            self.as_user(self.procurer, contract).write({"own_function_checked": True})
        self.as_user(self.lawyer, contract).action_visa(own_function_checked=True, note="Bought services are not ours")
        self.assertEqual((contract.state, contract.legal_by_id), ("signing", self.lawyer))

    def test_a_contract_is_signed_by_who_has_the_right_or_a_power(self):
        contract = self.visaed(self.contract())
        for user in (self.deputy, self.procurer, self.finance, self.lawyer):
            with self.subTest(user.name), self.assertRefused("person who signs"):
                self.as_user(user, contract).action_sign()
        power = {"user_id": self.deputy.id, "number": "7", "date_to": "2026-05-31", "date_from": "2026-01-01"}
        powers = self.env["akimat.contract.power"].with_user(self.head)
        # A power that has run out, and one for a smaller sum, give no right.
        powers.create(power)
        powers.create({**power, "date_to": "2026-12-31", "amount_limit": 199_999})
        with self.assertRefused("person who signs"):
            self.as_user(self.deputy, contract).action_sign()
        valid = powers.create({**power, "number": "8", "date_to": "2026-12-31", "amount_limit": 200_000})
        self.as_user(self.deputy, contract).action_sign()
        self.assertEqual((contract.signed_by_id, contract.power_id), (self.deputy, valid))
        # The head of the office needs no power.
        plan = self.env["akimat.procurement.plan"].search([("company_id", "=", self.akimat.id)])
        self.assertEqual(plan.state, "approved")

    def test_who_prepared_a_contract_does_not_sign_it_even_when_acting_as_head(self):
        contract = self.visaed(self.contract())
        substitution = self.env["akimat.substitution"].create(
            {
                "principal_id": self.head.id,
                "substitute_id": self.procurer.id,
                "date_from": "2026-06-01",
                "date_to": "2026-06-30",
                "basis": "Order 1",
                "company_id": self.akimat.id,
            }
        )
        substitution.with_user(self.akim).action_confirm()
        with self.assertRefused("you stand in it yourself \\(.*Prepared by"):
            self.as_user(self.procurer, contract).action_sign()

    def test_who_acts_for_the_head_signs_as_acting(self):
        contract = self.visaed(self.contract())
        substitution = self.env["akimat.substitution"].create(
            {
                "principal_id": self.head.id,
                "substitute_id": self.deputy.id,
                "date_from": "2026-06-01",
                "date_to": "2026-06-30",
                "basis": "Order 1",
                "company_id": self.akimat.id,
            }
        )
        substitution.with_user(self.akim).action_confirm()
        self.as_user(self.deputy, contract).action_sign()
        self.assertEqual((contract.signed_by_id, contract.acting_for_id), (self.deputy, self.head))

    @clause("PET-20.4")
    def test_money_goes_to_the_item_it_was_given_for(self):
        item = self.plan().item_ids
        with self.assertRefused("122-414 .* paid from «122-149 ", OverLine):
            self.contract(item, budget_line_id=self.line("414").id)
        contract = self.contract(item, sign=True)
        self.assertEqual(contract.budget_line_id, self.line("149"))
        # Economy of the procedure is reported.
        self.assertEqual(contract.procedure_id.saving, 0)

    @clause("PET-17.19")
    def test_from_an_approved_plan_line_to_a_contract_within_it(self):
        item = self.plan().item_ids
        # Without a procedure there is no contract.
        bare = self.contract(item, procedure_id=False)
        with self.assertRefused("follows from no procedure"):
            bare.action_submit()
        # A procedure of a permitted method ends with a protocol that has a number and a date.
        procedure = self.decided(item)
        self.assertTrue(procedure.reg_number and procedure.protocol_date)
        contract = self.signed(self.contract(item, procedure_id=procedure.id))
        self.assertTrue(contract.reg_number and contract.date_signed)
        # A second contract is above the line: refused.
        second = self.contract(item, procedure_id=self.decided(item, price=1).id, amount=1)
        with self.assertRefused("is free on the line of the plan", OverLine):
            self.signed(second)
        # An item that is in no approved plan is not bought at all.
        version = item.plan_id.browse(item.plan_id.action_new_version()["res_id"])
        with self.assertRefused("is not in the plan in force", ProcurementRefused):
            self.decided(version.item_ids, price=1)

    def test_a_signed_contract_changes_by_amendments_only(self):
        contract = self.contract(sign=True)
        with self.assertRefused("no longer a draft", ClosedNow):
            contract.amount = 1
        self.assertFalse(self.as_user(self.storekeeper, contract).has_access("write"))

    def amendment(self, contract, **vals):
        values = {"contract_id": contract.id, "reason": "plan", "text": "More paper", **vals}
        return self.env["akimat.contract.amendment"].with_user(self.procurer).create(values)

    def amended(self, contract, **vals):
        amendment = self.amendment(contract, **vals)
        amendment.action_submit()
        self.as_user(self.lawyer, amendment).action_visa()
        self.as_user(self.head, amendment).action_sign()
        return amendment

    def test_an_amendment_within_the_line_changes_the_contract(self):
        contract = self.contract(amount=150_000, sign=True)
        amendment = self.amended(contract, new_amount=200_000, new_date_end="2026-11-30")
        self.assertEqual((contract.amount, str(contract.date_end), amendment.number), (200_000, "2026-11-30", 1))
        self.assertEqual(contract.plan_item_id.free, 0)
        with self.assertRefused("is free on the line of the plan", OverLine):
            self.amended(contract, new_amount=200_001)

    def test_the_officer_does_not_sign_an_amendment(self):
        amendment = self.amendment(self.contract(sign=True), new_date_end="2026-11-30")
        amendment.action_submit()
        with self.assertRefused("taken by: lawyer"):
            amendment.action_visa()

    def test_payments_are_of_finance_and_within_the_contract(self):
        contract = self.contract(sign=True)
        payment = {"document_number": "1", "amount": 150_000, "date": "2026-06-01"}
        with self.assertRefused("changed by: finance officer", ClosedNow):
            contract.write({"payment_ids": [Command.create(payment)]})
        contract = self.as_user(self.finance, contract)
        contract.action_enforce("КЗ-77")
        contract.write({"payment_ids": [Command.create(payment)]})
        self.assertEqual((contract.paid, contract.budget_line_id.paid), (150_000, 150_000))
        with self.assertRefused("cannot be closed"):
            contract.action_close()
        with self.assertRefused("would reach .*300,000", ProcurementRefused):
            contract.write({"payment_ids": [Command.create({**payment, "document_number": "2"})]})
        contract.write({"payment_ids": [Command.create({**payment, "document_number": "2", "amount": 50_000})]})
        with self.assertRefused("stands in the books", ClosedNow):
            contract.payment_ids[:1].write({"amount": 1})
        contract.action_close()
        self.assertEqual(contract.state, "closed")

    def test_termination_frees_what_is_not_paid(self):
        contract = self.contract(sign=True)
        paid = {"document_number": "1", "amount": 50_000, "date": "2026-06-01"}
        self.as_user(self.finance, contract).write({"payment_ids": [Command.create(paid)]})
        self.as_user(self.head, contract).action_terminate("supplier", "Nothing was delivered")
        self.assertEqual((contract.state, contract.commitment), ("terminated", 50_000))
        self.assertEqual(contract.plan_item_id.free, 150_000)
        self.assertEqual(contract.sudo().purchase_order_id.state, "cancel")

    def test_an_annulled_contract_takes_nothing(self):
        contract = self.contract(sign=True)
        self.as_user(self.akim, contract).action_annul("Registered twice")
        self.assertEqual((contract.state, contract.plan_item_id.free), ("annulled", 200_000))

    def test_services_make_no_purchase_order(self):
        item = self.plan({"name": "Cleaning", "subject_kind": "services", "quantity": 1, "price": 100_000}).item_ids
        self.assertFalse(self.contract(item, sign=True).purchase_order_id)

    def test_a_contract_brings_the_good_that_the_store_already_keeps(self):
        kept = self.env["product.product"].create(
            {"name": "Paper A4", "is_storable": True, "uom_id": self.unit.id, "company_id": self.akimat.id}
        )
        # The same name counted in another unit, and the same name of another akimat, are other goods.
        elsewhere = kept.copy({"name": "Paper A4", "company_id": self.other_akimat.id})
        packs = kept.copy({"name": "Paper A4", "uom_id": self.env["uom.uom"].create({"name": "Pack"}).id})
        items = self.plan(
            {"name": "paper a4 ", "quantity": 10, "price": 100, "uom_id": self.unit.id},
            {"name": "Glue 100%", "code": "205210.900.000001", "quantity": 1, "price": 100},
            {"name": "Paper glue", "code": "205210.900.000001", "quantity": 1, "price": 100},
        ).item_ids
        ordered = [self.contract(item, sign=True).sudo().purchase_order_id.order_line.product_id for item in items]
        self.assertEqual(ordered[0], kept)
        self.assertNotIn(ordered[1], kept | elsewhere | packs)
        # The same code of the classifier is the same good.
        self.assertEqual(ordered[1], ordered[2])
