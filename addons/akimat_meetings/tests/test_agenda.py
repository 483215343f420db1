"""Agenda, attendance, substitutes, subjects, points, the way of the minutes."""

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .common import NOW, MeetingsCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAgenda(MeetingsCase):
    @clause("KEN-49")
    def test_a_question_without_a_draft_decision_is_not_ready(self):
        item = self.session().item_ids
        item.write({"draft_decision": False})
        with self.assertRefused("not ready for the session. Fill in: Draft decision, Materials"):
            item.action_ready()
        files = [Command.create({"name": "a.pdf", "raw": b"%PDF text"})]
        item.write({"draft_decision": "Approve", "attachment_ids": files})
        item.action_ready()
        self.assertTrue(item.is_ready)

    def test_a_call_needs_an_agenda_a_place_and_an_active_body(self):
        session = self.session(items=0)
        with self.assertRefused("has no agenda"):
            session.action_call()
        session = self.session(place=False)
        with self.assertRefused("Fill in: Place"):
            session.action_call()
        session = self.session(mode="video", place=False)
        with self.assertRefused("Fill in: Link"):
            session.action_call()
        self.body.with_user(self.head).action_suspend()
        with self.assertRefused("not in force"):
            self.session().action_call()

    @clause("KEN-51")
    def test_the_invitation_to_a_videoconference_holds_the_link(self):
        session = self.session(mode="video", place=False)
        with self.assertRefused("Fill in: Link"):
            session.action_call()
        session.write({"video_link": "https://video.example/room"})
        session.action_call()
        self.assertEqual(session.calendar_event_id.sudo().videocall_location, "https://video.example/room")

    @clause("PET-18.56")
    def test_materials_of_a_closed_body_are_asked_of_the_author_and_shown_to_its_people(self):
        self.body = self.make_body(is_restricted=True, name="Anti-terror commission")
        session = self.session(date_start="2026-06-06 05:00:00")
        item = session.item_ids
        session.action_call()
        tasks = session.sudo().activity_ids.filtered(lambda activity: activity.user_id == self.unit_head)
        self.assertEqual([str(task.date_deadline) for task in tasks], ["2026-06-03"])
        self.as_user(self.unit_head, item).write(
            {"attachment_ids": [Command.create({"name": "plan.pdf", "raw": b"%PDF text"})]}
        )
        for user in (self.outsider, self.akim, self.auditor, self.stranger):
            self.assertHidden(item, user)
            with self.assertRaises(UserError):
                item.attachment_ids.with_user(user).read(["raw"])
        self.assertTrue(self.as_user(self.one, item.attachment_ids).read(["name"]))

    @clause("KEN-47")
    def test_a_meeting_of_the_leaders_is_led_by_the_akim_or_a_deputy(self):
        self.body = self.make_body(kind="meeting", name="Staff meeting")
        session = self.session(chair_id=self.one.id)
        with self.assertRefused("one holds no such duty"):
            session.action_call()
        session.write({"chair_id": self.chair.id})
        session.action_call()
        self.assertEqual(session.state, "called")

    def test_the_chair_is_a_member_and_is_there(self):
        with self.assertRefused("not among its members"):
            self.session("called", chair_id=self.outsider.id)
        session = self.session("called")
        self.line(session, self.chair).action_absent("Ill")
        session.action_all_present()
        with self.assertRefused("chair, who presides, is not present"):
            session.action_hold()
        session.write({"chair_id": self.deputy_chair.id})
        session.action_hold()
        self.assertEqual(session.state, "held")

    def test_an_absence_has_a_reason(self):
        session = self.session("called")
        self.line(session, self.one).action_absent()
        session.action_all_present()
        with self.assertRefused("reason of absence of one"):
            session.action_hold()

    def test_a_substitute_sits_and_votes_where_the_body_allows_it(self):
        session = self.session("called")
        with self.assertRefused("cannot be substituted", ValidationError):
            self.line(session, self.one).action_substitute(self.outsider.id, "Letter 5")
        # The rules of the body as they were when the session was called hold for it.
        self.body._grant({"allow_substitutes": True})
        with self.assertRefused("cannot be substituted", ValidationError):
            self.line(session, self.one).action_substitute(self.outsider.id, "Letter 5")
        session = self.session("called", date_start="2026-06-06 05:00:00")
        with self.assertRefused("already takes part", ValidationError):
            self.line(session, self.two).action_present()
            self.line(session, self.one).action_substitute(self.two.id, "Letter 5")
        self.line(session, self.one).action_substitute(self.outsider.id, "Letter 5")
        session.action_all_present()
        session.action_hold()
        item = session.item_ids
        item.action_open_vote()
        self.vote(item, outsider="for")
        with self.assertRefused("no vote"):
            self.vote(item, one="against")

    def test_the_attendance_follows_the_day_of_the_session(self):
        session = self.session()
        self.body.member_ids[2].write({"date_to": "2026-06-04", "basis": "Decree No. 5"})
        session.write({"date_start": "2026-06-08 05:00:00"})
        self.assertNotIn(self.one, session.attendance_ids.user_id)
        self.assertFalse(session.participant_ids & self.one)

    def test_a_new_member_comes_into_the_attendance_of_called_sessions(self):
        session = self.session("called")
        self.body.write({"member_ids": [Command.create({"user_id": self.outsider.id, "basis": "Decree No. 6"})]})
        self.assertEqual(self.line(session, self.outsider).status, "expected")
        self.assertIn(self.outsider, session.participant_ids)

    def test_whoever_was_chosen_to_preside_stays_when_the_session_moves(self):
        session = self.session(chair_id=self.deputy_chair.id)
        session.write({"date_start": "2026-06-09 05:00:00"})
        self.assertEqual(session.chair_id, self.deputy_chair)

    def test_members_stay_in_the_attendance_of_a_called_session(self):
        session = self.session("called")
        with self.assertRefused("line stays in the attendance"):
            self.line(session, self.one).unlink()

    def test_a_called_session_is_cancelled_with_a_reason_and_never_deleted(self):
        session = self.session("called")
        with self.assertRefused("not deleted"):
            session.unlink()
        with self.assertRefused("reason"):
            session.action_cancel()
        event = session.calendar_event_id
        session.action_cancel("The chair is away")
        self.assertFalse(event.sudo().exists())
        self.assertFalse(session.sudo().activity_ids)
        with self.assertRefused("does not change any more"):
            session.write({"date_start": "2026-06-09 05:00:00"})

    def test_a_moved_session_moves_in_the_calendar(self):
        session = self.session("called")
        session.write({"date_start": "2026-06-09 05:00:00", "date_stop": "2026-06-09 06:00:00"})
        self.assertEqual(str(session.calendar_event_id.sudo().start), "2026-06-09 05:00:00")
        with self.assertRefused("already called"):
            session.write({"body_id": self.make_body(name="Other").id})

    @clause("PET-17.9")
    def test_decisions_are_not_recorded_without_a_quorum(self):
        session = self.session("called")
        with self.assertRefused("decided in the session only"):
            session.item_ids.action_note("Agreed")
        self.line(session, self.one, self.two, self.three).action_absent("Leave")
        session.action_all_present()
        with self.assertRefused("no quorum"):
            session.action_hold()
        with self.assertRefused("decided in the session only"):
            session.item_ids.action_open_vote()

    def test_minutes_need_a_decision_on_every_question(self):
        session = self.session("held", items=2)
        session.item_ids[0].action_note("Noted")
        with self.assertRefused("without a result: Question 2"):
            session.action_make_minutes()
        with self.assertRefused("reason"):
            session.item_ids[1].action_postpone()
        session.item_ids[1].action_postpone("The speaker is ill")
        session.action_make_minutes()
        self.assertEqual(session.item_ids.mapped("result"), ["noted", "postponed"])

    @clause("PET-18.9")
    def test_each_decision_is_tied_to_its_question(self):
        with self.assertRefused("attendance is not marked"):
            self.session("called").action_hold()
        session = self.session("signed", items=3)
        self.assertEqual(session.item_ids.mapped("decision"), ["Taken for information"] * 3)
        for number in (1, 2, 3):
            self.assertIn(f"Question {number}", session.minutes_id.body_ru)

    def test_a_point_has_an_executor_and_a_term_not_before_the_session(self):
        session = self.session("held")
        item = session.item_ids
        item.action_note("Repair the roof")
        point = item.point_ids.create({"item_id": item.id, "text": "Repair"})
        with self.assertRefused("without an executor or a term: Repair"):
            session.action_make_minutes()
        with self.assertRefused("before the session", ValidationError):
            point.write({"deadline": "2026-06-04"})
        with self.assertRefused("both executor and co-executor", ValidationError):
            point.write({"lead_user_id": self.one.id, "co_executor_ids": [Command.link(self.one.id)]})
        point.write({"lead_user_id": self.one.id, "deadline": "2026-06-20"})
        self.assertEqual(point.number, "1.1")
        session.action_make_minutes()
        self.assertIn("20.06.2026", session.minutes_id.body_kk)

    def test_the_unit_head_visas_and_only_who_presided_signs(self):
        session = self.session("minutes")
        document = session.minutes_id
        with self.assertRefused("cannot take|not there|signature|presided|step"):
            session.with_user(self.chair).action_sign_minutes()
        document.with_user(self.secretary).action_submit()
        self.assertEqual(document.visa_ids.mapped("role"), ["executor", "unit_head"])
        with self.assertRaises(UserError), self.env.cr.savepoint():
            session.with_user(self.chair).action_sign_minutes()
        document.visa_ids.filtered(lambda visa: visa.role == "unit_head").with_user(self.unit_head).action_approve()
        for user in (self.akim, self.secretary, self.deputy_chair):
            with self.subTest(user.name), self.assertRaises(UserError), self.env.cr.savepoint():
                document.with_user(user).action_sign()
        self.as_user(self.chair, session).action_sign_minutes()
        self.assertEqual(session.state, "signed")
        self.assertEqual(document.signed_by_id, self.chair)
        self.assertIn(self.one, document.sudo().acquaintance_ids.user_id)

    def test_another_signatory_than_who_presided_is_refused(self):
        session = self.session("minutes")
        document = session.minutes_id.with_user(self.secretary)
        document.write({"signatory_id": self.akim.id})
        with self.assertRefused("presided over the session"):
            document.action_submit()
        # Past the route, too.
        document.write({"signatory_id": self.chair.id})
        document.action_submit()
        document._grant({"signatory_id": self.akim.id})
        while current := document.visa_ids.filtered(lambda visa: visa.state == "current"):
            for visa in current:
                visa.with_user(visa.user_id).action_approve()
        with self.assertRaises(UserError), self.env.cr.savepoint():
            document.with_user(self.akim).action_sign()

    def test_decisions_are_put_right_while_the_minutes_are_a_draft(self):
        session = self.session("minutes")
        document = session.minutes_id
        session.action_reopen()
        with self.assertRefused("cannot be entered or changed"):
            session.item_ids.write({"decision": "Rewritten decision"})
        with self.assertRefused("give the reason"):
            session.item_ids.action_reopen()
        session.item_ids.action_reopen("The secretary misheard")
        session.item_ids.action_note("Rewritten decision")
        session.action_make_minutes()
        self.assertEqual(session.minutes_id, document)
        self.assertIn("Rewritten decision", document.body_kk)
        document.with_user(self.secretary).action_submit()
        with self.assertRefused("on approval or signed"):
            session.action_reopen()

    def test_minutes_are_in_kazakh_and_in_russian(self):
        self.body._grant({"name": "Тұрғын үй комиссиясы", "name_ru": "Жилищная комиссия"})
        session = self.session("held")
        session.item_ids.write({"name": "Жөндеу туралы", "name_ru": "О ремонте"})
        session.item_ids.action_note("Жөндеу басталсын")
        session.item_ids.write({"decision_ru": "Начать ремонт"})
        session.action_make_minutes()
        document = session.minutes_id
        for text, other in ((document.body_kk, "О ремонте"), (document.body_ru, "Жөндеу туралы")):
            self.assertNotIn(other, text)
        self.assertIn("Жөндеу басталсын", document.body_kk)
        self.assertIn("Начать ремонт", document.body_ru)
        kazakh, russian = "Хаттама: Тұрғын үй комиссиясы, 05.06.2026", "Протокол: Жилищная комиссия, 05.06.2026"
        self.assertEqual(document.subject, f"{kazakh} / {russian}")
        self.assertIn("Кентау регламент", document.with_context(lang="kk_KZ").deadline_explanation)
        self.assertIn("Регламента Кентау", document.with_context(lang="ru_RU").deadline_explanation)

    def test_signed_points_reach_whoever_makes_tasks_of_them(self):
        signed = []
        self.patch(type(self.env["akimat.session"]), "_points_signed", lambda session: signed.append(session.id))
        session = self.session("signed")
        self.assertEqual(signed, [session.id])
