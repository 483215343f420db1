from datetime import date
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import DocflowCase

MONDAY = "2026-06-01 05:00:00"
DUE, NEXT = date(2026, 7, 1), date(2026, 7, 2)


@tagged("post_install", "-at_install")
@freeze_time(MONDAY)
class TestCalendarMovesTerms(DocflowCase):
    """A day of the calendar changes while letters are being executed: it is asked once, moved or left, with a trace."""

    def setUp(self):
        super().setUp()
        self.letter = self.incoming("execution")
        self.task = self.letter.resolution_ids

    def day(self, day="2026-07-01", kind="day_off", user=None, **vals):
        values = {"date": day, "kind": kind, "name": "City day", "act": "Decree No. 7", "company_id": self.akimat.id}
        return self.env["akimat.calendar.day"].with_user(user or self.lawyer).create({**values, **vals})

    def question(self, company=None):
        return self.env["akimat.deadline.review"].search(
            [("company_id", "=", (company or self.akimat).id), ("state", "=", "proposed")]
        )

    def line(self, record):
        return self.question().line_ids.filtered(
            lambda line: (line.res_model, line.res_id) == (record._name, record.id)
        )

    def test_the_letter_runs_by_the_norm(self):
        self.assertEqual((self.letter.deadline, self.task.deadline), (DUE, DUE))

    def test_a_new_day_off_lists_the_cases_and_moves_nothing(self):
        self.day()
        lines = self.question().line_ids
        self.assertEqual({line.res_model for line in lines}, {"akimat.document", "akimat.resolution"})
        self.assertEqual(lines.mapped("old_deadline"), [DUE, DUE])
        self.assertEqual(lines.mapped("new_deadline"), [NEXT, NEXT])
        self.assertEqual(self.letter.deadline, DUE)

    def test_one_person_is_asked_once(self):
        self.day()
        self.day("2026-07-02")
        question = self.question()
        self.assertEqual(len(question), 1)
        self.assertEqual(question.activity_ids.user_id, self.lawyer)
        self.assertEqual(len(question.activity_ids), 1)
        self.assertEqual(set(question.line_ids.mapped("new_deadline")), {date(2026, 7, 3)})
        self.assertIn("07/02/2026: City day (Moved day off)", question.summary)

    def test_a_day_beside_the_period_asks_nothing(self):
        self.day("2026-07-10")
        self.day("2026-06-13", "holiday")
        self.assertFalse(self.question())

    def test_a_changed_mind_takes_the_question_back(self):
        day = self.day()
        day.unlink()
        self.assertFalse(self.question())

    def test_other_words_for_the_same_day_ask_nothing(self):
        day = self.env["akimat.calendar.day"].search([("date", "=", "2026-06-01")])
        self.assertFalse(day)
        known = self.day("2026-07-11")
        known.write({"name": "Day of the town", "act": "Decree No. 8", "verified": True})
        self.assertFalse(self.question())

    def test_moving_leaves_a_trace_with_the_act(self):
        self.day()
        self.question().with_user(self.lawyer).action_apply()
        self.assertEqual((self.letter.deadline, self.task.deadline), (NEXT, NEXT))
        self.assertEqual(self.letter.initial_deadline, DUE)
        self.assertIn(
            "Counted anew after a change of the working calendar (Decree No. 7)", self.letter.deadline_explanation
        )
        self.assertIn("07/01/2026", self.letter.deadline_explanation)
        entry = self.env["akimat.audit.entry"].search(
            [("res_model", "=", "akimat.document"), ("res_id", "=", self.letter.id), ("event", "=", "deadline")],
            order="id desc",
            limit=1,
        )
        self.assertEqual((entry.basis, entry.user_id), ("Decree No. 7", self.lawyer))
        self.assertIn("2026-07-02", entry.after)

    def test_the_decision_itself_is_written_down(self):
        self.day()
        question = self.question()
        question.with_user(self.lawyer).action_apply()
        self.assertEqual((question.state, question.decided_by_id), ("applied", self.lawyer))
        self.assertEqual(set(question.line_ids.mapped("outcome")), {"moved"})
        self.assertFalse(question.activity_ids)
        self.assertEqual(self.audit_events(question), ["apply"])
        with self.assertRefused("cannot be taken"):
            question.with_user(self.lawyer).action_apply()

    def test_a_removed_day_moves_the_terms_back(self):
        day = self.day()
        self.question().with_user(self.lawyer).action_apply()
        day.unlink()
        self.assertEqual(set(self.question().line_ids.mapped("new_deadline")), {DUE})
        self.assertIn("an ordinary day again", self.question().summary)
        self.question().with_user(self.lawyer).action_apply()
        self.assertEqual(self.letter.deadline, DUE)

    def test_leaving_them_needs_a_reason_and_is_written_down(self):
        self.day()
        question = self.question().with_user(self.lawyer)
        with self.assertRefused("give the reason"):
            question.action_decline(" ")
        dialog = self.env["akimat.deadline.review.decline"].with_user(self.lawyer)
        dialog.create({"review_id": question.id, "reason": "The office works that day"}).action_apply()
        self.assertEqual((question.state, self.letter.deadline), ("declined", DUE))
        entry = self.env["akimat.audit.entry"].search([("res_model", "=", question._name), ("event", "=", "decline")])
        self.assertEqual(entry.basis, "The office works that day")

    def test_what_was_left_is_not_asked_about_again_because_of_another_day(self):
        self.day()
        self.question().with_user(self.lawyer).action_decline("The office works that day")
        self.day("2026-06-17")
        self.assertFalse(self.question(), "a day inside the month moves nothing by itself")
        self.day("2026-07-02")
        self.assertFalse(self.question())

    def test_a_working_weekend_day_brings_a_term_nearer(self):
        other = self.incoming("review")
        self.resolution(other, urgency="urgent").action_issue()
        self.assertEqual(other.deadline, date(2026, 6, 12))
        self.day("2026-06-06", "working")
        self.assertEqual(self.line(other).new_deadline, date(2026, 6, 11))

    def test_nobody_becomes_late_by_a_day_that_has_passed(self):
        other = self.incoming("review")
        self.resolution(other, urgency="urgent").action_issue()
        with freeze_time("2026-06-12 05:00:00"):
            self.day("2026-06-06", "working")
            self.assertFalse(self.line(other), "11 June is over")

    def test_an_akimats_row_over_a_national_one_is_taken_for_what_it_is(self):
        self.day(company_id=False, user=self.env.user)
        self.question().with_user(self.lawyer).action_apply()
        own = self.day(kind="working")
        self.assertEqual(set(self.question().line_ids.mapped("new_deadline")), {DUE})
        own.unlink()
        self.assertFalse(self.question())

    def test_a_case_left_out_stays(self):
        self.day()
        self.line(self.letter).with_user(self.lawyer).action_leave_out()
        self.question().with_user(self.lawyer).action_apply()
        self.assertEqual((self.letter.deadline, self.task.deadline), (DUE, NEXT))

    def test_a_case_taken_in_again_moves(self):
        self.day()
        line = self.line(self.letter).with_user(self.lawyer)
        line.action_leave_out()
        line.action_leave_out()
        self.question().with_user(self.lawyer).action_apply()
        self.assertEqual(self.letter.deadline, NEXT)

    def test_what_changed_meanwhile_is_left_alone(self):
        self.day()
        self.letter._set_deadline(date(2026, 6, 15), "by the akim")
        self.task.with_user(self.akim).action_cancel("No longer needed")
        question = self.question()
        lines = {line.res_model: line for line in question.line_ids}
        question.with_user(self.lawyer).action_apply()
        self.assertEqual(lines["akimat.document"].outcome, "changed")
        self.assertEqual(lines["akimat.resolution"].outcome, "ended")
        self.assertEqual(self.letter.deadline, date(2026, 6, 15))

    def test_one_case_that_cannot_be_moved_does_not_keep_the_others(self):
        self.day()
        question = self.question()
        lines = {line.res_model: line for line in question.line_ids}
        with (
            patch.object(type(self.task), "_move_by_calendar", side_effect=UserError("No")),
            mute_logger("odoo.addons.akimat_base.models.akimat_deadline_review"),
        ):
            question.with_user(self.lawyer).action_apply()
        self.assertEqual(lines["akimat.resolution"].outcome, "failed")
        self.assertEqual(self.letter.deadline, NEXT)

    def test_a_term_given_by_a_leader_is_not_counted_and_not_asked_about(self):
        other = self.incoming("review")
        self.resolution(other, deadline="2026-07-01").action_issue()
        self.day()
        self.assertTrue(self.line(self.letter))
        self.assertFalse(self.line(other))

    def test_another_akimat_is_not_concerned(self):
        self.day(company_id=self.other_akimat.id, user=self.env.user)
        self.assertFalse(self.question())
        self.assertFalse(self.question(self.other_akimat))

    def test_a_national_day_asks_each_akimat_that_has_cases(self):
        self.day(company_id=False, user=self.env.user)
        self.assertEqual(len(self.question()), 1)
        self.assertFalse(self.question(self.other_akimat))

    def test_a_day_from_an_upgrade_is_asked_about_by_the_scheduled_action(self):
        values = {"date": "2026-07-01", "kind": "day_off", "name": "Moved", "act": "Decree No. 9"}
        self.patch(self.env.registry, "ready", False)
        self.env["akimat.calendar.day"].create(values)
        self.env.registry.ready = True
        self.assertFalse(self.question())
        self.env["akimat.calendar.day"]._cron_ask()
        self.assertEqual(set(self.question().line_ids.mapped("new_deadline")), {NEXT})
        self.question().with_user(self.lawyer).action_decline("Seen")
        self.env["akimat.calendar.day"]._cron_ask()
        self.assertFalse(self.question(), "it is asked once")

    def test_an_estimated_day_confirmed_on_another_date_asks(self):
        day = self.day("2026-06-30", "holiday", estimated=True)
        self.assertFalse(self.question(), "a day inside the month moves nothing")
        dialog = self.env["akimat.calendar.day.confirm"].with_user(self.lawyer)
        acts = {"act_kk": "№ 3 хабарландыру", "act_ru": "Объявление № 3"}
        dialog.create({"day_id": day.id, "date": "2026-07-01", **acts}).action_apply()
        self.assertEqual(set(self.question().line_ids.mapped("new_deadline")), {NEXT})
        self.assertEqual(self.question().act, "№ 3 хабарландыру")

    # Who sees and who decides

    def test_names_of_cases_that_the_editor_may_not_open_stay_hidden(self):
        self.day()
        lines = self.question().line_ids
        line = self.line(self.letter)
        mine = line.with_user(self.lawyer)
        self.assertFalse(mine.is_readable)
        self.assertEqual(mine.name, "A case that you may not open")
        self.assertNotIn("Burst pipe", str(lines.with_user(self.lawyer).read(["name", "kind"])))
        self.letter._add_participants(self.lawyer)
        self.env.invalidate_all()
        self.assertTrue(line.with_user(self.lawyer).is_readable)
        self.assertEqual(line.with_user(self.lawyer).action_open_case()["res_id"], self.letter.id)

    def test_nobody_else_decides(self):
        self.day()
        question = self.question()
        for user in (self.akim, self.executor, self.registrar):
            with self.assertRaises(AccessError):
                question.with_user(user).read(["summary"])
        with self.assertRefused("You may not take this step"):
            question.with_user(self.auditor).action_apply()
        with self.assertRefused("You may not take this step"):
            question.line_ids[0].with_user(self.auditor).action_leave_out()
        stranger = self.make_user("other lawyer", "lawyer", company=self.other_akimat)
        self.assertHidden(question, stranger)
        self.assertHidden(question.line_ids[0], stranger)
        self.assertEqual(self.letter.deadline, DUE)

    def test_the_list_is_not_written_by_hand(self):
        self.day()
        question = self.question().with_user(self.lawyer)
        for record, vals in (
            (question, {"state": "applied"}),
            (question.line_ids[0], {"new_deadline": "2027-01-01"}),
            (question.line_ids[0], {"res_id": 1}),
        ):
            with self.assertRaises(AccessError):
                record.write(vals)
        with self.assertRaises(AccessError):
            question.create({"company_id": self.akimat.id})

    # The cases under a row of law

    def test_running_cases_of_a_norm(self):
        norm = self.letter.norm_id
        before = norm.open_case_count
        self.assertGreaterEqual(before, 2)
        reader = norm.with_user(self.lawyer)
        self.assertEqual(reader.open_case_count, before, "how many there are is no secret")
        hidden = self.case_of(self.letter, self.lawyer)
        self.assertEqual((hidden.deadline, hidden.deadline_start), (DUE, date(2026, 6, 1)))
        self.assertEqual((hidden.name, hidden.action_open()), ("A case that you may not open", False))
        self.letter._add_participants(self.lawyer)
        mine = self.case_of(self.letter, self.lawyer)
        self.assertIn("Burst pipe", mine.name)
        self.assertEqual(mine.action_open()["res_id"], self.letter.id)
        other = self.make_user("other lawyer", "lawyer", company=self.other_akimat)
        self.assertFalse(self.cases(norm, other))
        self.letter.with_user(self.executor).action_execute("Repaired")
        norm.invalidate_recordset()
        self.assertLess(norm.open_case_count, before)

    def cases(self, norm, user):
        norm = norm.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
        action = norm.action_open_cases()
        return self.env["akimat.norm.case"].with_user(user).search(action["domain"])

    def case_of(self, record, user):
        self.env.invalidate_all()
        cases = self.cases(record.norm_id, user)
        return cases.filtered(lambda case: (case.res_model, case.res_id) == (record._name, record.id))
