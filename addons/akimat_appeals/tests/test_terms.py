import logging
from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause

from ..exceptions import AppealRefused
from .common import NOW, AppealCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestExtension(AppealCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The office worked by the older rules as well.
        cls.env["akimat.duty"].search([("company_id", "=", cls.akimat.id)])._grant({"date_from": "2015-05-08"})

    def test_a_leader_extends_with_cause_and_notice(self):
        appeal = self.as_user(self.akim, self.assigned())
        appeal.action_extend("2026-07-20", "A survey of the network is under way")
        self.assertEqual((appeal.state, appeal.deadline), ("extended", date(2026, 7, 20)))
        self.assertEqual(appeal.initial_deadline, date(2026, 6, 22))
        self.assertEqual(self.paper(appeal, "extension_notice").appeal_deadline, date(2026, 6, 4))

    def test_what_may_not_be_extended(self):
        appeal = self.as_user(self.akim, self.assigned())
        for day, reason, words in (
            ("2026-07-20", "", "give the reason"),
            ("2026-06-22", "Survey", "later than the present"),
            ("2026-08-02", "Survey", "at most"),
        ):
            with self.assertRefused(words):
                appeal.action_extend(day, reason)
        with freeze_time("2026-06-23 06:00:00"), self.assertRefused("no longer be extended"):
            appeal.action_extend("2026-07-20", "Survey")
        for user in (self.executor, self.registrar):
            with self.assertRefused("may not take this step|extended by"):
                self.as_user(user, appeal).action_extend("2026-07-20", "Survey")
        appeal.action_extend("2026-08-01", "Survey")
        with self.assertRefused("extended already"):
            appeal.action_extend("2026-08-01", "Survey")
        complaint = self.as_user(self.akim, self.assigned(kind="complaint"))
        with self.assertRefused("without extension"):
            complaint.action_extend("2026-07-20", "Survey")

    @clause("KEN-85.3")
    def test_the_older_rules_extend_from_the_term(self):
        with freeze_time("2016-04-01 05:00:00"):
            appeal = self.assigned(reg_date="2016-04-01")
            self.as_user(self.executor, appeal).action_record_inquiry("Visit")
        self.assertEqual(appeal.deadline, date(2016, 5, 1))
        akims = self.as_user(self.akim, appeal)
        with freeze_time("2016-04-28 05:00:00"):
            with self.assertRefused("at most"):
                akims.action_extend("2016-06-01", "A check")
            akims.action_extend("2016-05-31", "A check")
            with self.assertRefused("extended already"):
                akims.action_extend("2016-05-31", "A check")
        self.assertEqual(self.paper(appeal, "extension_notice").appeal_deadline, date(2016, 5, 1))

    @clause("KEN-78", "KEN-85", "KEN-85.2")
    def test_the_law_of_the_day_gives_the_term(self):
        with freeze_time("2016-04-01 05:00:00"):
            old = self.registered()
            self.assertEqual(old.deadline, date(2016, 4, 16))
            with self.assertRefused("name the body"):
                old.action_record_inquiry("")
            old.action_record_inquiry("The power company is asked")
            self.assertEqual(old.deadline, date(2016, 5, 1))
        new = self.registered()
        new.action_record_inquiry("The power company is asked")
        self.assertEqual(new.deadline, date(2026, 6, 22))
        self.assertTrue(old.norm_id.citation and new.norm_id.citation)

    def test_the_executor_asks_and_the_leader_decides(self):
        appeal = self.assigned()
        self.as_user(self.executor, appeal).action_ask_extension("2026-07-10", "The contractor is late")
        self.assertEqual(appeal.wanted_deadline, date(2026, 7, 10))
        self.assertIn(self.akim, appeal.sudo().activity_ids.user_id)
        with self.assertRefused("cannot be taken", AppealRefused):
            self.as_user(self.executor, appeal).action_ask_extension("2026-07-10", "Again")


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestScheduled(AppealCase):
    def run_cron(self, name, moment):
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref(f"akimat_appeals.{name}").method_direct_trigger()
        self.env.invalidate_all()

    def tasks(self, appeal, user):
        return appeal.sudo().activity_ids.filtered(lambda task: task.user_id == user)

    def test_silence_is_stamped_the_day_after_the_term(self):
        appeal = self.assigned()
        self.run_cron("cron_appeal_terms", "2026-06-22 02:00:00")
        self.assertFalse(appeal.deemed_refused_on)
        self.run_cron("cron_appeal_terms", "2026-06-23 02:00:00")
        self.assertEqual(appeal.deemed_refused_on, date(2026, 6, 23))
        told = self.tasks(appeal, self.head)
        for moment in ("2026-06-23 03:00:00", "2026-06-24 02:00:00"):
            self.run_cron("cron_appeal_terms", moment)
            self.assertEqual(self.tasks(appeal, self.head), told)

    @clause("RUD-18.3.2")
    def test_the_leader_is_reminded_before_the_term(self):
        appeal = self.assigned(reviewer=self.head)
        before = len(self.tasks(appeal, self.head))
        self.run_cron("cron_appeal_terms", "2026-06-17 02:00:00")
        self.assertEqual(len(self.tasks(appeal, self.head)), before)
        self.run_cron("cron_appeal_terms", "2026-06-18 02:00:00")
        self.assertEqual(len(self.tasks(appeal, self.head)), before + 1)

    @clause("KEN-84")
    def test_a_letter_for_another_body_does_not_lie_in_a_unit(self):
        appeal = self.assigned()
        self.as_user(self.executor, appeal).action_mark_outside()
        before = len(self.tasks(appeal, self.unit))
        self.run_cron("cron_appeal_forward", "2026-06-02 02:00:00")
        self.assertEqual(len(self.tasks(appeal, self.unit)), before)
        self.run_cron("cron_appeal_forward", "2026-06-03 02:00:00")
        self.assertEqual(len(self.tasks(appeal, self.unit)), before + 1)
        self.assertFalse(self.tasks(appeal, self.head))
        self.assertFalse(appeal.overdue)
        self.run_cron("cron_appeal_forward", "2026-06-04 02:00:00")
        self.assertTrue(self.tasks(appeal, self.head))
        with freeze_time("2026-06-04 06:00:00"):
            late = self.as_user(self.registrar, appeal)
            self.assertTrue(late.overdue)
            self.assertIn(late, late.search([("overdue", "=", True)]))

    def test_one_bad_record_stops_nothing(self):
        appeals = self.assigned() | self.assigned()
        real = type(appeals)._note_silence

        def note(appeal, today):
            if appeal == appeals[0]:
                raise ValueError("broken")
            return real(appeal, today)

        logging.disable(logging.WARNING)
        self.addCleanup(logging.disable, logging.NOTSET)
        with patch.object(type(appeals), "_note_silence", note), patch.object(self.env.cr.__class__, "rollback"):
            self.run_cron("cron_appeal_terms", "2026-06-23 02:00:00")
        self.assertEqual(appeals.mapped("deemed_refused_on"), [False, date(2026, 6, 23)])

    def test_it_works_in_batches(self):
        appeals = self.assigned() | self.assigned() | self.assigned()
        seen = []
        watch = type(appeals)._watch_term
        with patch.object(
            type(appeals), "_watch_term", lambda appeal, today: (seen.append(appeal.id), watch(appeal, today))
        ):
            with freeze_time("2026-06-23 02:00:00"), self.enter_registry_test_mode():
                job = self.env.ref("akimat_appeals.cron_appeal_terms")
                job.code = "model._cron_appeal_terms(batch=2)"
                job.method_direct_trigger()
        self.assertEqual(sorted(seen), sorted(set(seen)))
        self.assertGreaterEqual(len(set(seen) & set(appeals.ids)), 2)
