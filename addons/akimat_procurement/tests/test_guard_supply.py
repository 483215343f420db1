"""Somebody who gains by it tries to take from the store, to sign for another, or to reserve the store away."""

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.akimat_base.exceptions import ClosedNow, MoveRefused, RecordKept

from ..exceptions_supply import RequestLocked, StockKept, SupplyRefused
from .guard_common import OpponentMixin
from .supply_common import NOW, SupplyCase

GOODS = ("stock.move.line", "stock.move", "stock.picking", "stock.quant")


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestSupplyGuard(OpponentMixin, SupplyCase):
    def test_the_storekeeper_signs_for_nobody(self):
        request = self.in_work((self.paper, 2))
        dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
        with self.assertRaises(TypeError):
            self.issue(request, 2, signature=dot)
        act = self.issue(request)
        self.assertEqual((act.state, request.state), ("handed_over", "issued"))
        for attempt in (
            lambda: self.as_user(self.storekeeper, act).write({"signature": dot}),
            lambda: self.as_user(self.storekeeper, act).write({"state": "received"}),
            lambda: self.as_user(self.storekeeper, act).action_receive(),
            lambda: self.as_user(self.storekeeper, request).action_confirm(),
            lambda: self.as_user(self.neighbour, act).action_receive(),
        ):
            with self.assertRefused(".", UserError):
                attempt()
        # Who acts for the receiver receives, but not the one who issued.
        substitution = self.env["akimat.substitution"].create(
            {
                "principal_id": self.requester.id,
                "substitute_id": self.storekeeper.id,
                "date_from": "2026-06-01",
                "date_to": "2026-06-30",
                "basis": "Order 1",
                "company_id": self.akimat.id,
            }
        )
        substitution.with_user(self.head).action_confirm()
        with self.assertRefused("you stand in it yourself .*Issued by", MoveRefused):
            self.as_user(self.storekeeper, act).action_receive()
        self.as_user(self.requester, request).action_confirm()
        self.assertEqual((act.state, act.received_by_id, request.state), ("received", self.requester, "confirmed"))

    def test_goods_of_another_receiver_are_confirmed_by_him(self):
        request = self.in_work((self.paper, 2))
        act = self.issue(request, receiver_id=self.colleague.id)
        with self.assertRefused("still to be received by colleague", MoveRefused):
            self.as_user(self.requester, request).action_confirm()
        self.as_user(self.colleague, act).action_receive()
        self.as_user(self.requester, request).action_confirm()
        self.assertEqual(request.state, "confirmed")

    def test_who_asks_neither_agrees_nor_approves_nor_issues(self):
        request = self.draft((self.paper, 1), user=self.unit_head)
        request.action_submit()
        self.assertFalse(request.can_agree)
        with self.assertRefused("you stand in it yourself .*Asked by", MoveRefused):
            request.action_agree()
        with self.assertRefused(".", UserError):
            request.write({"state": "agreed"})
        # Nobody else heads the unit: who stands above it agrees, and another person approves.
        head = self.as_user(self.head, request)
        self.assertTrue(head.can_agree)
        self.assertIn(request, head.search([("my_step", "=", True)]))
        head.action_agree()
        with self.assertRefused("you stand in it yourself .*Agreed by", MoveRefused):
            self.as_user(self.head, request).action_approve()
        self.as_user(self.akim, request).action_approve()
        self.make_duty(self.akim, "storekeeper")
        with self.assertRefused("you stand in it yourself .*Approved by", MoveRefused):
            self.as_user(self.akim, request).action_take()

    def test_the_head_of_the_office_does_not_carry_his_own_request_through(self):
        self.head.employee_id.department_id = self.housing
        request = self.draft((self.paper, 1), user=self.head)
        request.action_submit()
        for step in ("action_agree", "action_approve"):
            with self.subTest(step), self.assertRefused(".", MoveRefused):
                getattr(request, step)()
        self.as_user(self.unit_head, request).action_agree()
        with self.assertRefused("you stand in it yourself .*Asked by", MoveRefused):
            self.as_user(self.head, request).action_approve()
        self.as_user(self.affairs_head, request).action_approve()
        self.assertEqual(request.state, "approved")

    def test_a_storekeeper_does_not_issue_to_himself(self):
        department = self.affairs_unit
        department.servicing_department_id = department
        request = self.draft((self.paper, 1), user=self.storekeeper)
        request.action_submit()
        self.as_user(self.affairs_head, request).action_agree()
        with self.assertRefused("you stand in it yourself .*Agreed by", MoveRefused):
            self.as_user(self.affairs_head, request).action_approve()
        self.as_user(self.head, request).action_approve()
        with self.assertRefused("you stand in it yourself .*Asked by", MoveRefused):
            self.as_user(self.storekeeper, request).action_take()
        self.as_user(self.second_storekeeper, request).action_take()
        act = self.issue(request, user=self.second_storekeeper)
        self.assertEqual((act.storekeeper_id, act.receiver_id), (self.second_storekeeper, self.storekeeper))

    def test_a_request_under_way_stays(self):
        request = self.in_work((self.paper, 2))
        self.assertClosed(request, self.requester, purpose="x", kind="repair", requester_id=self.neighbour.id)
        self.assertClosed(request, self.requester, reg_number="1", reg_date="2020-01-01", deadline="2030-01-01")
        self.assertClosed(request, self.storekeeper, storekeeper_id=False, approved_by_id=False, result="x", rating="5")
        self.assertClosed(request.line_ids, self.storekeeper, quantity=9, product_id=self.pens.id, asked_quantity=9)
        self.assertClosed(request.line_ids, self.storekeeper, kept_over=True, issued_quantity=0, remaining_quantity=9)
        self.assertNoRows(request, self.requester, line_ids={"product_id": self.pens.id, "quantity": 1})
        self.assertNoRows(request, self.storekeeper, issue_ids={"receiver_id": self.neighbour.id})
        self.assertKept(request | request, self.requester)
        self.assertNotImported(request, self.requester, "purpose", "x")
        act = self.issue(request)
        self.assertClosed(act, self.storekeeper, receiver_id=self.neighbour.id, storekeeper_id=False, picking_id=False)
        self.assertClosed(act.line_ids, self.storekeeper, quantity=1, product_id=self.pens.id, move_id=False)
        self.assertKept(act | act, self.storekeeper)
        self.assertNotCopied(act)
        with self.assertRefused("made when goods are issued", ClosedNow):
            act.browse().sudo().create({"request_id": request.id, "receiver_id": self.neighbour.id})

    def test_who_decides_gives_less_and_not_more(self):
        request = self.sent((self.paper, 2))
        lines = self.as_user(self.unit_head, request).line_ids
        with self.assertRefused("may give less, not more", RequestLocked):
            lines.quantity = 5
        with self.assertRefused("cannot be changed", UserError):
            lines.product_id = self.pens
        with self.assertRefused("cannot be changed", RecordKept):
            lines.unlink()
        lines.quantity = 1

    def test_what_the_norm_said_stays_with_what_it_decided(self):
        norm = self.make_norm(3, self.paper)
        request = self.approved((self.paper, 2))
        before = request.line_ids.norm_explanation
        self.assertIn("within the norm of 3", before)
        self.assertClosed(norm, self.head, quantity=1, citation="x", date_from="2026-01-01", product_id=self.pens.id)
        self.assertClosed(norm, self.head, active=False, scope="person", period="month")
        with self.assertRefused("explains what was decided", RecordKept):
            norm.unlink()
        norm.date_to = "2026-06-01"
        self.make_norm(1, self.paper, date_from="2026-06-02")
        with freeze_time("2026-06-03 05:00:00"):
            self.env.invalidate_all()
            self.assertEqual((request.line_ids.norm_id, request.over_norm), (norm, False))
            self.assertEqual(request.line_ids.norm_explanation, before)
            self.assertTrue(self.agreed((self.paper, 2)).line_ids.norm_over)
        self.make_norm(5, self.pens).unlink()

    # The store itself

    def line_values(self):
        store = self.akimat._supply_store()
        return {
            "product_id": self.paper.id,
            "product_uom_id": self.paper.uom_id.id,
            "quantity": 10,
            "location_id": store.id,
            "location_dest_id": self.env.ref("stock.stock_location_customers").id,
            "company_id": self.akimat.id,
        }

    def test_nobody_reserves_the_store_away(self):
        clerk = self.make_user("stock clerk", groups="stock.group_stock_user")
        for user in (self.requester, self.storekeeper, self.head, self.procurer, clerk):
            for context in ({}, {"install_mode": True}, {"inventory_mode": True}, {"akimat_grant": True}):
                lines = self.env["stock.move.line"].with_user(user).with_context(**context)
                with self.subTest(user.name, context=context), self.assertRefused("moves by its papers", StockKept):
                    lines.create(self.line_values())
        self.assertEqual(self.in_store(self.paper), 10)
        self.issue(self.in_work((self.paper, 10)))
        done = self.env["stock.move.line"].search([("product_id", "=", self.paper.id)], limit=1)
        for user in (self.requester, self.storekeeper, clerk):
            for attempt in (lambda seen: seen.write({"quantity": 1}), lambda seen: seen.unlink()):
                with self.subTest(user.name), self.assertRefused(".", AccessError):
                    attempt(done.with_user(user))
        picking, move = done.picking_id, done.move_id
        for record in (picking, move):
            with self.subTest(record._name), self.assertRefused("moves by its papers", StockKept):
                record.with_user(clerk).write({"origin": "x"})

    def test_the_storekeeper_has_no_rights_of_his_own_on_the_store(self):
        self.issue(self.in_work((self.paper, 2)))
        for model in GOODS:
            records = self.env[model].search([("company_id", "=", self.akimat.id)])
            self.assertTrue(records, model)
            for operation in ("write", "unlink"):
                for record in records:
                    with self.subTest(model, operation=operation):
                        self.assertFalse(record.with_user(self.storekeeper).has_access(operation))

    def test_a_count_that_movements_hold_is_refused_with_a_sentence(self):
        manager = self.make_user("stock manager", groups="stock.group_stock_manager")
        # What somebody had entered before nobody could.
        held = self.env["stock.move.line"].sudo().create(self.line_values())
        domain = [("product_id", "=", self.paper.id), ("location_id", "=", self.akimat._supply_store().id)]
        quant = self.env["stock.quant"].search(domain).with_user(manager).with_context(inventory_mode=True)
        quant.inventory_quantity = 3
        with self.assertRefused("The count of Paper A4 cannot be applied", SupplyRefused):
            quant.action_apply_inventory()
        held.with_user(manager).unlink()
        # As the scheduler of Odoo does.
        quant.sudo()._clean_reservations()
        quant.inventory_quantity = 3
        quant.action_apply_inventory()
        self.assertEqual(self.in_store(self.paper), 3)
        # Counting is all: goods do not leave by the hand of the manager.
        with self.assertRefused("moves by its papers", StockKept):
            self.env["stock.move.line"].with_user(manager).create(self.line_values())

    def test_a_summary_is_written_by_nobody(self):
        summary = self.env["akimat.procurement.summary"]._make(self.akimat, self.akimat._akimat_today())
        self.assertClosed(summary, self.head, date_from="2020-01-01", counted_on="2020-01-01")
        self.assertNoRows(summary, self.head, line_ids={"name": "x"}, issue_ids={"product_name": "x"})
        self.assertKept(summary, self.head)
        with self.assertRefused(".", UserError):
            self.env["akimat.procurement.summary"].sudo().create(
                {"company_id": self.akimat.id, "date_from": "2020-01-01", "date_to": "2020-01-31"}
            )
        self.assertNotCopied(summary)
