from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .common import DocflowCase

MONDAY = "2026-02-02 06:00:00"  # 11:00 in Almaty
THURSDAY = "2026-02-05 06:00:00"
SATURDAY = "2026-02-07 06:00:00"
NIGHT = "2026-02-05 20:00:00"


@tagged("post_install", "-at_install")
class TestNotices(DocflowCase):
    def run_cron(self, name):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref(f"akimat_docflow.{name}").method_direct_trigger()
        self.env.invalidate_all()

    def on_review(self, **vals):
        with freeze_time(MONDAY):
            letter = self.incoming("registered", **vals)
            letter.write({"reviewer_id": self.deputy.id})
            letter.action_hand_over()
        return letter

    @clause("KEN-65")
    def test_mail_kept_on_review_reminds_the_deputy_and_the_general_department(self):
        letter = self.on_review()
        with freeze_time(MONDAY):
            self.run_cron("cron_review_return")
        self.assertFalse(letter.activity_ids)
        with freeze_time(THURSDAY):
            self.run_cron("cron_review_return")
        self.assertEqual(letter.activity_ids.user_id, self.deputy | self.registrar | self.general)
        told = letter.activity_ids
        with freeze_time(THURSDAY):
            self.run_cron("cron_review_return")
        self.assertEqual(letter.activity_ids, told, "a second run on the same day changes nothing")

    def test_nobody_is_disturbed_at_night_or_on_a_day_off(self):
        letter = self.on_review()
        for moment in (SATURDAY, NIGHT):
            with freeze_time(moment):
                self.run_cron("cron_review_return")
        self.assertFalse(letter.activity_ids)

    @clause("KEN-63")
    def test_mail_of_yesterday_without_a_number_is_told(self):
        with freeze_time(MONDAY):
            letter = self.incoming(received_at=fields.Datetime.now() - timedelta(days=4))
            fresh = self.incoming(sender_number="2")
            self.run_cron("cron_late_registration")
        self.assertEqual(letter.activity_ids.user_id, self.registrar | self.general)
        self.assertFalse(fresh.activity_ids)

    @clause("KEN-64.2")
    def test_urgent_mail_without_confirmation_is_told_to_the_general_department(self):
        letter = self.on_review(urgency="urgent")
        calm = self.on_review(sender_number="2")
        with freeze_time(MONDAY):
            self.run_cron("cron_urgent_unacknowledged")
        self.assertIn(self.general, letter.activity_ids.user_id)
        self.assertFalse(calm.activity_ids)
        letter.with_user(self.deputy).action_confirm_receipt()
        self.assertFalse(letter.activity_ids)

    @clause("RUD-14.2.26")
    def test_executed_papers_outside_a_case_are_told_after_the_term(self):
        with freeze_time("2026-01-05 06:00:00"):
            letter = self.incoming("executed")
        with freeze_time("2026-02-03 06:00:00"):
            self.run_cron("cron_unfiled")
        self.assertFalse(letter.activity_ids)
        with freeze_time("2026-02-05 06:00:00"):
            self.run_cron("cron_unfiled")
        self.assertEqual(letter.activity_ids.user_id, self.executor)

    def test_one_bad_record_stops_nothing(self):
        bad, good = self.on_review(), self.on_review(sender_number="2")
        documents = self.env.registry["akimat.document"]
        tell = documents._notify_once

        def failing(document, *args):
            if document == bad:
                raise KeyError("broken")
            return tell(document, *args)

        with freeze_time(THURSDAY), patch.object(documents, "_notify_once", failing):
            with (
                self.assertLogs("odoo.addons.akimat_base.models.akimat_round_mixin", "WARNING"),
                patch.object(self.env.cr, "rollback"),
            ):
                self.run_cron("cron_review_return")
        self.assertTrue(good.activity_ids)
        self.assertFalse(bad.activity_ids)
