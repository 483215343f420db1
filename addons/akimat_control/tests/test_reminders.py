"""Reminders and escalation: on working days, once, to the right people, without one record stopping the rest."""

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .common import NOW, ControlCase


@tagged("post_install", "-at_install")
class TestReminders(ControlCase):
    def run_cron(self, moment):
        self.run_scheduled("akimat_control.cron_control_reminders", moment)

    def told(self, card, kind="due_soon"):
        activities = card.sudo().activity_ids
        of_kind = activities.filtered(
            lambda a: a.activity_type_id == self.env.ref(f"akimat_control.mail_activity_{kind}")
        )
        return set(of_kind.user_id.mapped("name"))

    def open_card(self, **vals):
        with freeze_time(NOW):
            return self.card(deadline="2026-06-19", **vals)

    @clause("KEN-41")
    def test_executor_and_inspector_are_reminded_three_days_before(self):
        card = self.open_card(co_executors=self.co_executor)
        # 19 June is a Friday: three working days before it is Tuesday.
        self.run_cron("2026-06-16 03:00:00")
        self.assertEqual(self.told(card), {"lead", "co-executor", "inspector"})

    def test_nobody_is_reminded_too_early(self):
        card = self.open_card()
        self.run_cron("2026-06-10 03:00:00")
        self.assertFalse(self.told(card))

    def test_a_second_run_on_the_same_day_changes_nothing(self):
        card = self.open_card()
        self.run_cron("2026-06-16 03:00:00")
        before = card.sudo().activity_ids
        self.run_cron("2026-06-16 09:00:00")
        self.assertEqual(card.sudo().activity_ids, before)

    def test_the_next_day_does_not_repeat_the_same_reminder(self):
        card = self.open_card()
        self.run_cron("2026-06-16 03:00:00")
        before = card.sudo().activity_ids
        self.run_cron("2026-06-17 03:00:00")
        self.assertEqual(card.sudo().activity_ids, before)
        self.run_cron("2026-06-18 03:00:00")
        self.assertEqual(len(card.sudo().activity_ids - before), 1)

    def test_nothing_on_a_day_off(self):
        card = self.open_card()
        self.run_cron("2026-06-20 03:00:00")
        self.assertFalse(self.told(card, "overdue"))
        self.assertFalse(card.last_reminder_on)

    @clause("KEN-45.2", "KEN-41")
    def test_lateness_climbs_to_head_deputy_giver_and_akim(self):
        card = self.open_card(issuer_id=self.head.id)
        self.run_cron("2026-06-22 03:00:00")
        self.assertEqual(self.told(card, "overdue"), {"lead", "inspector", "unit head"})
        self.run_cron("2026-06-24 03:00:00")
        self.assertEqual(self.told(card, "overdue"), {"lead", "inspector", "unit head", "deputy"})
        self.run_cron("2026-06-26 03:00:00")
        self.assertIn("head", self.told(card, "overdue"))
        self.assertNotIn("akim", self.told(card, "overdue"))
        self.run_cron("2026-07-03 03:00:00")
        self.assertIn("akim", self.told(card, "overdue"))

    def test_a_missed_day_is_made_up_for(self):
        card = self.open_card()
        self.run_cron("2026-06-25 03:00:00")
        self.assertEqual(self.told(card, "overdue"), {"lead", "inspector", "unit head", "deputy"})

    def test_the_substitute_is_told_too(self):
        card = self.open_card()
        with freeze_time(NOW):
            substitution = self.env["akimat.substitution"].create(
                {
                    "principal_id": self.lead.id,
                    "substitute_id": self.colleague.id,
                    "date_from": "2026-06-10",
                    "date_to": "2026-06-30",
                    "basis": "Order 1",
                    "company_id": self.akimat.id,
                }
            )
            substitution.with_user(self.akim).action_confirm()
        self.run_cron("2026-06-16 03:00:00")
        self.assertIn("colleague", self.told(card))
        self.assertTrue(card.with_user(self.colleague).has_access("read"))

    def test_a_moved_term_is_reminded_of_anew(self):
        card = self.open_card()
        self.run_cron("2026-06-16 03:00:00")
        with freeze_time("2026-06-16 04:00:00"):
            extension = self.extension(card, "2026-06-30")
            self.as_user(self.akim, extension).action_approve()
            self.assertFalse(card.last_reminder_on)
            self.assertFalse(card.reminded_rule_ids)

    def test_closed_and_reported_tasks_are_left_alone(self):
        card = self.open_card()
        with freeze_time("2026-06-02 05:00:00"):
            self.as_user(self.lead, card).action_report("Done")
        self.run_cron("2026-06-22 03:00:00")
        self.assertFalse(self.told(card, "overdue"))

    def test_one_bad_record_stops_nobody(self):
        bad, good = self.open_card(), self.open_card()
        with self.failing(type(bad), "_remind", bad):
            self.run_cron("2026-06-16 03:00:00")
        self.assertTrue(self.told(good))
        self.assertFalse(self.told(bad))
        self.run_cron("2026-06-17 03:00:00")
        self.assertTrue(self.told(bad), "what failed yesterday is tried again today")

    def test_the_settings_of_an_akimat_win(self):
        self.env["akimat.control.reminder"].create(
            {"moment": "before", "days": 2, "recipient": "issuer", "company_id": self.akimat.id}
        )
        card = self.open_card()
        self.run_cron("2026-06-17 03:00:00")
        self.assertEqual(self.told(card), {"akim"})
