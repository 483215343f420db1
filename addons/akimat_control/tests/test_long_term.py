"""Long-term control: a task that reports on every period until its final day, and stays in progress meanwhile."""

from datetime import date

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import MoveRefused, WrittenBySteps

from ..exceptions import ExtensionRefused, ReportRefused, TermRefused
from .common import NOW, ControlCase

CRON = "akimat_control.cron_control_periodic"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestLongTerm(ControlCase):
    def run_cron(self, moment):
        self.run_scheduled(CRON, moment)

    def long_card(self, **vals):
        return self.card(**{"periodicity": "quarter", "deadline": "2027-03-31", **vals})

    def test_the_first_report_is_expected_at_once(self):
        interim = self.long_card().interim_ids
        self.assertEqual((interim.period_from, interim.period_to), (date(2026, 4, 1), date(2026, 6, 30)))
        # The 20th after the period, a Monday.
        self.assertEqual(interim.deadline, date(2026, 7, 20))
        self.assertIn("Government Reglament", interim.deadline_explanation)
        asked = self.activities(interim.assignment_id, self.lead).mapped("date_deadline")
        self.assertIn(interim.deadline, asked)

    def test_the_final_day_is_named(self):
        card = self.card(assign=False, periodicity="quarter")
        with self.assertRefused("exact final day", TermRefused):
            card.action_assign()

    @clause("KEN-73.3")
    def test_a_task_goes_on_long_term_control_by_request(self):
        card = self.card(source="ministry", source_deadline="2026-07-01")
        ask = self.as_user(self.lead, card).action_propose_extension
        with self.assertRefused("period of information", ExtensionRefused):
            self.env["akimat.assignment.extension"].with_user(self.lead).create(
                {
                    "assignment_id": card.id,
                    "kind": "long_term",
                    "requested_deadline": "2027-12-31",
                    "reason": "The works last two years",
                }
            ).action_request()
        extension = ask("2027-12-31", "The works last two years", "No. 5 of 01.06.2026", "half_year")
        self.as_user(self.akim, extension).action_approve()
        self.assertEqual((card.periodicity, card.deadline), ("half_year", date(2027, 12, 31)))
        self.assertEqual((card.extension_count, card.state), (0, "in_progress"))
        for moment in ("2026-07-01", "2026-07-02", "2027-01-04", "2027-07-01", "2028-01-05"):
            self.run_cron(f"{moment} 03:00:00")
        self.assertEqual(
            card.interim_ids.sorted("period_from").mapped("deadline"),
            [date(2026, 7, 20), date(2027, 1, 20), date(2027, 7, 20)],
            "the last half-year is told of by the final report",
        )

    def test_the_next_period_opens_once(self):
        card = self.long_card()
        self.run_cron("2026-06-30 03:00:00")
        self.assertEqual(len(card.interim_ids), 1)
        self.run_cron("2026-07-01 03:00:00")
        self.run_cron("2026-07-01 09:00:00")
        self.run_cron("2026-07-02 03:00:00")
        self.assertEqual(card.interim_ids.mapped("period_from"), [date(2026, 7, 1), date(2026, 4, 1)])

    def test_missed_runs_are_made_up_for(self):
        card = self.long_card()
        self.run_cron("2026-11-02 03:00:00")
        self.assertEqual(len(card.interim_ids), 3)

    def test_the_lead_reports_on_the_period_and_the_task_stays_in_progress(self):
        card = self.long_card()
        interim = self.as_user(self.lead, card.interim_ids)
        with self.assertRefused("is empty", ReportRefused):
            interim.action_submit(" ")
        interim.action_submit("Two of five roofs are mended.")
        self.assertEqual((interim.state, interim.author_id, card.state), ("submitted", self.lead, "in_progress"))
        self.as_user(self.inspector, interim).action_send_back("Name the streets")
        self.assertEqual((interim.state, interim.returned_reason), ("expected", "Name the streets"))

    @clause("KEN-73.2")
    def test_after_the_information_the_next_one_is_due_with_the_next_quarter(self):
        card = self.long_card()
        self.run_cron("2026-07-01 03:00:00")
        with freeze_time("2026-07-15 05:00:00"):
            self.as_user(self.lead, card.interim_ids.sorted("period_from")[0]).action_submit("Two of five roofs.")
        waiting = card.interim_ids.filtered(lambda interim: interim.state == "expected")
        self.assertEqual((waiting.deadline, card.state), (date(2026, 10, 20), "in_progress"))
        submitted = card.interim_ids - waiting
        self.assertEqual((submitted.text, str(submitted.period_to)), ("Two of five roofs.", "2026-06-30"))

    def test_only_the_lead_reports_and_nothing_is_forged(self):
        interim = self.long_card(co_executors=self.co_executor).interim_ids
        for user in (self.co_executor, self.inspector, self.akim):
            with self.assertRefused("taken by", MoveRefused):
                self.as_user(user, interim).action_submit("In his name")
        for vals in ({"deadline": "2027-01-01"}, {"text": "Done"}, {"period_to": "2026-12-31"}):
            with self.assertRefused("by a step|written|decision|cannot", (WrittenBySteps, MoveRefused)):
                self.as_user(self.lead, interim).write(vals)
        for user in (self.colleague, self.stranger):
            self.assertHidden(interim, user)

    def test_a_late_report_is_told_of_once(self):
        card = self.long_card()
        self.run_cron("2026-07-21 03:00:00")
        late = self.env.ref("akimat_control.mail_activity_overdue")
        told = card.sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == late)
        self.assertEqual(told.user_id, self.lead | self.inspector)
        self.run_cron("2026-07-22 03:00:00")
        again = card.sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == late)
        self.assertEqual(again, told)
        with freeze_time("2026-07-22 05:00:00"):
            found = self.env["akimat.assignment.interim"].with_user(self.inspector).search([("late", "=", True)])
        self.assertIn(card.interim_ids[-1], found)

    def test_what_is_expected_falls_with_the_task(self):
        card = self.long_card()
        self.as_user(self.akim, card).action_cancel("The programme is closed")
        self.assertEqual((card.interim_ids.state, card.next_period_on), ("dropped", False))
        self.run_cron("2026-07-01 03:00:00")
        self.assertEqual(len(card.interim_ids), 1)

    def test_one_bad_card_stops_nobody(self):
        bad, good = self.long_card(), self.long_card()
        with self.failing(type(bad), "_open_period", bad):
            self.run_cron("2026-07-01 03:00:00")
        self.assertEqual((len(bad.interim_ids), len(good.interim_ids)), (1, 2))
        self.run_cron("2026-07-02 03:00:00")
        self.assertEqual(bad.interim_ids[0].period_from, date(2026, 7, 1), "what failed yesterday is tried again")
