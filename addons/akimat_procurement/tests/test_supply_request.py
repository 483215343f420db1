from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import ClosedNow, MoveRefused, WrittenBySteps

from ..exceptions_supply import OverNorm, RequestLocked, SupplyRefused
from .supply_common import NOW, SupplyCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestSupplyRequest(SupplyCase):
    def test_a_sent_request_has_number_term_and_the_body_that_serves_the_unit(self):
        request = self.sent((self.paper, 2))
        self.assertEqual(request.state, "new")
        self.assertEqual(request.reg_number, "ЖӨ-1")
        self.assertEqual(request.deadline.isoformat(), "2026-06-08")
        self.assertIn("5", request.deadline_explanation)
        self.assertEqual(request.servicing_department_id, self.affairs_unit)
        self.assertEqual(request.line_ids.asked_quantity, 2)

    @clause("PET-29", "SHY-25.1")
    def test_a_request_goes_to_the_servicing_body_of_the_unit_and_to_no_other(self):
        # The affairs directorate serves the unit: its head gets the request, and its store the approved one.
        request = self.agreed((self.paper, 2))
        self.assertIn(request, self.as_user(self.affairs_head, request).search([("my_step", "=", True)]))
        self.as_user(self.affairs_head, request).action_approve()
        self.assertIn(request, self.as_user(self.storekeeper, request).search([("my_step", "=", True)]))
        # Nobody serves the other unit: the request is refused and says what to do.
        with self.assertRefused("set its servicing organisation", SupplyRefused):
            self.draft((self.paper, 1), user=self.colleague).action_submit()

    @clause("PET-3", "SHY-25.2")
    def test_a_subordinate_institution_is_a_customer_of_supply(self):
        base = self.make_department("Specialised base", "subordinate", servicing_department_id=self.affairs_unit.id)
        user = self.make_user("keeper of the base", department=base)
        request = self.sent((self.paper, 1), user=user)
        self.assertEqual((request.department_id, request.servicing_department_id), (base, self.affairs_unit))

    def test_a_unit_inherits_the_servicing_body_of_the_unit_above(self):
        self.make_department("Housing repairs", parent_id=self.housing.id)
        sub_unit = self.make_department("Lighting", parent_id=self.housing.id)
        user = self.make_user("lamp man", department=sub_unit)
        self.assertEqual(self.sent((self.paper, 1), user=user).servicing_department_id, self.affairs_unit)

    def test_an_incomplete_request_is_refused_with_what_is_missing(self):
        for values, goods, told in (
            ({"purpose": " "}, [(self.paper, 1)], "Write the purpose"),
            ({}, [], "names nothing"),
            ({}, [(self.paper, 0)], "above zero for Paper A4"),
        ):
            with self.subTest(told), self.assertRefused(told, MoveRefused):
                self.draft(*goods, **values).action_submit()

    def test_a_repair_names_its_room_is_done_confirmed_and_timed(self):
        with self.assertRefused("Enter the room", MoveRefused):
            self.draft(kind="repair").action_submit()
        request = self.sent(kind="repair", place="Room 214")
        self.assertEqual(request.deadline.isoformat(), "2026-06-15")
        self.as_user(self.unit_head, request).action_agree()
        self.as_user(self.affairs_head, request).action_approve()
        self.as_user(self.storekeeper, request).action_take()
        with self.assertRefused("write what has been done", SupplyRefused):
            self.as_user(self.storekeeper, request).action_finish(" ")
        with freeze_time("2026-06-03 05:00:00"):
            self.as_user(self.storekeeper, request).action_finish("The lamp is replaced")
            self.assertEqual(request.state, "issued")
            with self.assertRefused("taken by", MoveRefused):
                self.as_user(self.storekeeper, request).action_confirm()
        with freeze_time("2026-06-05 05:00:00"):
            self.as_user(self.requester, request).action_confirm()
        self.assertEqual((request.state, request.days_taken), ("confirmed", 2))
        self.as_user(self.requester, request).rating = "5"
        with self.assertRefused("changed by: person who asks", ClosedNow):
            self.as_user(self.storekeeper, request).write({"rating": "1"})

    def test_transport_and_hall_say_when(self):
        for kind in ("transport", "hall"):
            with self.subTest(kind), self.assertRefused("Enter the day and hour", MoveRefused):
                self.draft(kind=kind, place="Main hall").action_submit()

    def test_each_step_is_taken_by_its_person(self):
        request = self.sent((self.paper, 2))
        for user in (self.requester, self.other_head, self.storekeeper, self.affairs_head):
            with self.subTest(user.name), self.assertRefused(".", (MoveRefused, AccessError)):
                self.as_user(user, request).action_agree()
        self.as_user(self.unit_head, request).action_agree()
        with self.assertRefused("taken by", MoveRefused):
            self.as_user(self.unit_head, request).action_approve()
        self.as_user(self.head, request).action_approve()
        self.assertEqual((request.agreed_by_id, request.approved_by_id), (self.unit_head, self.head))

    def test_what_was_sent_is_not_edited(self):
        request = self.sent((self.paper, 2))
        mine = self.as_user(self.requester, request)
        for attempt in (
            lambda: mine.write({"purpose": "Other"}),
            lambda: mine.line_ids.write({"quantity": 5}),
            lambda: mine.write({"line_ids": [(0, 0, {"product_id": self.pens.id})]}),
            lambda: mine.line_ids.unlink(),
            mine.unlink,
        ):
            with self.assertRefused("cannot be|may not change", UserError):
                attempt()
        with self.assertRaises(WrittenBySteps):
            mine.write({"approved_by_id": self.requester.id})
        self.assertEqual(request.line_ids.quantity, 2)

    def test_who_decides_may_give_less_and_the_first_wish_stays(self):
        request = self.sent((self.paper, 5))
        self.as_user(self.unit_head, request).line_ids.quantity = 3
        self.as_user(self.unit_head, request).action_agree()
        self.as_user(self.affairs_head, request).line_ids.quantity = 2
        self.assertEqual((request.line_ids.quantity, request.line_ids.asked_quantity), (2, 5))
        with self.assertRefused("changed by: .*head of the affairs", ClosedNow):
            self.as_user(self.unit_head, request).line_ids.write({"quantity": 9})

    def test_a_request_is_rejected_or_cancelled_with_a_reason(self):
        request = self.sent((self.paper, 2))
        with self.assertRefused("give the reason", SupplyRefused):
            self.as_user(self.unit_head, request).action_reject(" ")
        self.as_user(self.unit_head, request).action_reject("The unit has enough")
        self.assertEqual((request.state, request.refusal_reason), ("rejected", "The unit has enough"))
        other = self.sent((self.paper, 2))
        self.as_user(self.requester, other).action_cancel("Not needed")
        self.assertEqual(other.state, "cancelled")

    def test_goods_are_chosen_with_large_buttons(self):
        request = self.draft()
        pens = self.pens.with_user(self.requester).with_context(**request.action_choose_goods()["context"])
        pens.action_supply_more()
        pens.action_supply_more()
        pens.invalidate_recordset()
        self.assertEqual((pens.supply_asked, request.line_ids.product_id, request.line_ids.quantity), (2, self.pens, 2))
        pens.action_supply_less()
        pens.action_supply_less()
        self.assertFalse(request.line_ids)
        foreign = self.pens.with_user(self.neighbour).with_context(supply_request_id=request.id)
        with self.assertRaises(AccessError):
            foreign.action_supply_more()

    def test_another_may_not_ask_in_my_name(self):
        for user in (self.neighbour, self.storekeeper, self.head):
            with self.subTest(user.name), self.assertRefused("in the name of requester", RequestLocked):
                self.draft((self.paper, 1), user=user, requester_id=self.requester.id)
        mine = self.draft((self.paper, 1))
        with self.assertRefused("in the name of neighbour", RequestLocked):
            mine.requester_id = self.neighbour


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestSupplyNorm(SupplyCase):
    def test_within_the_norm_the_line_says_so(self):
        self.make_norm(3, self.paper)
        line = self.agreed((self.paper, 3)).line_ids
        self.assertFalse(line.norm_over)
        self.assertIn("within the norm of 3", line.norm_explanation)

    def test_goods_without_a_category_have_a_line_like_others(self):
        water = self.make_product("Water of a contract", categ_id=False)
        line = self.sent((water, 2)).line_ids
        self.assertEqual((line.product_id, line.norm_over), (water, False))

    def test_above_the_norm_only_the_head_of_the_office_approves_with_a_reason(self):
        self.make_norm(3, self.paper)
        first = self.in_work((self.paper, 2))
        act = self.issue(first)
        request = self.agreed((self.paper, 2))
        told = self.as_user(self.affairs_head, request).line_ids.norm_explanation
        self.assertIn("the norm is 3 Units, a quarter (Order of the head No. 5)", told)
        self.assertIn(f"2 already issued by {act.reg_number}", told)
        self.assertIn("1 left, and 2 asked for", told)
        with self.assertRefused("only the head of the office", OverNorm):
            self.as_user(self.affairs_head, request).action_approve("We need it")
        with self.assertRefused("Approve it with a reason", OverNorm):
            self.as_user(self.head, request).action_approve()
        with self.assertRefused("Approve it with a reason", OverNorm):
            self.as_user(self.head, request).write({"state": "approved"})
        self.as_user(self.head, request).action_approve("The census of houses")
        self.assertEqual((request.state, request.over_norm_reason), ("approved", "The census of houses"))

    def test_what_is_promised_to_other_requests_counts(self):
        self.make_norm(3, self.paper)
        self.approved((self.paper, 2))
        self.assertTrue(self.agreed((self.paper, 2)).line_ids.norm_over)

    def test_a_new_period_begins_afresh(self):
        self.make_norm(3, self.paper)
        self.issue(self.in_work((self.paper, 3)))
        with freeze_time("2026-07-01 05:00:00"):
            self.assertFalse(self.agreed((self.paper, 3)).line_ids.norm_over)

    def test_a_norm_of_a_person_counts_that_person_only(self):
        self.make_norm(1, self.paper, scope="person")
        self.approved((self.paper, 1), user=self.neighbour)
        self.assertFalse(self.draft((self.paper, 1)).line_ids.norm_over)
        self.approved((self.paper, 1))
        self.assertTrue(self.draft((self.paper, 1)).line_ids.norm_over)

    def test_a_norm_of_a_category_counts_all_its_goods(self):
        self.make_norm(4)
        self.approved((self.pens, 3))
        self.assertTrue(self.draft((self.paper, 2)).line_ids.norm_over)

    def test_the_more_exact_norm_wins_and_two_of_one_rank_are_an_error(self):
        self.make_norm(4)
        exact = self.make_norm(9, self.paper)
        self.assertEqual(self.draft((self.paper, 5)).line_ids.norm_id, exact)
        self.make_norm(8, self.paper)
        with self.assertRefused("Two norms of supply apply", SupplyRefused):
            self.draft((self.paper, 5)).line_ids.norm_id.ensure_one()
