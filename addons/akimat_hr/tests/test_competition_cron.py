from unittest.mock import patch

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .competition_common import AFTER_RECEIPT, NOW, CompetitionCase

CRON = "akimat_hr.cron_competition_terms"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestTerms(CompetitionCase):
    def run_cron(self):
        with self.enter_registry_test_mode():
            self.env.ref(CRON).method_direct_trigger()

    def tasks(self, competition):
        return competition.sudo().activity_ids.filtered(
            lambda task: task.activity_type_id == self.env.ref("akimat_hr.mail_activity_competition_term")
        )

    def test_stages_begin_on_their_day_and_a_second_run_changes_nothing(self):
        competition = self.competition("announced")
        self.run_cron()
        self.assertEqual(competition.state, "receiving")
        events = self.audit_events(competition)
        self.run_cron()
        self.assertEqual(self.audit_events(competition), events)
        with freeze_time(AFTER_RECEIPT):
            self.run_cron()
            self.assertEqual(competition.state, "admission")
            self.assertEqual(competition.deadline.isoformat(), "2026-06-04")

    def test_a_new_day_off_moves_the_receipt_of_papers_with_its_term(self):
        competition = self.competition("announced")
        self.assertEqual(competition.receive_to.isoformat(), "2026-06-03")
        day = {"date": "2026-06-03", "kind": "day_off", "name": "City day", "act": "Decree No. 7"}
        self.env["akimat.calendar.day"].with_user(self.lawyer).create({**day, "company_id": self.akimat.id})
        question = self.env["akimat.deadline.review"].search([("company_id", "=", self.akimat.id)])
        question.with_user(self.lawyer).action_apply()
        self.assertEqual(competition.deadline.isoformat(), "2026-06-04")
        self.assertEqual(competition.receive_to, competition.deadline)

    def test_the_officer_is_reminded_once_of_a_term(self):
        competition = self.competition()
        self.run_cron()
        self.assertFalse(self.tasks(competition))
        with freeze_time("2026-06-02 05:00:00"):
            self.run_cron()
            self.run_cron()
        self.assertEqual(self.tasks(competition).user_id, self.hr_officer)
        with freeze_time("2026-06-03 05:00:00"):
            self.run_cron()
        self.assertEqual(len(self.tasks(competition)), 1)

    @mute_logger("odoo.addons.akimat_base.models.akimat_round_mixin")
    def test_one_bad_competition_stops_no_other(self):
        bad = self.competition("announced")
        good = self.competition("announced", vacancy_ids=[(6, 0, self.other_post.ids)])
        original = type(bad)._sync_commission

        def broken(records):
            if bad in records:
                raise ValueError("broken")
            return original(records)

        with patch.object(type(bad), "_sync_commission", broken):
            self.run_cron()
        self.assertEqual((bad.state, good.state), ("announced", "receiving"))
