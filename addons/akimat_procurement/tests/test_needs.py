from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import ClosedNow

from .plan_common import NOW, YEAR, PlanCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestNeeds(PlanCase):
    def need(self, user=None, submit=False, accept=False, **vals):
        values = {
            "name": "Paper A4",
            "quantity": 10,
            "price": 2000,
            "year": YEAR,
            "month": "09",
            "budget_line_id": self.line().id,
            **vals,
        }
        need = self.env["akimat.procurement.need"].with_user(user or self.executor).create(values)
        if submit or accept:
            need.action_submit()
        if accept:
            self.as_user(self.procurer, need).action_accept()
        return need

    def test_the_need_of_a_unit_belongs_to_its_unit(self):
        need = self.need()
        self.assertEqual((need.department_id, need.amount), (self.housing, 20_000))
        self.assertIn(self.unit_head, need.participant_ids)
        self.assertHidden(need, self.colleague)
        self.assertHidden(need, self.stranger)
        self.assertTrue(self.as_user(self.unit_head, need).can_submit)

    def test_a_need_without_quantity_or_line_is_refused(self):
        with self.assertRefused("has no quantity"):
            self.need(quantity=0, submit=True)
        with self.assertRefused("names no budget line"):
            self.need(budget_line_id=False, submit=True)

    def test_a_new_head_of_the_unit_sees_open_needs(self):
        need = self.need(submit=True)
        newcomer = self.make_user("newcomer")
        self.assertHidden(need, newcomer)
        self.make_duty(newcomer, "unit_head", department=self.housing)
        self.assertTrue(self.as_user(newcomer, need).has_access("read"))

    def test_a_returned_need_is_corrected_and_sent_again(self):
        need = self.need(submit=True)
        with self.assertRefused("no longer a draft", ClosedNow):
            need.quantity = 5
        self.as_user(self.procurer, need).action_return("Too many")
        need = self.as_user(self.executor, need)
        self.assertEqual((need.state, need.return_reason), ("returned", "Too many"))
        need.quantity = 5
        need.action_submit()
        self.assertEqual(need.state, "submitted")

    def test_the_unit_does_not_accept_its_own_need(self):
        need = self.need(submit=True)
        for user in (self.executor, self.unit_head, self.finance):
            with self.subTest(user.name), self.assertRefused("taken by: procurement officer"):
                self.as_user(user, need).action_accept()

    @clause("PET-17.18")
    def test_needs_of_three_units_are_summed_by_item_and_line(self):
        other = self.make_user("legal executor", department=self.legal)
        third = self.make_user("third", department=self.make_department("Press"))
        needs = self.need(accept=True) | self.need(other, accept=True, name="paper  a4", quantity=20, price=2300)
        needs |= self.need(third, accept=True, quantity=10, month="03")
        dear = self.need(third, accept=True, name="Paper A4", budget_line_id=self.line("414").id)
        plan = self.env["akimat.procurement.plan"].with_user(self.procurer).create({"year": YEAR})
        plan.action_gather_needs()
        paper, other_line = plan.item_ids.sorted("amount", reverse=True)
        self.assertEqual((paper.quantity, paper.amount, paper.month), (40, 86_000, "03"))
        self.assertEqual(paper.need_ids, needs.with_user(self.procurer))
        self.assertEqual((other_line.budget_line_id, other_line.need_ids.ids), (self.line("414"), dear.ids))
        # A need that came later joins its row; nothing is counted twice.
        self.need(accept=True, quantity=10, price=2000)
        plan.action_gather_needs()
        self.assertEqual((paper.quantity, paper.amount), (50, 106_000))
        with self.assertRefused("no accepted needs"):
            plan.action_gather_needs()
        # Zero quantity or no budget item never gets that far.
        for wrong in ({"quantity": 0}, {"budget_line_id": False}):
            with self.subTest(wrong), self.assertRefused("has no quantity|names no budget line"):
                self.need(submit=True, **wrong)
