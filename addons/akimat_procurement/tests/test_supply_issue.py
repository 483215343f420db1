from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import ClosedNow, MoveRefused

from ..exceptions_supply import OverStock, SupplyRefused
from .supply_common import NOW, SupplyCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestSupplyIssue(SupplyCase):
    @clause("PET-18.69", "SHY-14.2.1")
    def test_issued_goods_leave_the_store_and_the_unit_signs_the_handover_act(self):
        request = self.in_work((self.paper, 4))
        act = self.received(request)
        self.assertEqual(self.in_store(self.paper), 6)
        self.assertEqual((act.state, act.reg_number, act.received_by_id), ("received", "ҚТ-1", self.requester))
        self.assertEqual(request.state, "confirmed")
        # The movement of stock is Odoo's own, from the store to the place of the unit, on the act's number.
        self.assertEqual(act.sudo().picking_id.state, "done")
        self.assertEqual(act.sudo().picking_id.origin, "ҚТ-1")
        self.assertEqual(act.sudo().picking_id.location_dest_id.department_id, self.housing)
        # More than the stock is refused and nothing moves.
        greedy = self.in_work((self.paper, 7))
        with self.assertRefused("7 Units of «Paper A4» are to be issued, but the store has 6", OverStock):
            self.issue(greedy)
        self.assertEqual((self.in_store(self.paper), greedy.issue_ids), (6, self.env["akimat.supply.issue"]))

    def test_the_receiver_confirms_himself(self):
        request = self.in_work((self.paper, 2))
        act = self.issue(request)
        self.assertEqual((request.state, act.state), ("issued", "handed_over"))
        with self.assertRefused("taken by: receiver", MoveRefused):
            self.as_user(self.storekeeper, act).action_receive()
        self.as_user(self.requester, request).action_confirm()
        self.assertEqual((request.state, act.state, act.received_by_id), ("confirmed", "received", self.requester))

    def test_another_person_may_receive_and_then_sees_the_request(self):
        request = self.in_work((self.paper, 2))
        self.assertHidden(request, self.colleague)
        act = self.issue(request, receiver_id=self.colleague.id)
        self.as_user(self.colleague, act).action_receive()
        self.assertTrue(self.as_user(self.colleague, request).has_access("read"))

    def test_the_storekeeper_does_not_sign_for_what_he_issues(self):
        request = self.in_work((self.paper, 2))
        with self.assertRefused("cannot sign for them as well", SupplyRefused):
            self.issue(request, receiver_id=self.storekeeper.id)

    def test_part_is_issued_and_the_rest_waits(self):
        request = self.in_work((self.paper, 4), (self.pens, 3))
        self.issue(request, 4, 0)
        self.assertEqual(request.state, "in_work")
        self.assertEqual(request.line_ids.mapped("remaining_quantity"), [0, 3])
        self.stock(self.pens, 3)
        self.issue(request, 0, 3)
        self.assertEqual(request.state, "issued")
        self.assertEqual(sorted(request.issue_ids.mapped("reg_number")), ["ҚТ-1", "ҚТ-2"])

    def test_part_is_issued_and_the_rest_is_to_be_bought(self):
        request = self.in_work((self.paper, 12))
        self.issue(request, 10, rest="buy")
        self.assertEqual((request.state, request.line_ids.remaining_quantity), ("to_buy", 2))
        need = request.sudo().need_ids
        self.assertEqual((need.name, need.quantity, need.department_id), ("Paper A4", 2, self.housing))
        self.stock(self.paper, 5)
        self.as_user(self.storekeeper, request).action_resume()
        self.issue(request)
        self.assertEqual((request.state, self.in_store(self.paper)), ("issued", 3))

    def test_what_cannot_be_issued_is_refused_with_a_sentence(self):
        request = self.in_work((self.paper, 2))
        line, foreign = request.line_ids.id, self.in_work((self.paper, 1)).line_ids.id
        mine = self.as_user(self.storekeeper, request)
        for quantities, how, told in (
            ({line: 3}, {}, "only 2 are still approved"),
            ({line: 0}, {}, "Nothing is chosen"),
            ({line: -1}, {}, "Nothing is chosen"),
            ({}, {}, "Nothing is chosen"),
            ({foreign: 1}, {}, "another request"),
            ({line: 1}, {"rest": "burn"}, "is neither"),
            ({line: 1}, {"receiver_id": self.stranger.id}, "who receives"),
        ):
            with self.subTest(told), self.assertRefused(told, SupplyRefused):
                mine.action_issue(quantities, **how)
        service = self.in_work(kind="repair", place="Room 1")
        with self.assertRefused("asks for a service", SupplyRefused):
            self.as_user(self.storekeeper, service).action_issue({})

    def test_only_a_storekeeper_issues_and_only_by_a_request(self):
        request = self.in_work((self.paper, 2))
        for user in (self.requester, self.unit_head, self.affairs_head, self.finance, self.stranger):
            with self.subTest(user.name), self.assertRefused(".", (MoveRefused, AccessError)):
                self.issue(request, 2, user=user)
        with self.assertRefused("made when goods are issued", ClosedNow):
            self.env["akimat.supply.issue"].sudo().create(
                {"request_id": request.id, "storekeeper_id": self.storekeeper.id, "receiver_id": self.requester.id}
            )
        for model in ("stock.picking", "stock.move", "stock.quant"):
            with self.subTest(model), self.assertRaises(AccessError):
                self.env[model].with_user(self.storekeeper).create({})

    def test_reserved_goods_are_not_issued(self):
        store = self.akimat._supply_store()
        self.env["stock.quant"]._update_reserved_quantity(self.paper, store, 9)
        with self.assertRefused("the store has 1", OverStock):
            self.issue(self.in_work((self.paper, 2)))

    def test_the_dialog_proposes_what_there_is(self):
        request = self.in_work((self.paper, 12))
        dialog = (
            self.env["akimat.supply.request.hand_over"]
            .with_user(self.storekeeper)
            .with_context(default_request_id=request.id)
            .create({})
        )
        self.assertEqual((dialog.line_ids.quantity, dialog.has_rest, dialog.receiver_id), (10, True, self.requester))
        dialog.rest = "buy"
        dialog.action_apply()
        self.assertEqual((request.state, self.in_store(self.paper)), ("to_buy", 0))

    def test_the_audit_chain_has_every_step(self):
        request = self.in_work((self.paper, 1))
        self.received(request)
        events = self.audit_events(request)
        self.assertEqual(
            [event for event in events if event not in ("number", "deadline", "change")],
            ["submit", "agree", "approve", "take", "issue", "confirm"],
        )
