"""The lead executor gives parts of a task to the people of his unit; the answer stays his."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.exceptions import ClosedNow

from ..exceptions import ControlRefused
from .common import NOW, ControlCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestParts(ControlCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.helper = cls.make_user("helper", department=cls.housing)

    def part(self, card, user=None, **vals):
        values = {"user_id": self.helper.id, "text": "Count the poles", "deadline": "2026-06-15", **vals}
        return self.as_user(user or self.lead, card).action_give_part(**values)

    def test_a_part_is_a_card_of_its_own_under_the_task(self):
        card = self.card()
        part = self.part(card)
        self.assertEqual((part.parent_id, part.lead_user_id, part.issuer_id), (card, self.helper, self.lead))
        self.assertEqual((part.state, part.deadline, part.source), ("in_progress", date(2026, 6, 15), "own"))
        self.assertTrue(self.activities(part, self.helper))
        # The helper reports to the lead, and the lead ends it.
        self.as_user(self.helper, part).action_report("40 poles")
        self.as_user(self.lead, part).action_remove_from_control("executed", "Counted")
        self.assertEqual(part.state, "done")

    def test_without_a_term_of_its_own_it_is_due_with_the_task(self):
        card = self.card()
        self.assertEqual(self.part(card, deadline=False).deadline, card.deadline)

    def test_the_head_of_the_unit_gives_parts_too(self):
        self.assertEqual(self.part(self.card(), user=self.unit_head).issuer_id, self.unit_head)

    def test_what_cannot_be_a_part(self):
        card = self.card()
        cases = (
            ({"text": " "}, "no text"),
            ({"user_id": self.co_executor.id}, "lead unit only"),
            ({"user_id": self.lead.id}, "lead unit only"),
            ({"deadline": "2026-07-02"}, "later than the term"),
            ({"deadline": "2026-05-29"}, "has passed"),
        )
        for vals, sentence in cases:
            with self.subTest(**vals), self.assertRefused(sentence, ControlRefused):
                self.part(card, **vals)
        for user in (self.inspector, self.akim):
            with self.assertRefused("Only the lead executor", ControlRefused):
                self.part(card, user=user)
        with self.assertRefused(".", AccessError):
            self.part(card, user=self.helper)

    def test_no_parts_of_a_task_that_is_not_in_progress(self):
        with self.assertRefused("not in progress", ControlRefused):
            self.part(self.reported_card())

    def test_the_report_is_warned_of_open_parts(self):
        card = self.card()
        part = self.part(card)
        seen = self.as_user(self.lead, card)
        self.assertIn("still open: 1", seen.part_warning)
        seen.action_report("All poles stand")
        self.assertEqual(card.state, "reported")
        self.as_user(self.helper, part).action_report("40 poles")
        self.as_user(self.lead, part).action_remove_from_control("executed", "Counted")
        self.assertFalse(self.as_user(self.lead, card).part_warning)

    def test_parts_that_are_open_fall_with_the_task(self):
        card = self.card()
        part = self.part(card)
        self.as_user(self.lead, card).action_report("All poles stand")
        self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution of the akim")
        self.assertEqual((part.state, part.cancel_reason), ("cancelled", "The task above has been closed."))

    def test_a_part_may_be_extended_as_far_as_its_task(self):
        card = self.card()
        part = self.part(card)
        extension = self.extension(part, "2026-06-20", user=self.helper)
        self.as_user(self.lead, extension).action_approve()
        self.assertEqual(part.deadline, date(2026, 6, 20))
        too_far = self.extension(part, "2026-07-02", user=self.helper)
        with self.assertRefused("belongs to the body that gave it"):
            self.as_user(self.lead, too_far).action_approve()

    def test_when_the_task_moves_its_parts_may_follow(self):
        card = self.card()
        part = self.part(card)
        self.as_user(self.akim, self.extension(card, "2026-07-20")).action_approve()
        self.assertEqual(part.source_deadline, date(2026, 7, 20))

    def test_a_part_is_hidden_from_others_and_its_place_is_fixed(self):
        card = self.card()
        part = self.part(card)
        for user in (self.colleague, self.co_executor, self.stranger):
            self.assertHidden(part, user)
        for user in (self.helper, self.lead, self.inspector):
            with self.assertRefused("cannot be changed|may not change", ClosedNow):
                self.as_user(user, part).write({"parent_id": False})
        with self.assertRefused("cannot be entered or changed now", ClosedNow):
            self.card(assign=False, parent_id=card.id)

    def test_parts_of_a_restricted_task_are_restricted(self):
        card = self.restricted_card()
        part = self.part(card)
        self.assertTrue(part.sudo().is_restricted)
        self.assertHidden(part, self.other_deputy)

    def test_a_helper_does_not_see_the_task_above(self):
        card = self.card()
        self.part(card)
        self.assertHidden(card, self.helper)
        with self.assertRefused(".", AccessError):
            self.as_user(self.helper, card).action_report("All")
