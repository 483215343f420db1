"""Moving the term: how often, how early, whose consent, whose decision."""

from datetime import date

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import ClosedNow, MoveRefused, RecordKept

from ..exceptions import ExtensionRefused
from .common import NOW, ControlCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestExtension(ControlCase):
    def approved(self, card, day):
        extension = self.extension(card, day)
        self.as_user(self.akim, extension).action_approve()
        return extension

    @clause("KEN-39", "KEN-40.3")
    def test_an_approved_extension_moves_the_term_and_keeps_the_first(self):
        card = self.card()
        first = self.approved(card, "2026-07-15")
        second = self.approved(card, "2026-07-31")
        self.assertEqual(card.deadline, date(2026, 7, 31))
        self.assertEqual(card.initial_deadline, date(2026, 7, 1))
        self.assertEqual(card.extension_count, 2)
        self.assertEqual((first.previous_deadline, first.requested_deadline), (date(2026, 7, 1), date(2026, 7, 15)))
        self.assertEqual((second.previous_deadline, second.decided_by), (date(2026, 7, 15), self.akim))
        self.assertEqual(self.audit_events(card).count("deadline"), 3)

    @clause("KEN-39")
    def test_the_third_extension_of_an_internal_task_is_refused_by_its_norm(self):
        card = self.card()
        self.approved(card, "2026-07-15")
        self.approved(card, "2026-07-31")
        with self.assertRefused("moved 2 times.*Reglament p. 39", ExtensionRefused):
            self.extension(card, "2026-08-15")
        self.assertEqual(card.deadline, date(2026, 7, 31))

    def test_the_third_extension_of_a_higher_task_raises_liability(self):
        card = self.card(source="ministry", source_deadline="2026-08-31", deadline="2026-07-01")
        self.approved(card, "2026-07-15")
        self.approved(card, "2026-07-31")
        with self.assertRefused("liability", ExtensionRefused):
            self.extension(card, "2026-08-15")

    @clause("KEN-39")
    def test_a_rejected_request_does_not_count(self):
        card = self.card()
        extension = self.extension(card, "2026-07-15")
        with self.assertRefused("reason", ExtensionRefused):
            self.as_user(self.akim, extension).action_reject(" ")
        self.as_user(self.akim, extension).action_reject("There is time")
        self.assertEqual((card.deadline, card.extension_count), (date(2026, 7, 1), 0))
        self.assertEqual((extension.state, extension.reject_reason), ("rejected", "There is time"))

    @clause("KEN-39")
    def test_cause_and_later_day_are_needed(self):
        card = self.card()
        with self.assertRefused("names the cause", ExtensionRefused):
            self.extension(card, "2026-07-15", reason=" ")
        for day in ("2026-06-30", "2026-07-01"):
            with self.assertRefused("not later than the present", ExtensionRefused):
                self.extension(card, day)

    def test_the_last_day_to_ask_is_the_day_before_the_term(self):
        card = self.card(deadline="2026-06-10")
        with freeze_time("2026-06-10 05:00:00"), self.assertRefused("09", ExtensionRefused):
            self.extension(card, "2026-06-20")
        with freeze_time("2026-06-09 05:00:00"):
            self.assertEqual(self.extension(card, "2026-06-20").state, "requested")

    @clause("KEN-35")
    def test_the_co_executors_agree_first(self):
        card = self.card(co_executors=self.co_executor | self.colleague)
        extension = self.extension(card, "2026-07-15")
        self.assertEqual(extension.state, "draft")
        self.as_user(self.co_executor, extension).action_consent()
        with self.assertRefused("colleague", ExtensionRefused):
            self.as_user(self.lead, extension).action_request()
        with self.assertRefused("waiting for your consent", ExtensionRefused):
            self.as_user(self.co_executor, extension).action_consent()
        self.as_user(self.colleague, extension).action_consent()
        self.as_user(self.lead, extension).action_request()
        self.assertEqual(extension.state, "requested")

    @clause("KEN-35")
    def test_only_the_lead_side_asks(self):
        card = self.card(co_executors=self.co_executor)
        for user in (self.co_executor, self.inspector, self.akim):
            with self.assertRefused("Only the lead executor", ExtensionRefused):
                self.extension(card, "2026-07-15", user=user)
            with self.assertRefused("It is changed by: head of the lead executor's unit, lead executor", ClosedNow):
                self.env["akimat.assignment.extension"].with_user(user).create(
                    {"assignment_id": card.id, "requested_deadline": "2026-07-15", "reason": "x"}
                )

    def test_the_head_of_the_unit_asks_too(self):
        self.assertEqual(self.extension(self.card(), "2026-07-15", user=self.unit_head).state, "requested")

    @clause("KEN-68")
    def test_others_do_not_approve(self):
        card = self.card(issuer_id=self.deputy.id)
        extension = self.extension(card, "2026-07-15")
        for user in (self.lead, self.unit_head, self.inspector, self.control_head, self.other_deputy, self.head):
            with self.assertRefused("taken by", MoveRefused):
                self.as_user(user, extension).action_approve()
        self.as_user(self.deputy, extension).action_approve()
        self.assertEqual(card.deadline, date(2026, 7, 15))

    def test_the_executor_does_not_approve_his_own_request(self):
        card = self.card(lead_user_id=self.deputy.id, issuer_id=self.deputy.id, source="deputy_akim")
        extension = self.extension(card, "2026-07-15", user=self.deputy)
        with self.assertRefused("you stand in it yourself", MoveRefused):
            self.as_user(self.deputy, extension).action_approve()

    @clause("KEN-32", "KEN-73.4")
    def test_beyond_the_source_the_higher_body_decides(self):
        card = self.card(source="ministry", source_deadline="2026-06-30", deadline="2026-06-20")
        inside = self.extension(card, "2026-06-30")
        self.as_user(self.akim, inside).action_approve()
        beyond = self.extension(card, "2026-07-10")
        self.assertTrue(beyond.needs_higher_decision)
        with self.assertRefused("decision", MoveRefused):
            self.as_user(self.akim, beyond).action_approve()
        self.as_user(self.lead, beyond).higher_decision = "Letter No. 77 of 01.06.2026"
        self.as_user(self.akim, beyond).action_approve()
        self.assertEqual((card.deadline, card.source_deadline), (date(2026, 7, 10), date(2026, 7, 10)))

    def test_the_executors_task_moves_with_the_term_and_nobody_is_asked_twice(self):
        card = self.card()
        self.extension(card, "2026-07-15")
        self.assertTrue(self.activities(card, self.akim))
        self.as_user(self.akim, card.extension_ids).action_approve()
        self.assertFalse(self.activities(card, self.akim))
        self.assertEqual(self.activities(card, self.lead).date_deadline, date(2026, 7, 15))

    def test_who_decides_sees_what_is_missing(self):
        card = self.card(source="administration")
        extension = self.extension(card, "2026-07-15")
        seen = self.as_user(self.akim, extension)
        self.assertFalse(seen.can_approve)
        self.assertIn("decision", seen.step_hint)
        seen.higher_decision = "Letter No. 5"
        self.assertTrue(seen.can_approve)

    def test_one_request_at_a_time(self):
        card = self.card()
        self.extension(card, "2026-07-15")
        with self.assertRefused("already waiting", ExtensionRefused):
            self.extension(card, "2026-07-20")
        self.assertFalse(self.as_user(self.lead, card).may_extend)

    def test_a_request_before_the_giver_is_not_edited(self):
        extension = self.extension(self.card(), "2026-07-15")
        for vals in ({"requested_deadline": "2026-12-31"}, {"reason": "y"}, {"decided_by": self.lead.id}):
            with self.assertRefused("cannot be changed", ClosedNow):
                self.as_user(self.lead, extension).write(vals)
        with self.assertRefused("cannot be deleted", RecordKept):
            self.as_user(self.lead, extension).unlink()

    def test_the_state_is_not_written_past_the_rules(self):
        card = self.card()
        values = {"assignment_id": card.id, "requested_deadline": "2026-06-02", "reason": "x"}
        extension = self.env["akimat.assignment.extension"].with_user(self.lead).create(values)
        with self.assertRefused("not later", ExtensionRefused):
            extension.write({"state": "requested"})
        with self.assertRefused("decision on a memo", MoveRefused):
            self.as_user(self.akim, extension).write({"state": "approved"})

    def test_requests_of_a_closed_card_are_closed_with_it(self):
        card = self.card()
        extension = self.extension(card, "2026-07-15")
        self.as_user(self.lead, card).action_report("Done after all")
        self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution")
        self.assertEqual(extension.state, "rejected")
