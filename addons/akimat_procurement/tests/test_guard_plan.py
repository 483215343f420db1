"""Somebody who gains by it tries to change what a plan, a purchase, a contract or a payment has decided."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.exceptions import ClosedNow, MoveRefused

from ..exceptions_plan import ProcurementRefused
from .guard_common import OpponentMixin
from .plan_common import NOW, YEAR, PlanCase
from .tender_common import AFTER, TenderCase

ROW = {"name": "Chairs", "quantity": 1, "price": 5}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPlanGuard(OpponentMixin, PlanCase):
    def make(self, model, user, **vals):
        return self.env[model].with_user(user).create(vals)

    def test_an_approved_plan_and_its_rows_stay(self):
        plan = self.plan()
        other = self.line("414").id
        self.assertClosed(plan, self.procurer, year=2027, budget_date="2020-01-01", change_reason="x", version=9)
        self.assertClosed(
            plan, self.procurer, approved_by_id=self.akim.id, published_on=NOW[:10], deadline="2030-01-01"
        )
        self.assertClosed(
            plan.item_ids, self.procurer, price=9, quantity=9, budget_line_id=other, amount=9, committed=0
        )
        self.assertClosed(plan.item_ids, self.procurer, root_id=False, state="contracted", effective_method="direct")
        self.assertNoRows(plan, self.procurer, item_ids={**ROW, "budget_line_id": other})
        self.assertKept(plan | plan, self.procurer)
        self.assertNotImported(plan.item_ids, self.procurer, "price", "9")
        with self.assertRefused("no longer a draft", ClosedNow):
            self.make("akimat.procurement.plan.item", self.procurer, **ROW, plan_id=plan.id)
        copy = plan.item_ids.copy_data()[0]
        self.assertNotIn("root_id", copy)

    def test_a_second_first_edition_is_refused_by_every_door(self):
        plan = self.plan()
        values = {"year": YEAR, "budget_date": "2026-05-25", "item_ids": [Command.create(ROW)]}
        with self.assertBroken("one_first"):
            self.make("akimat.procurement.plan", self.procurer, **values)
        with self.assertBroken("one_first"):
            self.as_user(self.procurer, plan).copy()
        other = self.make("akimat.procurement.plan", self.procurer, year=YEAR + 1)
        with self.assertBroken("one_first|version_unique"):
            other.year = YEAR
        with self.assertRefused("cannot be entered", ClosedNow):
            self.make("akimat.procurement.plan", self.procurer, **values, previous_id=plan.id)
        for user in (self.finance, self.head, self.storekeeper):
            with self.subTest(user.name), self.assertRefused(".", UserError):
                self.as_user(user, plan).action_new_version()
        version = plan.browse(plan.action_new_version()["res_id"])
        self.assertEqual((version.previous_id, version.version), (plan, 2))
        with self.assertRefused("continues the version before", ClosedNow):
            version.year = YEAR + 2
        estimate = self.env["akimat.estimate"].search([("company_id", "=", self.akimat.id)]).with_user(self.finance)
        with self.assertBroken("one_first"):
            estimate.copy()

    def test_a_version_leaves_the_money_of_what_is_bought_where_it_is(self):
        plan = self.plan()
        contract = self.contract(plan.item_ids, sign=True)
        version = plan.browse(plan.action_new_version()["res_id"])
        version.change_reason = "Another line"
        version.item_ids.write({"budget_line_id": self.line("414").id, "quantity": 50, "price": 4000})
        version.action_submit()
        self.as_user(self.finance, version).action_agree()
        with self.assertRefused("pays from another budget line"):
            self.as_user(self.head, version).action_approve()
        self.assertEqual(contract.budget_line_id.specific_code, "149")

    def test_what_a_purchase_began_under_stays_with_another_version(self):
        plan = self.plan()
        procedure = self.decided(plan.item_ids)
        before = procedure.method, procedure.amount, procedure.name
        version = plan.browse(plan.action_new_version()["res_id"])
        version.change_reason = "Prices"
        version.item_ids.write({"name": "Paper, white", "price": 30_000, "method": "tender", "method_reason": "Wide"})
        self.approved(version)
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(procedure.plan_item_id, version.item_ids)
        self.assertEqual((procedure.method, procedure.amount, procedure.name), before)

    def test_one_person_does_not_carry_a_plan_or_an_estimate_through(self):
        for kind in ("procurer", "finance"):
            self.make_duty(self.head, kind)
        estimate = self.make(
            "akimat.estimate",
            self.head,
            year=YEAR,
            line_ids=[Command.create({"name": "X", "program_code": "122", "specific_code": "149", "month_06": 9})],
        )
        estimate.action_submit()
        with self.assertRefused("you stand in it yourself", MoveRefused):
            estimate.action_approve()
        self.as_user(self.finance, estimate).action_return("Mistake")
        self.as_user(self.finance, estimate).unlink()
        plan = self.plan(approve=False)
        plan.action_submit()
        self.as_user(self.head, plan).action_agree()
        self.assertFalse(self.as_user(self.head, plan).can_approve)
        with self.assertRefused("you stand in it yourself .*Agreed by", MoveRefused):
            self.as_user(self.head, plan).action_approve()
        with self.assertRefused(".", UserError):
            self.as_user(self.head, plan).write({"state": "approved"})

    def test_nobody_accepts_his_own_need_and_absurd_needs_are_refused_at_entry(self):
        row = {"name": "Desk", "quantity": 1, "price": 5, "year": YEAR, "budget_line_id": self.line().id}
        need = self.make("akimat.procurement.need", self.procurer, **row)
        need.action_submit()
        with self.assertRefused("you stand in it yourself .*Asked by", MoveRefused):
            need.action_accept()
        for wrong in ({"price": -100}, {"quantity": -1}, {"year": 2206}):
            with self.subTest(wrong), self.assertRefused("below zero|cannot be meant", ProcurementRefused):
                self.make("akimat.procurement.need", self.executor, **{**row, **wrong})
        mine = self.make("akimat.procurement.need", self.executor, **row)
        with self.assertRefused("Price of one cannot be below zero", ProcurementRefused):
            mine.price = -100
        mine.action_submit()
        self.assertClosed(
            mine, self.executor, price=1, plan_item_id=False, author_id=self.head.id, participant_ids=False
        )
        self.assertClosed(mine, self.executor, supply_request_id=False, submitted_by_id=False, amount=1)
        self.assertKept(mine, self.executor)

    def test_a_budget_line_is_written_by_the_estimate_alone(self):
        line = self.line()
        self.assertClosed(line, self.finance, month_06=1, amount=1, committed=0, free=1, name="x", year=2020)
        self.assertKept(line, self.finance)
        self.assertNotCopied(line)
        estimate = self.env["akimat.estimate"].search([("company_id", "=", self.akimat.id)])
        self.assertClosed(estimate, self.finance, year=2027, basis="x", approved_on="2020-01-01", amount=1)
        self.assertClosed(estimate.line_ids[:1], self.finance, month_06=1, budget_line_id=False, specific_code="414")
        row = {"name": "Again", "program_code": "122", "specific_code": "159", "month_01": 5}
        self.assertNoRows(estimate, self.finance, line_ids=row)


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestProcedureGuard(OpponentMixin, TenderCase):
    def test_an_announced_purchase_and_its_commission_stay(self):
        procedure = self.evaluated()
        self.assertClosed(procedure, self.procurer, name="x", bids_until="2030-01-01", plan_item_id=False, amount=1)
        self.assertClosed(procedure, self.procurer, winner_bid_id=False, complaint_until="2020-01-01", method="direct")
        self.assertNoRows(procedure, self.procurer, member_ids={"user_id": self.colleague.id})
        member = procedure.member_ids.filtered(lambda row: row.user_id == self.member)
        self.assertClosed(member, self.procurer, vote="for", present=False, recused=True, user_id=self.colleague.id)
        self.assertClosed(member, self.member, vote="for", role="chair")
        bids = procedure.bid_ids
        self.assertClosed(bids[0], self.procurer, price=1, is_winner=True, rank=1, partner_id=self.rival.id)
        self.assertKept(bids | bids, self.procurer)
        self.assertNotCopied(bids[0])
        with self.assertRefused(".", UserError):
            procedure.sudo().write({"bid_ids": [Command.update(bids[0].id, {"price": 1})]})

    def test_who_announced_does_not_judge_as_the_chair(self):
        members = [(self.procurer, "chair"), (self.member, "member"), (self.other_member, "member")]
        rows = [Command.create({"user_id": user.id, "role": role}) for user, role in members]
        line = self.line("414")
        item = self.plan({"name": "Furniture", "quantity": 10, "price": 4_000_000, "budget_line_id": line.id}).item_ids
        procedure = self.procedure(item, member_ids=rows, bids_until="2026-06-10 05:00:00")
        procedure.action_announce()
        procedure.action_receive()
        procedure.action_receive_bid(self.supplier.id, 38_000_000)
        with freeze_time(AFTER):
            procedure.action_open()
        procedure.action_take_part((self.procurer | self.member | self.other_member).ids)
        procedure.bid_ids.action_admit()
        with self.assertRefused("you stand in it yourself .*Registered by", MoveRefused):
            procedure.action_evaluate()

    def test_the_price_of_a_sealed_bid_stands_in_no_audit_line(self):
        procedure = self.with_bids()
        self.env.flush_all()
        entries = self.env["akimat.audit.entry"].sudo().search([("res_model", "=like", "akimat.procurement.%")])
        told = " ".join(f"{entry.before} {entry.after}" for entry in entries)
        self.assertNotIn("38000000", told)
        self.assertIn("bid", self.audit_events(procedure))
