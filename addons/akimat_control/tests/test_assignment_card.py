"""What a card holds, who may write it, what is refused on it."""

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import ClosedNow, MoveRefused, RecordKept

from .common import NOW, ControlCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAssignmentCard(ControlCase):
    @clause("KEN-29")
    def test_a_source_outside_the_directory_is_refused(self):
        with self.assertRefused("Wrong value", ValueError):
            self.card(source="newspaper")

    @clause("KEN-29")
    def test_the_source_gives_the_level(self):
        levels = {
            source: self.card(assign=False, source=source).source_level for source in ("government", "city_akim", "own")
        }
        self.assertEqual(levels, {"government": "higher", "city_akim": "city", "own": "office"})

    @clause("KEN-30")
    def test_a_body_as_executor_is_answered_for_by_its_head(self):
        card = self.card(lead_user_id=False, lead_department_id=self.housing.id)
        self.assertEqual(card.lead_user_id, self.unit_head)

    @clause("KEN-30")
    def test_a_body_without_head_cannot_be_charged(self):
        orphan = self.make_department("Orphan", "executive_body")
        draft = self.card(assign=False, lead_user_id=False, lead_department_id=orphan.id)
        self.assertIn("no responsible executor", draft.step_hint)
        with self.assertRefused("no responsible executor", MoveRefused):
            draft.action_assign()

    def test_the_name_comes_from_the_text(self):
        self.assertEqual(self.card(text="Clean the park\nbefore Nauryz").name, "Clean the park")

    def test_an_empty_task_is_not_assigned(self):
        with self.assertRefused("no text", MoveRefused):
            self.card(name="Lights", text=" ")

    def test_nobody_is_lead_and_co_executor_at_once(self):
        with self.assertRefused("co-executor as well", MoveRefused):
            self.card(co_executors=self.lead)

    def test_a_task_is_given_by_somebody_who_leads(self):
        with self.assertRefused("holds no leading post", MoveRefused):
            self.card(issuer_id=self.inspector.id)

    def test_a_card_starts_as_a_draft_without_conclusions(self):
        with self.assertRefused("starts in the state", MoveRefused):
            self.card(state="done")
        with self.assertRefused("cannot be entered or changed now", ClosedNow):
            self.card(evaluation="executed")
        with self.assertRefused("by decision", ClosedNow):
            self.card(initial_deadline="2026-12-31")

    def test_a_card_in_force_keeps_what_it_says(self):
        card = self.card()
        changes = {
            "text": "Something else",
            "lead_user_id": self.colleague.id,
            "issuer_id": self.deputy.id,
            "source": "own",
            "basis_number": "1",
            "urgency": "urgent",
            "date_start": "2026-05-01",
        }
        for name, value in changes.items():
            for user in (self.akim, self.inspector, self.lead):
                with self.assertRefused("in force|by decision", ClosedNow):
                    self.as_user(user, card).write({name: value})

    def test_nobody_lets_others_in_by_hand(self):
        card, draft = self.card(), self.card(assign=False)
        added = [fields.Command.link(self.colleague.id)]
        for user in (self.lead, self.inspector, self.akim):
            for name, value in (
                ("participant_ids", added),
                ("is_restricted", True),
                ("extension_count", 0),
                ("reminded_rule_ids", [fields.Command.clear()]),
                ("last_reminder_on", "2026-12-31"),
            ):
                with self.assertRefused("cannot be changed", ClosedNow):
                    self.as_user(user, card).write({name: value})
        with self.assertRefused("cannot be entered or changed now", ClosedNow):
            self.as_user(self.inspector, draft).write({"participant_ids": added})
        with self.assertRefused("cannot be entered or changed now", ClosedNow):
            self.card(participant_ids=added)
        self.assertHidden(card, self.colleague)

    def test_the_executor_arranges_nothing(self):
        card = self.card()
        for vals in ({"controller_id": self.lead.id}, {"co_executor_ids": [fields.Command.link(self.colleague.id)]}):
            with self.assertRefused("may not change", ClosedNow):
                self.as_user(self.lead, card).write(vals)
        # Not even the inspector names who may end control; the giver does, and nobody who works under the lead.
        for person in (self.inspector, self.head):
            with self.assertRefused("may not change", ClosedNow):
                self.as_user(self.inspector, card).write({"controller_id": person.id})
        self.as_user(self.akim, card).write({"controller_id": self.head.id})
        self.assertEqual(card.controller_id, self.head)

    def test_nobody_under_the_lead_is_charged_with_control(self):
        card = self.card(lead_user_id=self.unit_head.id)
        for person in (self.lead, self.unit_head):
            with self.assertRefused("cannot be charged", ValidationError):
                self.as_user(self.akim, card).write({"controller_id": person.id})

    def test_who_may_end_control_is_named_before_the_report(self):
        card = self.reported_card()
        for user in (self.akim, self.inspector, self.lead):
            with self.assertRefused("."):
                self.as_user(user, card).write({"controller_id": self.head.id})
        with self.assertRefused("may not change", ClosedNow):
            self.env["akimat.assignment"].with_user(self.inspector).create(
                {"text": "x", "issuer_id": self.akim.id, "controller_id": self.inspector.id}
            )

    def test_leaders_and_heads_give_tasks_themselves(self):
        for giver in (self.deputy, self.unit_head):
            card = (
                self.env["akimat.assignment"]
                .with_user(giver)
                .create(
                    {
                        "text": "Check the boilers",
                        "source": "own",
                        "lead_user_id": self.lead.id,
                        "company_id": self.akimat.id,
                        "issuer_id": giver.id,
                    }
                )
            )
            card.action_assign()
            self.assertEqual((card.state, card.issuer_id), ("in_progress", giver))

    def test_an_executor_opens_no_cards(self):
        with self.assertRaises(AccessError):
            self.env["akimat.assignment"].with_user(self.lead).create({"text": "x", "lead_user_id": self.colleague.id})

    def test_a_card_that_was_on_control_is_kept(self):
        card = self.card()
        with self.assertRefused("cannot be deleted", RecordKept):
            card.unlink()
        self.card(assign=False).unlink()

    def test_co_executors_have_their_lines_in_order(self):
        card = self.card(co_executors=self.co_executor | self.colleague)
        self.assertEqual(card.contribution_ids.user_id, self.co_executor | self.colleague)
        self.assertEqual(card.contribution_ids.mapped("state"), ["requested", "requested"])
        self.as_user(self.inspector, card).co_executor_ids = [fields.Command.unlink(self.colleague.id)]
        self.assertEqual(card.contribution_ids.user_id, self.co_executor)

    def test_table_and_states_are_the_same(self):
        for model in (
            "akimat.assignment",
            "akimat.assignment.extension",
            "akimat.assignment.report",
            "akimat.assignment.contribution",
        ):
            values = set(self.env[model]._fields["state"].get_values(self.env))
            self.assertEqual(self.env[model]._transitions.states, values, model)
