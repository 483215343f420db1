from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .common import DocflowCase


@tagged("post_install", "-at_install")
class TestReview(DocflowCase):
    @clause("KEN-64")
    def test_the_deputy_who_oversees_the_unit_is_proposed_and_the_akim_otherwise(self):
        duty = self.env["akimat.duty"].search([("user_id", "=", self.deputy.id)])
        duty.department_ids = self.units["housing"]
        self.assertEqual(self.incoming(department_id=self.units["housing"].id).reviewer_id, self.deputy)
        self.assertEqual(self.incoming(department_id=self.units["education"].id).reviewer_id, self.akim)
        self.assertEqual(self.incoming().reviewer_id, self.akim)

    def test_the_field_of_oversight_wins_over_the_unit(self):
        field = self.env["akimat.oversight.field"].create({"name": "Schools", "company_id": self.akimat.id})
        self.env["akimat.duty"].search([("user_id", "=", self.head.id)]).field_ids = field
        self.assertEqual(self.incoming(field_id=field.id).reviewer_id, self.head)

    @clause("KEN-64")
    def test_the_hand_over_of_urgent_mail_is_stamped_and_its_delay_shown(self):
        with freeze_time("2026-02-03 05:05:00"):
            letter = self.incoming("registered", urgency="urgent")
        with freeze_time("2026-02-03 05:25:00"):
            letter.write({"reviewer_id": self.deputy.id})
            letter.action_hand_over()
        self.assertEqual(letter.handover_minutes, 20)
        self.assertIn(self.deputy, letter.activity_ids.user_id)
        letter.with_user(self.deputy).action_confirm_receipt()
        self.assertTrue(letter.acknowledged_at)
        self.assertFalse(letter.activity_ids)

    @clause("KEN-64")
    def test_only_the_head_of_the_general_department_sends_straight_to_a_unit(self):
        letter = self.incoming("registered")
        with self.assertRefused("head of the general department"):
            letter.action_route_directly(self.units["housing"].id)
        letter.with_user(self.general).action_route_directly(self.units["housing"].id)
        self.assertEqual((letter.state, letter.executor_id), ("execution", self.unit))
        self.assertIn(self.unit, letter.participant_ids)

    def test_direct_routing_names_a_unit(self):
        letter = self.incoming("registered")
        with self.assertRefused("choose the unit"):
            letter.with_user(self.general).action_route_directly()

    def test_mail_is_handed_to_a_leader_only(self):
        letter = self.incoming("registered")
        letter.write({"reviewer_id": self.executor.id})
        with self.assertRefused("holds no duty of a leader"):
            letter.action_hand_over()

    @clause("KEN-65")
    def test_a_deputy_returns_mail_in_the_term_of_the_norm(self):
        with freeze_time("2026-02-02 06:00:00"):  # a Monday
            letter = self.incoming("registered")
            letter.write({"reviewer_id": self.deputy.id})
            letter.action_hand_over()
        self.assertEqual(letter.review_deadline, fields.Date.to_date("2026-02-04"))
        with freeze_time("2026-02-04 06:00:00"):
            self.assertFalse(letter.is_review_late)
        with freeze_time("2026-02-05 06:00:00"):
            letter.invalidate_recordset(["is_review_late"])
            self.assertTrue(letter.is_review_late)
            self.assertIn(letter, self.documents().search([("is_review_late", "=", True)]))

    def test_the_akim_has_no_term_of_review(self):
        self.assertFalse(self.incoming("review").review_deadline)

    @clause("KEN-65")
    def test_a_deputy_does_not_pass_mail_on_past_the_general_department(self):
        letter = self.incoming("registered")
        letter.write({"reviewer_id": self.deputy.id})
        letter.action_hand_over()
        with self.assertRefused("cannot be entered or changed now"):
            letter.with_user(self.deputy).write({"reviewer_id": self.head.id})
        with self.assertRefused("give the reason"):
            letter.with_user(self.deputy).action_return_for_routing("")
        letter.with_user(self.deputy).action_return_for_routing("Not my field")
        self.assertEqual(letter.state, "registered")
        self.assertFalse(letter.review_deadline)

    def test_a_leader_takes_mail_for_information(self):
        letter = self.incoming("review")
        with self.assertRefused("You may not take this step"):
            letter.with_user(self.head).action_take_note()
        letter.with_user(self.akim).action_take_note()
        self.assertEqual(letter.state, "executed")

    def test_the_substitute_has_the_queue_of_the_absent_leader(self):
        letter = self.incoming("review")
        self.assertNotIn(letter, self.documents(self.head).search([("is_my_review", "=", True)]))
        self.substitution(self.akim, self.head)
        self.assertIn(letter, self.documents(self.head).search([("is_my_review", "=", True)]))

    def test_a_document_is_late_by_its_deadline_not_by_a_scheduled_action(self):
        letter = self.incoming("execution")
        with freeze_time(letter.deadline + timedelta(days=1, hours=6)):
            self.assertIn(letter, self.documents().search([("is_overdue", "=", True)]))
        self.assertNotIn(letter, self.documents().search([("is_overdue", "=", True)]))
