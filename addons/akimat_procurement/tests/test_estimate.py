from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import ClosedNow

from ..exceptions_plan import OverLine
from .plan_common import NOW, PlanCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestEstimate(PlanCase):
    def test_approval_makes_the_budget_lines(self):
        estimate = self.estimate(s149=300, s159=200)
        self.assertEqual((estimate.state, estimate.version, estimate.amount), ("approved", 1, 500))
        lines = estimate.sudo().line_ids.budget_line_id
        self.assertEqual({line.specific_code: line.free for line in lines}, {"149": 300, "159": 200})

    def test_finance_does_not_approve_its_own_estimate(self):
        estimate = self.estimate(approve=False)
        estimate.action_submit()
        with self.assertRefused("head of the office"):
            estimate.action_approve()

    def test_an_approved_estimate_is_not_edited(self):
        estimate = self.estimate()
        with self.assertRefused("no longer a draft", ClosedNow):
            estimate.with_user(self.finance).write({"basis": "Another"})
        with self.assertRefused("no longer a draft", ClosedNow):
            estimate.with_user(self.finance).line_ids[:1].write({"month_06": 1})

    def next_version(self, estimate, **amounts):
        """A version whose lines have the given June amounts (by specific)."""
        estimate = self.as_user(self.finance, estimate)
        version = self.env["akimat.estimate"].browse(estimate.action_new_version()["res_id"]).with_user(self.finance)
        for line in version.line_ids:
            line.month_06 = amounts.get(f"s{line.specific_code}", line.month_06)
        return version

    def test_a_new_version_replaces_the_one_before_and_moves_the_balance(self):
        first = self.estimate(s149=1000)
        line = self.line()
        second = self.next_version(first, s149=1500)
        second.action_submit()
        self.as_user(self.head, second).action_approve()
        self.assertEqual((first.state, second.state, second.version), ("changed", "approved", 2))
        self.assertEqual(self.as_user(self.finance, line).amount, 1500)

    def test_a_version_below_the_contracts_is_refused_and_names_the_lines(self):
        estimate = self.estimate(s149=1_000_000)
        contract = self.contract(sign=True)
        second = self.next_version(estimate, s149=199_999)
        second.action_submit()
        with self.assertRefused("contracts have already taken more.*\n122-149 Item 149"):
            self.as_user(self.head, second).action_approve()
        self.assertEqual(contract.budget_line_id.amount, 1_000_000)

    def test_a_line_left_out_keeps_nothing(self):
        first = self.estimate(s149=1000, s159=500)
        gone = self.line("159")
        second = self.next_version(first)
        second.line_ids.filtered(lambda line: line.specific_code == "159").unlink()
        second.action_submit()
        self.as_user(self.head, second).action_approve()
        self.assertEqual(self.as_user(self.finance, gone).amount, 0)

    @clause("PET-23.13")
    def test_a_plan_above_the_approved_estimate_is_refused(self):
        # The head of the office approves an estimate with an item of two millions.
        self.estimate(s149=2_000_000)
        # The plan of purchases sums to two and a half.
        plan = self.plan({"name": "Furniture", "quantity": 1, "price": 2_500_000}, approve=False)
        with self.assertRefused("above the approved estimate.*\n.*2,500,000.* / .*2,000,000"):
            plan.action_submit()
        # With the next version of the estimate it is approved; the base of the plan is the estimate in force.
        first = self.env["akimat.estimate"].search([("company_id", "=", self.akimat.id)])
        version = self.next_version(first, s149=2_500_000)
        version.action_submit()
        self.as_user(self.head, version).action_approve()
        self.assertEqual(self.approved(plan).state, "approved")
        # And an estimate that shrinks under an agreed plan stops its approval too.
        third = self.next_version(version, s149=2_400_000)
        third.action_submit()
        self.as_user(self.head, third).action_approve()
        changed = self.as_user(self.procurer, plan).browse(plan.action_new_version()["res_id"])
        changed.change_reason = "Quarterly"
        with self.assertRefused("above the approved estimate"):
            changed.action_submit()

    def test_an_obligation_above_the_programme_plan_is_refused_with_the_free_balance(self):
        self.estimate(s149=1_000_000)
        big, small = self.plan(
            {"name": "Furniture", "quantity": 1, "price": 400_000},
            {"name": "Paper", "quantity": 1, "price": 600_000},
        ).item_ids
        self.contract(big, sign=True)
        self.contract(small, amount=500_000, sign=True)
        self.assertEqual(big.budget_line_id.committed, 900_000)
        contract = self.contract(small, amount=200_000)
        with self.assertRefused("takes .*200,000.*, but only .*100,000.* is free", OverLine):
            self.signed(contract)
        self.assertEqual(self.as_user(self.finance, big.budget_line_id).free, 100_000)

    def test_months_cannot_be_negative(self):
        with self.assertBroken("months_positive"):
            self.estimate(s149=-5)

    def test_two_lines_with_one_identity_are_refused(self):
        estimate = self.estimate(approve=False)
        row = {"name": "Again", "program_code": "122", "specific_code": "149", "month_01": 5}
        with self.assertBroken("line_unique"):
            estimate.write({"line_ids": [Command.create(row)]})
