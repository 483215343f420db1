from datetime import date

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.exceptions import ClosedNow, RecordKept

from ..domain import norm_codes
from .plan_common import NOW, PlanCase

PAPER = {"name": "Paper A4", "code": "173013.100.000001", "quantity": 100, "price": 2000}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPlan(PlanCase):
    def item(self, **vals):
        return self.plan({**PAPER, **vals}, approve=False).item_ids

    def test_the_method_is_proposed_with_the_cap_and_its_norm(self):
        item = self.item()
        self.assertEqual((item.proposed_method, item.effective_method), ("direct_small", "direct_small"))
        for fact in ("200,000", "432,500", "100 MRP", "art. 16(3)28)"):
            self.assertIn(fact, item.proposal_text)

    def test_caps_follow_the_year_of_the_plan(self):
        item = self.item(price=4000)
        self.assertEqual(item.proposed_method, "direct_small")
        # 400,000 was above 100 indices of 2025.
        item.plan_id.year = 2025
        self.assertEqual(item.proposed_method, "e_shop")

    def test_an_office_of_a_rural_akim_has_its_own_cap(self):
        self.akimat.akimat_level = "rural"
        self.assertEqual(self.item(price=90_000).proposed_method, "direct_small")

    def test_a_split_purchase_is_flagged_and_direct_buying_refused(self):
        plan = self.plan({**PAPER, "price": 4000}, {**PAPER, "code": "173013.900.000009", "price": 4000}, approve=False)
        self.assertEqual(plan.item_ids.mapped("is_split"), [True, True])
        self.assertIn("splitting is forbidden", plan.item_ids[0].proposal_text)
        plan.item_ids[0].write({"method": "direct_small", "method_reason": "Quick"})
        with self.assertRefused("Splitting a purchase is forbidden"):
            plan.action_submit()

    def test_another_method_needs_a_reason(self):
        plan = self.item(method="tender").plan_id
        with self.assertRefused("Write why another is chosen"):
            plan.action_submit()
        plan.item_ids.method_reason = "Wider choice"
        plan.action_submit()
        self.assertEqual(plan.state, "submitted")

    def test_the_shop_does_not_sell_works(self):
        plan = self.item(subject_kind="works", method="e_shop", method_reason="Quick").plan_id
        with self.assertRefused("are for goods only"):
            plan.action_submit()

    def test_every_faulty_row_is_named(self):
        plan = self.plan({**PAPER, "price": 0}, {"name": "Chairs", "price": 5, "budget_line_id": False}, approve=False)
        with self.assertRefused("«Paper A4»: no price.*\n«Chairs»: no budget line"):
            plan.action_submit()

    def test_terms_of_approval_and_publication_are_counted_by_norm(self):
        plan = self.plan(approve=False)
        plan.action_submit()
        # Ten working days after Monday 25 May; 27 May is a holiday.
        self.assertEqual((plan.deadline, plan.norm_id.code), (date(2026, 6, 9), norm_codes.PLAN_APPROVE))
        self.as_user(self.finance, plan).action_agree()
        self.as_user(self.head, plan).action_approve()
        self.assertEqual((plan.deadline, plan.norm_id.code), (date(2026, 6, 8), norm_codes.PLAN_PUBLISH))
        plan = self.as_user(self.procurer, plan)
        plan.action_publish("P-1")
        self.assertEqual((plan.published_on, plan.portal_number), (date(2026, 6, 1), "P-1"))
        with self.assertRefused("not waiting for publication"):
            plan.action_publish()

    def test_the_officer_neither_agrees_nor_approves(self):
        plan = self.plan(approve=False)
        plan.action_submit()
        with self.assertRefused("taken by: finance officer"):
            plan.action_agree()
        self.as_user(self.finance, plan).action_agree()
        for user in (self.procurer, self.finance, self.deputy, self.akim):
            with self.subTest(user.name), self.assertRefused("taken by: head of the office"):
                self.as_user(user, plan).action_approve()

    def test_a_plan_in_force_changes_by_a_version_only(self):
        plan = self.plan()
        with self.assertRefused("no longer a draft", ClosedNow):
            plan.item_ids.quantity = 5
        with self.assertRefused("no longer a draft", RecordKept):
            plan.item_ids.unlink()

    def change(self, plan, reason="Prices rose", **vals):
        version = plan.browse(plan.action_new_version()["res_id"])
        version.change_reason = reason
        version.item_ids.write(vals)
        return version

    def test_a_version_says_what_it_changes_and_takes_over_what_runs(self):
        plan = self.plan()
        contract = self.contract(plan.item_ids, sign=True)
        version = self.change(plan, price=3000)
        self.assertIn("200,000", version.difference_text)
        self.assertIn("300,000", version.difference_text)
        self.approved(version)
        self.assertEqual((plan.state, version.state, version.version), ("changed", "approved", 2))
        self.assertEqual(contract.plan_item_id, version.item_ids)
        self.assertEqual((version.item_ids.committed, plan.item_ids.committed), (200_000, 0))
        self.assertEqual(version.item_ids.budget_line_id.planned, 300_000)

    def test_a_version_names_its_reason(self):
        version = self.change(self.plan(), reason=False)
        with self.assertRefused("Write why"):
            version.action_submit()

    def test_a_version_below_the_contracts_is_refused(self):
        plan = self.plan()
        self.contract(plan.item_ids, sign=True)
        version = self.change(plan, price=1000)
        version.action_submit()
        self.as_user(self.finance, version).action_agree()
        with self.assertRefused("fall below what contracts have taken"):
            self.as_user(self.head, version).action_approve()

    def test_a_version_without_a_running_row_is_refused(self):
        plan = self.plan(PAPER, {"name": "Chairs", "quantity": 1, "price": 5})
        self.contract(plan.item_ids[0], sign=True)
        version = self.change(plan)
        version.item_ids[0].unlink()
        version.action_submit()
        self.as_user(self.finance, version).action_agree()
        with self.assertRefused("already being bought: Paper A4"):
            self.as_user(self.head, version).action_approve()

    def test_two_changes_in_a_month_and_no_more(self):
        plan = self.plan()
        for price in (2100, 2200):
            plan = self.approved(self.change(plan, price=price))
        third = self.change(plan, price=2300)
        third.action_submit()
        self.as_user(self.finance, third).action_agree()
        with self.assertRefused("changed 2 times this month"):
            self.as_user(self.head, third).action_approve()
        with freeze_time("2026-07-01 05:00:00"):
            self.as_user(self.head, third).action_approve()
        self.assertEqual(third.state, "approved")

    def test_one_version_is_prepared_at_a_time(self):
        plan = self.plan()
        plan.action_new_version()
        with self.assertBroken("one_open"):
            plan.action_new_version()
