from datetime import timedelta

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .common import DocflowCase


@tagged("post_install", "-at_install")
class TestResolution(DocflowCase):
    @clause("KEN-66")
    def test_text_executor_and_date_are_demanded(self):
        letter = self.incoming("review")
        with self.assertRefused("Resolution"):
            self.resolution(letter, text=" ").action_issue()
        empty = self.resolution(letter)
        empty.executor_ids = [Command.clear()]
        with self.assertRefused("Executors"):
            empty.action_issue()

    @clause("KEN-66")
    def test_the_first_executor_leads_and_everyone_has_the_document(self):
        letter = self.incoming("review")
        people = [self.executor, self.lawyer, self.archivist]
        resolution = self.resolution(letter, executors=people)
        resolution.action_issue()
        self.assertEqual(resolution.executor_ids.mapped("is_lead"), [True, False, False])
        self.assertEqual(letter.executor_id, self.executor)
        for person in people:
            self.assertIn(letter, self.documents(person).search([("is_mine", "=", True)]))
        self.assertIn(self.unit, letter.participant_ids, "the head of the executor's unit sees it too")

    @clause("KEN-66")
    def test_two_leads_are_refused(self):
        resolution = self.resolution(self.incoming("review"), executors=[self.executor, self.lawyer])
        resolution.executor_ids[1].is_lead = True
        with self.assertRefused("two lead executors"):
            resolution.executor_ids[0].is_lead = True

    def test_the_resolution_may_name_another_lead(self):
        resolution = self.resolution(self.incoming("review"), executors=[self.executor, self.lawyer])
        resolution.executor_ids[1].is_lead = True
        resolution.action_issue()
        self.assertEqual(resolution.lead_user_id, self.lawyer)

    def test_only_a_leader_decides(self):
        letter = self.incoming("review")
        letter._add_participants(self.executor)
        with self.assertRefused("may not write a resolution"):
            self.resolution(letter, user=self.executor)
        by_clerk = self.resolution(letter, user=self.registrar, author_id=self.executor.id)
        with self.assertRefused("holds no duty of a leader"):
            by_clerk.action_issue()

    def test_a_clerk_types_for_the_leader_and_the_record_says_so(self):
        letter = self.incoming("review")
        resolution = self.resolution(letter, user=self.registrar)
        self.assertEqual(resolution.author_id, self.akim)
        resolution.action_issue()
        self.assertEqual((resolution.typed_by_id, letter.state), (self.registrar, "execution"))

    def test_a_leader_signs_for_himself(self):
        resolution = self.resolution(self.incoming("review"))
        resolution.action_issue()
        self.assertFalse(resolution.typed_by_id)
        self.assertFalse(resolution.acting_for_id)

    def test_who_acts_for_the_akim_decides_and_the_record_says_acting(self):
        letter = self.incoming("review")
        self.substitution(self.akim, self.lawyer)
        resolution = self.resolution(letter, user=self.lawyer)
        resolution.action_issue()
        self.assertEqual((resolution.author_id, resolution.acting_for_id), (self.lawyer, self.akim))

    def test_the_deadline_is_not_before_the_resolution(self):
        letter = self.incoming("review")
        yesterday = self.akimat._akimat_today() - timedelta(days=1)
        with self.assertRefused("is before the start"):
            self.resolution(letter, deadline=yesterday).action_issue()

    @clause("KEN-66")
    @freeze_time("2026-02-02 06:00:00")
    def test_without_a_deadline_the_norm_of_the_urgency_gives_it_with_its_explanation(self):
        urgent = self.resolution(self.incoming("review", urgency="very_urgent"))
        urgent.action_issue()
        self.assertEqual(urgent.norm_id.code, "CONTROL.VERY_URGENT")
        self.assertEqual(urgent.deadline.isoformat(), "2026-02-04")
        self.assertTrue(urgent.deadline_explanation)
        self.assertEqual(urgent.document_id.deadline, urgent.deadline)
        plain = self.resolution(self.incoming("review", sender_number="2"))
        plain.action_issue()
        self.assertEqual(plain.norm_id.code, "CONTROL.NO_TERM")

    def test_a_unit_without_a_person_means_its_head(self):
        letter = self.incoming("review")
        resolution = self.resolution(letter)
        resolution.executor_ids = [Command.clear(), Command.create({"department_id": self.units["housing"].id})]
        resolution.action_issue()
        self.assertEqual(resolution.lead_user_id, self.unit)
        other = self.resolution(self.incoming("review", sender_number="2"))
        other.executor_ids = [Command.clear(), Command.create({"department_id": self.units["education"].id})]
        with self.assertRefused("no head on duty"):
            other.action_issue()

    def test_an_executor_of_another_akimat_is_refused(self):
        with self.assertRefused("does not work in this akimat"):
            self.resolution(self.incoming("review"), executors=[self.stranger])

    def test_an_issued_resolution_says_what_it_said(self):
        resolution = self.resolution(self.incoming("review"))
        resolution.action_issue()
        for change in ({"text": "Other"}, {"executor_ids": [Command.create({"user_id": self.lawyer.id})]}):
            with self.assertRefused("is issued and cannot be changed"):
                resolution.write(change)
        with self.assertRefused("is issued and cannot be changed"):
            resolution.executor_ids.user_id = self.lawyer
        with self.assertRefused("is issued and cannot be changed"):
            resolution.unlink()
        with self.assertRefused("give the reason"):
            resolution.action_cancel("")
        resolution.action_cancel("Written on the wrong letter")
        self.assertEqual(resolution.state, "cancelled")

    def test_a_document_that_is_not_on_review_gets_no_resolution(self):
        with self.assertRefused("on review or in execution"):
            self.resolution(self.incoming("registered"), user=self.registrar).action_issue()

    def test_the_head_of_a_unit_decides_under_the_resolution_that_names_him(self):
        letter = self.incoming("review")
        self.resolution(letter, executors=[self.unit]).action_issue()
        own = self.resolution(letter, user=self.unit, executors=[self.executor])
        own.action_issue()
        self.assertTrue(own.parent_id)
        self.assertEqual(letter.executor_id, self.unit, "the lead of the document stays the head")
        self.assertIn(letter, self.documents(self.executor).search([("is_mine", "=", True)]))

    @clause("KEN-67")
    def test_marks_of_control_and_return_hold_the_document_open(self):
        letter = self.incoming("review")
        self.resolution(letter, on_control=True, to_be_returned=True).action_issue()
        with self.assertRefused("on control"):
            letter.with_user(self.executor).action_execute("Done")
        with self.assertRefused("has not come back"):
            letter.with_user(self.akim).action_execute("Reported orally")
        letter.with_user(self.registrar).write({"returned": True})
        letter.with_user(self.akim).action_execute("Reported orally to the akim on 03.02.2026")
        self.assertEqual(letter.state, "executed")

    @clause("KEN-68")
    def test_an_oral_report_is_marked_by_the_leader_with_words(self):
        letter = self.incoming("review")
        self.resolution(letter, on_control=True).action_issue()
        with self.assertRefused("write how it was executed"):
            letter.with_user(self.akim).action_execute()
        letter.with_user(self.akim).action_execute("Reported orally, accepted")
        self.assertEqual((letter.state, letter.execution_note), ("executed", "Reported orally, accepted"))
