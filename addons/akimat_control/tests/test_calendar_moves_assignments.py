from datetime import date

from odoo.tests import freeze_time, tagged

from .common import NOW, ControlCase

DUE, NEXT = date(2026, 7, 1), date(2026, 7, 2)


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestCalendarMovesAssignments(ControlCase):
    """When the calendar moves the term of a task, what hangs on it moves along."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lawyer = cls.make_user("lawyer", "lawyer")

    def close(self, day):
        values = {
            "date": day,
            "kind": "day_off",
            "name": "City day",
            "act": "Decree No. 7",
            "company_id": self.akimat.id,
        }
        self.env["akimat.calendar.day"].with_user(self.lawyer).create(values)
        return self.env["akimat.deadline.review"].search([("company_id", "=", self.akimat.id)])

    def test_the_parts_of_co_executors_and_the_tasks_move_along(self):
        card = self.card(co_executors=self.co_executor)
        line = card.contribution_ids
        self.assertEqual((card.deadline, line.deadline), (DUE, date(2026, 6, 24)))
        question = self.close("2026-07-01")
        self.assertEqual(
            question.line_ids.mapped("res_model"), ["akimat.assignment"], "what is counted from it follows"
        )
        question.with_user(self.lawyer).action_apply()
        self.assertEqual((card.deadline, line.deadline), (NEXT, date(2026, 6, 24)))
        self.assertEqual(set(self.activities(card, self.lead).mapped("date_deadline")), {NEXT})
        self.assertEqual(card.extension_count, 0, "it is not an extension")

    def test_a_day_off_before_a_fixed_term_moves_the_part_only(self):
        card = self.card(co_executors=self.co_executor, deadline="2026-06-19")
        line = card.contribution_ids
        self.assertEqual(line.deadline, date(2026, 6, 16))
        question = self.close("2026-06-17")
        self.assertEqual(question.line_ids.mapped("res_model"), ["akimat.assignment.contribution"])
        question.with_user(self.lawyer).action_apply()
        self.assertEqual((card.deadline, line.deadline), (date(2026, 6, 19), date(2026, 6, 15)))

    def test_a_task_that_is_done_is_not_asked_about(self):
        self.done_card()
        self.assertFalse(self.close("2026-07-01"))
