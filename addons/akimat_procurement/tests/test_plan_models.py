from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..exceptions_plan import OverLine
from .plan_common import NOW, PlanCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPlanModels(PlanCase):
    def test_a_signed_contract_takes_money_from_its_lines(self):
        contract = self.contract(sign=True)
        self.assertEqual((contract.state, contract.date_signed.isoformat()), ("signed", "2026-06-01"))
        self.assertTrue(contract.reg_number)
        self.assertEqual(contract.plan_item_id.free, 0)
        line = contract.budget_line_id
        self.assertEqual((line.amount, line.committed, line.free), (10_000_000, 200_000, 9_800_000))

    def test_a_contract_of_goods_becomes_a_purchase_order(self):
        order = self.contract(sign=True).sudo().purchase_order_id
        self.assertEqual((order.state, order.amount_total), ("purchase", 200_000))
        self.assertEqual(order.order_line.product_qty, 100)
        self.assertTrue(order.picking_ids)

    def test_a_contract_over_the_line_of_the_plan_is_refused(self):
        contract = self.contract(amount=250_000)
        with self.assertRefused("only .*200,000.* is free on the line of the plan", OverLine):
            self.signed(contract)

    def test_strangers_see_nothing(self):
        contract = self.contract(sign=True)
        for record in (contract, contract.plan_item_id, contract.plan_item_id.plan_id, contract.budget_line_id):
            self.assertHidden(record, self.stranger)

    def test_nobody_edits_a_budget_line(self):
        line = self.line()
        for user in (self.finance, self.head, self.procurer):
            with self.subTest(user.name), self.assertRaises(AccessError):
                self.as_user(user, line).write({"month_06": 1})
