"""Co-executors owe their parts earlier than the task is due; what does not come is recorded, and the lead goes on."""

from datetime import date

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import MoveRefused

from .common import NOW, ControlCase

CRON = "akimat_control.cron_control_contributions"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestContributionTerms(ControlCase):
    def joint_card(self, **vals):
        return self.card(co_executors=self.co_executor, **vals)

    def run_cron(self, moment):
        self.run_scheduled(CRON, moment)

    def summaries(self, card, user):
        return self.activities(card, user).mapped("summary")

    def test_the_norm_counts_back_from_the_main_term(self):
        cases = {
            # A term of at most 15 working days: three working days before.
            ("2026-06-19", "ordinary"): date(2026, 6, 16),
            # A longer one of short-term control: five.
            ("2026-06-26", "ordinary"): date(2026, 6, 19),
            ("2026-06-12", "urgent"): date(2026, 6, 9),
            ("2026-06-03", "very_urgent"): date(2026, 6, 2),
            # Medium-term: ten; long-term: twenty.
            ("2026-09-25", "ordinary"): date(2026, 9, 11),
            ("2027-03-01", "ordinary"): date(2027, 2, 1),
        }
        for (deadline, urgency), day in cases.items():
            with self.subTest(deadline=deadline, urgency=urgency):
                line = self.joint_card(deadline=deadline, urgency=urgency).contribution_ids
                self.assertEqual(line.deadline, day)
                self.assertIn("Government Reglament", line.deadline_explanation)

    def test_of_a_very_short_task_the_part_is_due_at_once(self):
        line = self.joint_card(deadline="2026-06-02").contribution_ids
        self.assertEqual(line.deadline, date(2026, 6, 1))

    def test_a_draft_asks_nobody_and_a_card_in_force_asks_each(self):
        draft = self.joint_card(assign=False, deadline="2026-06-19")
        self.assertFalse(draft.contribution_ids.deadline)
        self.assertFalse(self.activities(draft, self.co_executor))
        draft.action_assign()
        self.assertEqual(self.activities(draft, self.co_executor).date_deadline, date(2026, 6, 16))

    def test_a_co_executor_who_joins_later_gets_his_term_too(self):
        card = self.card(deadline="2026-06-19")
        self.as_user(self.inspector, card).co_executor_ids = self.co_executor
        self.assertEqual(card.contribution_ids.deadline, date(2026, 6, 16))

    def test_the_own_term_moves_with_the_main_one(self):
        card = self.joint_card(deadline="2026-06-19")
        self.run_cron("2026-06-17 03:00:00")
        self.assertEqual(card.contribution_ids.state, "not_delivered")
        with freeze_time("2026-06-17 05:00:00"):
            extension = self.extension(card, "2026-06-30")
            self.as_user(self.co_executor, extension).action_consent()
            self.as_user(self.lead, extension).action_request()
            self.as_user(self.akim, extension).action_approve()
        self.assertEqual(card.contribution_ids.deadline, date(2026, 6, 23))
        self.assertEqual(card.contribution_ids.state, "requested", "what had not come is asked anew")

    @clause("RUD-14.2.33")
    def test_what_does_not_come_is_recorded_and_lead_and_inspector_are_told(self):
        card = self.joint_card(deadline="2026-06-19")
        self.run_cron("2026-06-16 03:00:00")
        self.assertEqual(card.contribution_ids.state, "requested", "the last day still counts")
        self.run_cron("2026-06-17 03:00:00")
        self.assertEqual(card.contribution_ids.state, "not_delivered")
        for user in (self.lead, self.inspector, self.co_executor):
            self.assertIn("The contribution of co-executor has not been delivered", self.summaries(card, user))
        before = card.sudo().activity_ids
        self.run_cron("2026-06-17 04:00:00")
        self.run_cron("2026-06-18 03:00:00")
        self.assertEqual(card.sudo().activity_ids, before)

    def test_the_co_executor_is_reminded_of_his_own_term_once(self):
        card = self.joint_card(deadline="2026-06-19")
        self.run_cron("2026-06-10 03:00:00")
        self.assertNotIn("Your contribution is due", self.summaries(card, self.co_executor))
        for moment in ("2026-06-11 03:00:00", "2026-06-11 04:00:00", "2026-06-12 03:00:00"):
            self.run_cron(moment)
        self.assertEqual(self.summaries(card, self.co_executor).count("Your contribution is due"), 1)

    def test_nobody_is_told_on_a_day_off_or_at_night(self):
        card = self.joint_card(deadline="2026-06-19")
        # Saturday; then Wednesday, three o'clock in the morning in Almaty.
        for moment in ("2026-06-20 03:00:00", "2026-06-16 22:00:00"):
            self.run_cron(moment)
            self.assertEqual(card.contribution_ids.state, "requested", moment)

    def test_one_bad_line_stops_nobody(self):
        bad, good = self.joint_card(deadline="2026-06-19"), self.joint_card(deadline="2026-06-19")
        with self.failing(type(bad.contribution_ids), "_watch", bad.contribution_ids):
            self.run_cron("2026-06-17 03:00:00")
        self.assertEqual(bad.contribution_ids.state, "requested")
        self.assertEqual(good.contribution_ids.state, "not_delivered")
        self.run_cron("2026-06-18 03:00:00")
        self.assertEqual(bad.contribution_ids.state, "not_delivered", "what failed yesterday is tried again today")

    @clause("ZHE-15.6")
    def test_the_lead_is_told_of_an_answer_and_takes_it_in(self):
        card = self.joint_card(deadline="2026-06-19")
        line = self.as_user(self.co_executor, card.contribution_ids)
        line.action_deliver("The poles of the school yard are mended.")
        self.assertIn("co-executor has handed in a contribution", self.summaries(card, self.lead))
        self.assertFalse(self.activities(card, self.co_executor))
        self.as_user(self.lead, line).action_accept()
        self.assertEqual((line.state, line.delivered_late), ("accepted", False))

    def test_a_late_part_is_taken_and_marked_late(self):
        card = self.joint_card(deadline="2026-06-19")
        self.run_cron("2026-06-17 03:00:00")
        with freeze_time("2026-06-18 05:00:00"):
            self.as_user(self.co_executor, card.contribution_ids).action_deliver("Here it is")
        self.assertEqual((card.contribution_ids.state, card.contribution_ids.delivered_late), ("delivered", True))

    @clause("KEN-42")
    def test_the_lead_reports_without_waiting(self):
        card = self.joint_card(deadline="2026-06-19")
        self.as_user(self.lead, card).action_report("Done, without the school yard")
        self.assertEqual((card.state, card.contribution_ids.state), ("reported", "not_delivered"))

    def test_nobody_moves_his_own_term(self):
        line = self.joint_card(deadline="2026-06-19").contribution_ids
        for user in (self.co_executor, self.lead, self.inspector):
            with self.assertRefused("cannot be changed"):
                self.as_user(user, line).write({"deadline": "2026-06-30"})
        with self.assertRefused("taken by", MoveRefused):
            self.as_user(self.lead, line).action_deliver("In his name")
