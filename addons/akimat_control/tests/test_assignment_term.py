"""The term of an assignment: by norm, by source, by the giver; class, lateness, search."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import ClosedNow

from ..exceptions import TermRefused
from .common import MONDAY, NOW, ControlCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAssignmentTerm(ControlCase):
    @clause("KEN-23", "KEN-38")
    def test_the_akims_task_without_term_is_due_in_a_month_and_says_why(self):
        card = self.card()
        self.assertEqual(card.deadline, date(2026, 7, 1))
        self.assertEqual(card.initial_deadline, card.deadline)
        self.assertEqual(card.norm_id.code, "CONTROL.AKIM")
        self.assertIn(card.norm_id.sudo().citation, card.deadline_explanation)
        self.assertIn(self.deputy, card.sudo().participant_ids, "the deputy who oversees the field takes part")

    @clause("KEN-23")
    def test_a_draft_shows_the_term_it_will_get(self):
        draft = self.card(assign=False)
        self.assertIn("01/07/2026", draft.term_proposal.replace("07/01/2026", "01/07/2026"))
        self.assertFalse(draft.deadline)

    @clause("KEN-38")
    def test_the_akims_urgent_task_is_due_in_ten_days(self):
        card = self.card(urgency="urgent", date_start="2026-03-05")
        # 15 March 2026 is a Sunday.
        self.assertEqual(card.deadline, date(2026, 3, 16))

    @clause("KEN-34")
    def test_the_administration_gives_a_month_and_a_short_month_ends_early(self):
        card = self.card(source="administration", date_start="2026-01-31")
        # 28 February 2026 is a Saturday.
        self.assertEqual(card.deadline, date(2026, 3, 2))
        stated = self.card(source="administration", date_start="2026-01-31", deadline="2026-02-10")
        self.assertEqual(stated.deadline, date(2026, 2, 10))
        self.assertFalse(stated.norm_id)

    @clause("KEN-34.2")
    def test_marks_of_the_prime_minister_shorten_the_term(self):
        terms = {
            urgency: self.card(source="pm", urgency=urgency, date_start=MONDAY).deadline
            for urgency in ("ordinary", "very_urgent", "urgent", "expedite")
        }
        self.assertEqual(
            terms,
            {
                "ordinary": date(2026, 7, 1),
                "very_urgent": date(2026, 6, 3),
                "urgent": date(2026, 6, 12),
                "expedite": date(2026, 6, 12),
            },
        )

    @clause("KEN-34.3")
    def test_an_operative_task_runs_from_signing(self):
        card = self.card(source="pm_operative", basis_date=MONDAY, date_start="2026-06-04")
        self.assertEqual(card.deadline, date(2026, 6, 15))
        with self.assertRefused("day the source was signed", TermRefused):
            self.card(source="pm_operative", date_start="2026-06-04")

    @clause("KEN-32", "KEN-45.2")
    def test_the_internal_term_is_not_later_than_the_source(self):
        by_source = self.card(source="ministry", source_deadline="2026-06-20")
        self.assertEqual(by_source.deadline, date(2026, 6, 20))
        self.assertEqual(
            self.card(source="ministry", source_deadline="2026-06-20", deadline="2026-06-19").state, "in_progress"
        )
        with self.assertRefused("later than the term", TermRefused):
            self.card(source="ministry", source_deadline="2026-06-20", deadline="2026-06-25")

    def test_a_term_before_the_start_is_refused(self):
        for assign in (True, False):
            with self.assertRefused("before its start", TermRefused):
                self.card(assign=assign, deadline="2026-05-31")

    @clause("KEN-40.3")
    def test_the_term_of_a_card_in_force_is_not_edited(self):
        card = self.card()
        for user in (self.inspector, self.akim, self.lead):
            for name in ("deadline", "initial_deadline", "deadline_trace", "norm_id"):
                with self.assertRefused("in force|by decision", ClosedNow):
                    self.as_user(user, card).write({name: False})
            with self.assertRefused("in force|by decision", ClosedNow):
                self.as_user(user, card).sudo().write({"deadline": "2026-12-31"})
        self.assertEqual(card.deadline, date(2026, 7, 1))

    def test_context_does_not_open_the_card(self):
        card = self.card()
        with self.assertRefused("in force|by decision", ClosedNow):
            card.with_context(akimat_term_gate=True).write({"deadline": "2026-12-31"})

    def test_class_of_control_follows_the_length(self):
        expected = {
            "2026-06-12": "urgent",
            "2026-06-15": "short",
            "2026-07-01": "short",
            "2026-07-02": "medium",
            "2026-12-01": "medium",
            "2026-12-02": "long",
        }
        found = {day: self.card(deadline=day).control_class for day in expected}
        self.assertEqual(found, expected)

    @clause("KEN-41", "KEN-45.2")
    def test_overdue_is_found_from_the_day_after_the_term(self):
        card = self.card(deadline="2026-06-10")
        reported = self.reported_card(deadline="2026-06-10")
        search = self.env["akimat.assignment"].with_user(self.inspector).search
        ours = [("id", "in", (card | reported).ids)]
        with freeze_time("2026-06-10 05:00:00"):
            self.env.invalidate_all()
            self.assertFalse(card.overdue)
            self.assertTrue(card.due_soon)
            self.assertFalse(search([*ours, ("overdue", "=", True)]))
            self.assertEqual(search([*ours, ("due_soon", "=", True)]), card)
        with freeze_time("2026-06-11 05:00:00"):
            self.env.invalidate_all()
            self.assertTrue(card.overdue)
            self.assertEqual(search([*ours, ("overdue", "=", True)]), card)
            self.assertEqual(search([*ours, ("overdue", "=", False)]), reported)
            self.assertEqual(search([*ours, ("overdue", "!=", True)]), reported)
            self.assertEqual(search([*ours, ("overdue", "in", [True, False])]), card | reported)

    def test_the_day_is_that_of_the_akimat(self):
        card = self.card(deadline="2026-06-10")
        # 20:00 UTC is already the 11th in Almaty.
        with freeze_time("2026-06-10 20:00:00"):
            self.env.invalidate_all()
            self.assertTrue(card.overdue)

    def test_less_time_than_usual_is_pointed_out_before_the_card_goes_into_force(self):
        short = self.card(assign=False, deadline="2026-06-02")
        self.assertIn("less time", short.term_warning)
        self.assertFalse(self.card(assign=False, deadline="2026-06-03").term_warning)
        self.assertFalse(self.card(assign=False, deadline="2026-06-02", source="pm").term_warning)

    def test_no_norm_in_force_is_said_with_code_and_day(self):
        with self.assertRefused("CONTROL.AKIM", UserError):
            self.card(date_start="2001-01-01")
