from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import ClosedNow, MoveRefused, WrittenBySteps
from odoo.addons.akimat_base.tests.print_common import KAZAKH_LETTERS, PrintMixin

from ..exceptions_supply import AcceptanceRefused
from .plan_common import NOW, PlanCase


class AcceptanceCase(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.commission = cls.deputy | cls.lawyer | cls.storekeeper

    def act(self, contract, *lines, submit=True, **vals):
        """An act of the storekeeper: for each line of the contract (delivered, accepted, why the rest is not)."""
        act = (
            self.env["akimat.acceptance"]
            .with_user(self.storekeeper)
            .create(
                {
                    "contract_id": contract.id,
                    "member_ids": [
                        Command.create({"user_id": user.id, "is_chair": user == self.deputy})
                        for user in self.commission
                    ],
                    **vals,
                }
            )
        )
        for line, (delivered, accepted, reason) in zip(act.line_ids, lines, strict=True):
            line.write({"delivered_quantity": delivered, "accepted_quantity": accepted, "reject_reason": reason})
        if submit:
            act.action_submit()
        return act

    def signed_act(self, contract, *lines, **vals):
        act = self.act(contract, *lines, **vals)
        for user in self.commission:
            self.as_user(user, act).action_sign()
        return act

    def approved_act(self, contract, *lines, **vals):
        act = self.signed_act(contract, *lines, **vals)
        self.as_user(self.head, act).action_approve()
        return act

    def in_store(self, product):
        return self.akimat._supply_available(product)[product]


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAcceptance(AcceptanceCase):
    def test_accepted_goods_come_into_the_store_and_the_term_of_payment_runs(self):
        contract = self.contract(sign=True)
        act = self.approved_act(contract, (100, 100, False))
        product = contract.sudo().purchase_order_id.order_line.product_id
        self.assertEqual((act.state, act.reg_number, act.amount), ("approved", "ҚА-1", contract.amount))
        self.assertEqual(self.in_store(product), 100)
        self.assertEqual(act.sudo().picking_id.state, "done")
        self.assertEqual(act.deadline, date(2026, 7, 1))
        self.assertIn("17(6)", act.deadline_explanation)
        self.assertEqual((contract.accepted_on, contract.deadline), (date(2026, 6, 1), date(2026, 7, 1)))

    def test_a_shorter_term_of_the_contract_counts(self):
        contract = self.contract(sign=True, payment_days=10)
        act = self.approved_act(contract, (100, 100, False))
        self.assertEqual((act.deadline, contract.deadline), (date(2026, 6, 11), date(2026, 6, 11)))
        self.assertIn(contract.reg_number, act.deadline_explanation)

    def test_the_rest_is_awaited_and_accepted_by_another_act(self):
        contract = self.contract(sign=True)
        product = contract.sudo().purchase_order_id.order_line.product_id
        first = self.approved_act(contract, (60, 50, "Ten packs are wet"))
        self.assertEqual((first.line_ids.rejected_quantity, self.in_store(product)), (10, 50))
        second = self.act(contract, (60, 60, False), submit=False)
        self.assertEqual(second.line_ids.before_quantity, 50)
        with self.assertRefused("orders 100 .* 50 are accepted already, and 60 more cannot be", MoveRefused):
            second.action_submit()
        second.line_ids.write({"accepted_quantity": 50, "reject_reason": "More than ordered"})
        second.action_submit()
        for user in self.commission:
            self.as_user(user, second).action_sign()
        self.as_user(self.head, second).action_approve()
        self.assertEqual(self.in_store(product), 100)

    def test_after_an_amendment_the_rest_is_accepted_for_the_rest_of_the_sum(self):
        contract = self.contract(sign=True)
        first = self.approved_act(contract, (50, 50, False))
        waiting = self.act(contract, (50, 50, False))
        amendment = self.env["akimat.contract.amendment"].with_user(self.procurer)
        cheaper = amendment.create({"contract_id": contract.id, "text": "Cheaper", "new_amount": 150_000})
        cheaper.action_submit()
        self.as_user(self.lawyer, cheaper).action_visa()
        self.as_user(self.head, cheaper).action_sign()
        # What was accepted before keeps its sum.
        self.assertEqual((first.amount, waiting.amount), (100_000, 50_000))
        self.assertEqual(contract.sudo().purchase_order_id.amount_total, 150_000)

    def test_two_acts_that_wait_together_cannot_exceed_the_contract(self):
        contract = self.contract(sign=True)
        first, second = (self.signed_act(contract, (60, 60, False)) for _number in range(2))
        self.as_user(self.head, first).action_approve()
        with self.assertRefused("60 more cannot be", MoveRefused):
            self.as_user(self.head, second).action_approve()

    def test_a_late_delivery_shows_the_days_of_the_penalty(self):
        contract = self.contract(sign=True, delivery_days=15)
        with freeze_time("2026-06-20 05:00:00"):
            act = self.act(contract, (100, 100, False), submit=False)
            self.assertEqual((act.date_due, act.days_late), (date(2026, 6, 16), 4))

    def test_what_is_incomplete_is_refused_with_a_sentence(self):
        contract = self.contract(sign=True)
        for lines, values, told in (
            ((0, 0, False), {}, "nothing is entered as delivered"),
            ((5, 6, False), {}, "more is accepted than was delivered"),
            ((6, 5, False), {}, "say why .*Paper"),
            ((5, 5, False), {"member_ids": [Command.create({"user_id": self.head.id})]}, "at least 3 members"),
            ((5, 5, False), {"date_delivered": "2026-06-02"}, "has not come yet"),
            ((5, 5, False), {"date_delivered": "2026-05-02"}, "before the contract was signed"),
        ):
            with self.subTest(told), self.assertRefused(told, MoveRefused):
                self.act(contract, lines, **values)
        draft = self.contract(contract.plan_item_id)
        with self.assertRefused("not signed or is over", MoveRefused):
            self.act(draft, (1, 1, False))

    def test_everybody_of_the_commission_signs_before_the_approval(self):
        act = self.act(self.contract(sign=True), (100, 100, False))
        self.as_user(self.deputy, act).action_sign()
        with self.assertRefused("Still missing: .*lawyer", MoveRefused):
            self.as_user(self.head, act).action_approve()
        with self.assertRefused("does not wait for your signature", AcceptanceRefused):
            self.as_user(self.procurer, act).action_sign()
        with self.assertRefused("no longer a draft", ClosedNow):
            self.as_user(self.storekeeper, act).line_ids.write({"accepted_quantity": 1})

    def test_a_returned_act_is_signed_anew(self):
        act = self.signed_act(self.contract(sign=True), (100, 100, False))
        self.as_user(self.lawyer, act).action_return("The waybill is missing")
        self.assertEqual((act.state, act.return_reason), ("draft", "The waybill is missing"))
        self.assertFalse(any(act.member_ids.mapped("signed_on")))

    def test_finance_marks_it_paid_and_nobody_else(self):
        contract = self.contract(sign=True)
        act = self.approved_act(contract, (100, 100, False))
        with self.assertRefused("taken by", MoveRefused):
            self.as_user(self.procurer, act).action_pay("15")
        self.as_user(self.finance, act).action_pay("15")
        self.assertEqual((act.state, contract.paid, act.payment_id.document_number), ("paid", contract.amount, "15"))

    def test_strangers_and_colleagues_see_nothing(self):
        act = self.approved_act(self.contract(sign=True), (100, 100, False))
        for user in (self.stranger, self.colleague, self.executor):
            for record in (act, act.line_ids, act.member_ids):
                seen = self.as_user(user, record).with_context(allowed_company_ids=user.company_ids.ids)
                with self.subTest(f"{user.name} {record._name}"), self.assertRaises(AccessError):
                    seen.read(["display_name"])
                self.assertFalse(seen.search([("id", "in", record.ids)]))


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAcceptanceForms(PrintMixin, AcceptanceCase):
    def test_the_acceptance_act_in_both_languages(self):
        act = self.approved_act(self.contract(sign=True, name=f"Қағаз {KAZAKH_LETTERS}"), (60, 50, "Ten packs are wet"))
        for language, title, words in (
            ("kk", "қабылдау актісі", "жүз мың теңге 00 тиын"),
            ("ru", "акт приемки", "сто тысяч тенге 00 тиын"),
        ):
            with self.subTest(language):
                pages = self.printed(f"akimat_procurement.acceptance_act_{language}", act.with_user(self.storekeeper))
                self.assertOfficial(pages, language)
                self.assertIn(title, pages[0].lower())
                self.assertIn(words, pages[0].lower())
                for fact in (KAZAKH_LETTERS, act.reg_number, "Ten packs are wet", "Supplier", "lawyer", "01.07.2026"):
                    self.assertIn(fact, pages[0])


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestMonthlySummary(PrintMixin, AcceptanceCase):
    @clause("PET-17.21")
    def test_the_summary_matches_the_records_and_is_frozen(self):
        contract = self.contract(sign=True)
        act = self.approved_act(contract, (60, 60, False))
        self.as_user(self.finance, act).action_pay("7")
        summaries = self.env["akimat.procurement.summary"]
        with freeze_time("2026-07-01 05:00:00"):
            summary = summaries._make(self.akimat, date(2026, 6, 30))
            self.assertEqual(summaries._make(self.akimat, date(2026, 6, 30)), summary)
        line = summary.line_ids.filtered(lambda line: "149" in line.name)
        self.assertEqual((line.budget, line.planned, line.contracted), (10_000_000, 200_000, 200_000))
        self.assertEqual((line.accepted, line.accepted_month, line.paid, line.paid_month), (120_000,) * 4)
        self.assertEqual(line.remaining, 9_800_000)
        for language, title in (("kk", "жиынтығы"), ("ru", "сводка")):
            (page,) = self.printed(f"akimat_procurement.procurement_summary_{language}", summary.with_user(self.head))
            self.assertOfficial([page], language)
            self.assertIn(title, page.lower())
            for figure in ("10 000 000", "200 000", "120 000", "9 800 000"):
                self.assertIn(figure, page.replace("\xa0", " "))
        # What comes later does not change what was shown.
        with freeze_time("2026-07-02 05:00:00"):
            self.approved_act(contract, (40, 40, False))
        self.assertEqual(line.accepted, 120_000)
        for record in (summary, line):
            with self.assertRaises(WrittenBySteps):
                record.sudo().write({"name": "x"} if record == line else {"date_to": "2026-07-01"})
        july = summaries._make(self.akimat, date(2026, 7, 31))
        line = july.line_ids.filtered(lambda line: "149" in line.name)
        self.assertEqual((line.accepted, line.accepted_month, line.contracted_month), (200_000, 80_000, 0))

    def test_the_head_is_told_once_and_a_bad_akimat_stops_no_other(self):
        summaries = self.env["akimat.procurement.summary"]
        self.estimate()
        summaries._make(self.akimat, date(2026, 5, 31))
        told = self.env["mail.activity"].search([("res_model", "=", summaries._name), ("user_id", "=", self.head.id)])
        self.assertEqual(len(told), 1)
        self.assertHidden(summaries.search([("company_id", "=", self.akimat.id)]), self.stranger)
