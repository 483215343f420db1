"""Scheduled actions: series, late materials, minutes that are due; once, and no record stops the rest."""

from unittest.mock import patch

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.akimat_base.domain.clauses import clause

from .common import NOW, MeetingsCase


@tagged("post_install", "-at_install")
class TestScheduled(MeetingsCase):
    def run_cron(self, name, moment):
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref(f"akimat_meetings.{name}").method_direct_trigger()
        self.env.invalidate_all()

    def series(self, **vals):
        with freeze_time(NOW):
            return (
                self.env["akimat.session.series"]
                .with_user(self.secretary)
                .create(
                    {
                        "name": "Weekly",
                        "body_id": self.body.id,
                        "weekday": "0",
                        "hour": 9.5,
                        "place": "Hall",
                        "agenda": "Tasks of higher bodies\n\nEvents of the week",
                        "date_from": "2026-06-01",
                        **vals,
                    }
                )
            )

    @clause("KEN-48")
    def test_the_next_meeting_of_a_weekly_series_is_there_and_once(self):
        series = self.series()
        self.run_cron("cron_meeting_series", "2026-06-02 02:00:00")
        session = series.session_ids
        self.assertEqual(str(session.date_start), "2026-06-08 04:30:00")
        self.assertEqual(session.item_ids.mapped("name"), ["Tasks of higher bodies", "Events of the week"])
        self.assertEqual(session.state, "draft")
        self.assertEqual(len(session.attendance_ids), 8)
        self.run_cron("cron_meeting_series", "2026-06-02 06:00:00")
        self.run_cron("cron_meeting_series", "2026-06-03 02:00:00")
        self.assertEqual(series.session_ids, session)
        self.run_cron("cron_meeting_series", "2026-06-09 02:00:00")
        self.assertEqual(len(series.session_ids), 2)

    def test_a_cancelled_meeting_is_not_planned_again(self):
        series = self.series()
        with freeze_time(NOW):
            series.action_plan()
            series.session_ids.action_cancel("Day of mourning")
            planned = len(series.session_ids)
            series.action_plan()
        self.assertEqual(len(series.session_ids), planned)

    def test_there_is_no_meeting_on_a_day_off(self):
        self.env["akimat.calendar.day"].create(
            {"date": "2026-06-08", "kind": "day_off", "name": "Moved", "act": "Decree"}
        )
        series = self.series()
        self.run_cron("cron_meeting_series", "2026-06-02 02:00:00")
        self.assertFalse(series.session_ids)

    @clause("KEN-50")
    def test_the_invited_of_the_last_meeting_are_proposed_again(self):
        series = self.series()
        self.body._grant({"allow_substitutes": True})
        self.run_cron("cron_meeting_series", "2026-06-02 02:00:00")
        first = series.session_ids
        first.with_user(self.secretary).write({"attendance_ids": [(0, 0, {"user_id": self.outsider.id})]})
        self.run_cron("cron_meeting_series", "2026-06-09 02:00:00")
        second = series.session_ids - first
        invited = second.attendance_ids.filtered(lambda line: line.role == "invited")
        self.assertEqual(invited.user_id, self.outsider)
        with freeze_time(NOW), self.assertRefused("by what authority"):
            self.line(second, self.one).with_user(self.secretary).action_substitute(self.registrar.id)

    def test_a_series_that_fails_does_not_stop_the_others(self):
        good, bad = self.series(name="Good"), self.series(name="Bad", weekday="1")
        plan = type(good)._plan

        def failing(record):
            if record == bad:
                raise ValueError("broken")
            return plan(record)

        with (
            patch.object(type(good), "_plan", failing),
            mute_logger("odoo.addons.akimat_base.models.akimat_round_mixin"),
        ):
            self.run_cron("cron_meeting_series", "2026-06-02 02:00:00")
        self.assertTrue(good.session_ids)
        self.assertFalse(bad.session_ids)

    def called(self, **vals):
        with freeze_time(NOW):
            return self.session("called", **vals)

    def tasks(self, session, user):
        return session.sudo().activity_ids.filtered(lambda activity: activity.user_id == user)

    @clause("KEN-52")
    def test_materials_are_due_to_the_deputy_and_to_the_akim_and_late_ones_are_marked(self):
        # A meeting on Friday the 19th: the deputy gets the materials by the 16th, the akim by the 17th.
        session = self.called(date_start="2026-06-19 05:00:00")
        item = session.item_ids
        self.assertEqual(str(item.materials_deadline), "2026-06-16")
        with freeze_time(NOW):
            self.body.member_ids.create(
                {"body_id": self.body.id, "user_id": self.akim.id, "basis": "Decree", "date_from": "2026-01-01"}
            )
            other = self.session(date_start="2026-06-19 05:00:00", chair_id=self.akim.id)
        self.assertEqual(str(other.item_ids.materials_deadline), "2026-06-17")
        self.run_cron("cron_meeting_materials", "2026-06-16 05:00:00")
        self.assertFalse(item.is_materials_late)
        before = len(self.tasks(session, self.unit_head))
        self.run_cron("cron_meeting_materials", "2026-06-17 05:00:00")
        self.assertTrue(item.is_materials_late)
        self.assertEqual(len(self.tasks(session, self.unit_head)), before + 1)
        self.run_cron("cron_meeting_materials", "2026-06-17 06:00:00")
        self.assertEqual(len(self.tasks(session, self.unit_head)), before + 1)
        # Late materials are taken, and stay marked.
        with freeze_time("2026-06-18 05:00:00"):
            mine = self.as_user(self.unit_head, item)
            mine.write({"attachment_ids": [(0, 0, {"name": "report.pdf", "raw": b"%PDF text"})]})
            mine.action_hand_over_materials()
        self.assertEqual((item.materials_handed_by_id, item.is_materials_late), (self.unit_head, True))

    def test_materials_in_time_are_not_late(self):
        session = self.called(date_start="2026-06-19 05:00:00")
        with freeze_time("2026-06-16 05:00:00"):
            mine = self.as_user(self.unit_head, session.item_ids)
            with self.assertRefused("no materials"):
                mine.action_hand_over_materials()
            mine.write({"attachment_ids": [(0, 0, {"name": "report.pdf", "raw": b"%PDF text"})]})
            mine.action_hand_over_materials()
        self.run_cron("cron_meeting_materials", "2026-06-18 05:00:00")
        self.assertFalse(session.item_ids.is_materials_late)

    @clause("KEN-53")
    def test_minutes_that_are_due_are_told_once_a_day(self):
        with freeze_time("2026-06-05 06:00:00"):
            session = self.session("held")
        # The session was on Friday the 5th: the minutes are due on Monday the 8th.
        self.run_cron("cron_minutes_due", "2026-06-05 09:00:00")
        self.assertFalse(self.tasks(session, self.secretary))
        self.run_cron("cron_minutes_due", "2026-06-08 05:00:00")
        first = self.tasks(session, self.secretary)
        self.assertEqual(len(first), 1)
        self.assertFalse(self.tasks(session, self.chair))
        self.run_cron("cron_minutes_due", "2026-06-08 09:00:00")
        self.assertEqual(self.tasks(session, self.secretary), first)
        self.run_cron("cron_minutes_due", "2026-06-09 05:00:00")
        self.assertTrue(self.tasks(session, self.chair))
        with freeze_time("2026-06-09 06:00:00"):
            late = self.env["akimat.session"].search([("is_minutes_late", "=", True)])
            self.assertIn(session, late)
            self.assertEqual(session.department_id, self.housing)
            # Minutes dated before the session are refused, late ones are signed and go to those who took part.
            self.minute(session)
            session.minutes_id.with_user(self.secretary).write({"reg_date": "2026-06-04"})
            with self.assertRefused("cannot be dated before the session"):
                self.sign(session)
            session.minutes_id.with_user(self.secretary).write({"reg_date": False})
            self.sign(session)
            self.assertIn(self.one, session.minutes_id.sudo().acquaintance_ids.user_id)

    def test_nobody_is_told_on_a_day_off(self):
        with freeze_time("2026-06-05 06:00:00"):
            session = self.session("held")
        self.run_cron("cron_minutes_due", "2026-06-13 05:00:00")
        self.assertFalse(self.tasks(session, self.secretary))
