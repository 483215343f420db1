"""A resolution put on control, its assignments, and what their end means for the document."""

from datetime import date

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import MoveRefused

from ..exceptions import TermRefused
from .common import NOW, ControlCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestControlOfDocuments(ControlCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        general = cls.make_department("General", "general")
        cls.registrar = cls.make_user("registrar", "registrar", department=general)
        cls.ministry = cls.env["res.partner"].create(
            {"name": "Ministry of water", "is_company": True, "correspondent_level": "ministry"}
        )
        cls.company_partner = cls.env["res.partner"].create({"name": "Water company", "is_company": True})

    def letter(self, partner=None, **vals):
        """A letter on the akim's desk, registered today."""
        document = (
            self.env["akimat.document"]
            .with_user(self.registrar)
            .create(
                {
                    "kind": "incoming",
                    "partner_id": (partner or self.ministry).id,
                    "sender_number": "12-3/45",
                    "sender_date": "2026-05-28",
                    "subject": "Water supply of the suburbs",
                    "reviewer_id": self.akim.id,
                    "company_id": self.akimat.id,
                    **vals,
                }
            )
        )
        document.action_register()
        document.action_hand_over()
        return document

    def resolution(self, document, *executors, author=None, on_control=True, issue=True, **vals):
        lines = [
            Command.create({"user_id": user.id, "sequence": place, "is_lead": place == 0})
            for place, user in enumerate(executors or (self.lead, self.co_executor))
        ]
        resolution = (
            self.env["akimat.resolution"]
            .with_user(author or self.akim)
            .create(
                {
                    "document_id": document.id,
                    "text": "Prepare proposals",
                    "executor_ids": lines,
                    "on_control": on_control,
                    **vals,
                }
            )
        )
        if issue:
            resolution.action_issue()
        return resolution

    def cards(self, record):
        return self.env["akimat.assignment"].search([("document_id", "=", record.id)])

    @clause("KEN-66", "KEN-29")
    def test_a_resolution_on_control_makes_the_assignment(self):
        document = self.letter()
        self.assertEqual(document.control_source, "ministry")
        resolution = self.resolution(document)
        card = self.cards(document)
        self.assertEqual(card.state, "in_progress")
        self.assertEqual((card.lead_user_id, card.co_executor_ids), (self.lead, self.co_executor))
        self.assertEqual(
            (card.issuer_id, card.resolution_id, card.inspector_id), (self.akim, resolution, self.inspector)
        )
        self.assertEqual((card.source, card.source_level), ("ministry", "higher"))
        self.assertEqual((card.basis_number, card.basis_date), ("12-3/45", date(2026, 5, 28)))
        self.assertEqual(card.text, "Prepare proposals")
        self.assertEqual(card.norm_id.code, "CONTROL.NO_TERM")
        self.assertTrue(card.deadline_explanation)

    def test_a_resolution_without_control_makes_none(self):
        document = self.letter()
        self.resolution(document, on_control=False)
        self.assertFalse(self.cards(document))

    @clause("KEN-38", "KEN-66")
    def test_the_akims_own_resolution_runs_by_his_norm_everywhere(self):
        document = self.letter(self.company_partner)
        resolution = self.resolution(document, urgency="urgent")
        card = self.cards(document)
        self.assertEqual((card.source, card.norm_id.code), ("city_akim", "CONTROL.AKIM_URGENT"))
        # Ten calendar days, not ten working days: the resolution and the document say the same as the card.
        self.assertEqual(card.deadline, date(2026, 6, 11))
        self.assertEqual((resolution.deadline, document.deadline), (card.deadline, card.deadline))

    def test_the_term_of_the_resolution_is_kept(self):
        document = self.letter(self.company_partner)
        self.resolution(document, deadline="2026-06-10")
        card = self.cards(document)
        self.assertEqual(card.deadline, date(2026, 6, 10))
        self.assertFalse(card.norm_id)
        self.assertIn("akim", card.deadline_explanation)

    @clause("KEN-32")
    def test_a_resolution_does_not_pass_the_term_of_the_sender(self):
        document = self.letter(deadline="2026-06-20")
        with self.assertRefused("later than the term", TermRefused):
            self.resolution(document, deadline="2026-06-25")
        self.resolution(document, deadline="2026-06-18")
        self.assertEqual(self.cards(document).source_deadline, date(2026, 6, 20))

    @clause("KEN-32")
    def test_the_term_of_the_sender_is_the_term_of_a_resolution_without_one(self):
        document = self.letter(deadline="2026-06-20")
        self.resolution(document)
        self.assertEqual(self.cards(document).deadline, date(2026, 6, 20))

    def test_a_further_resolution_does_not_pass_the_one_above(self):
        document = self.letter(self.company_partner)
        first = self.resolution(document, self.unit_head, deadline="2026-06-20")
        with self.assertRefused("later than the term", TermRefused):
            self.resolution(document, self.lead, author=self.unit_head, deadline="2026-06-25")
        second = self.resolution(document, self.lead, author=self.unit_head, deadline="2026-06-18")
        self.assertEqual(second.parent_id, first)
        self.assertEqual(second.assignment_ids.source, "own")

    @clause("KEN-67", "KEN-42.2")
    def test_the_end_of_control_ends_resolution_and_document(self):
        document = self.letter()
        resolution = self.resolution(document)
        card = self.cards(document)
        self.assertTrue(document.on_control)
        with self.assertRefused("control", MoveRefused):
            self.as_user(self.lead, document).action_execute("Done myself")
        self.as_user(self.lead, card).action_report("Proposals are sent")
        self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution of 01.06.2026")
        self.assertEqual(resolution.state, "done")
        self.assertEqual(document.state, "executed")
        self.assertEqual(document.execution_note, "Proposals are sent")
        self.assertFalse(document.on_control)

    @clause("KEN-67")
    def test_a_paper_that_is_to_come_back_keeps_its_document_open(self):
        document = self.letter()
        self.resolution(document, to_be_returned=True)
        card = self.cards(document)
        self.as_user(self.lead, card).action_report("Done")
        self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution")
        self.assertEqual((card.state, document.state), ("done", "execution"))

    def test_the_document_waits_for_its_last_assignment(self):
        document = self.letter(self.company_partner)
        self.resolution(document, self.lead)
        self.resolution(document, self.colleague)
        first, second = self.cards(document).sorted("id")
        for card, person in ((first, self.lead), (second, self.colleague)):
            self.assertEqual(document.state, "execution")
            self.as_user(person, card).action_report("Done")
            self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution")
        self.assertEqual(document.state, "executed")

    def test_a_cancelled_resolution_takes_its_assignment_with_it(self):
        document = self.letter()
        resolution = self.resolution(document)
        self.as_user(self.akim, resolution).action_cancel("Given by mistake")
        self.assertEqual(self.cards(document).state, "cancelled")
        self.assertFalse(document.on_control)
        self.assertEqual(document.state, "execution")

    @clause("KEN-43")
    def test_a_task_of_the_administration_leaves_control_on_the_fact_of_execution(self):
        administration = self.env["res.partner"].create(
            {"name": "Administration", "is_company": True, "correspondent_level": "administration"}
        )
        document = self.letter(administration)
        self.resolution(document, self.lead)
        card = self.cards(document)
        self.assertEqual(card.norm_id.code, "CONTROL.ADMINISTRATION")
        self.as_user(self.lead, card).action_report("The answer is being signed")
        with self.assertRefused("answer that has been sent", MoveRefused):
            self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution")
        answer = self.env["akimat.document"].create(
            {"kind": "outgoing", "subject": "Answer", "reply_to_id": document.id, "company_id": self.akimat.id}
        )
        self.as_user(self.lead, card).answer_document_id = answer
        with self.assertRefused("answer that has been sent", MoveRefused):
            self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution")
        self.send(answer)
        self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution")
        self.assertEqual((card.state, card.answer_document_id), ("done", answer))

    @clause("KEN-67", "KEN-43")
    def test_an_answer_that_goes_out_is_linked_and_the_document_waits_for_the_end_of_control(self):
        document = self.letter()
        self.resolution(document, self.lead)
        card = self.cards(document)
        answer = self.env["akimat.document"].create(
            {"kind": "outgoing", "subject": "Answer", "reply_to_id": document.id, "company_id": self.akimat.id}
        )
        self.send(answer)
        self.as_user(self.registrar, answer)._execute_answered()
        self.assertEqual((card.answer_document_id, document.state), (answer, "execution"))
        self.as_user(self.lead, card).action_report("The answer is sent")
        self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution")
        self.assertEqual(document.state, "executed")

    def send(self, answer):
        """As if the general department had sent it: how letters are sent is proven by document flow."""
        self.env.flush_all()
        self.env.cr.execute("UPDATE akimat_document SET state = 'dispatched' WHERE id = %s", [answer.id])
        self.env.invalidate_all()

    def test_the_mark_of_control_is_searched_and_counted(self):
        document = self.letter()
        self.resolution(document)
        seen = self.as_user(self.akim, document)
        self.assertEqual(seen.assignment_count, 1)
        action = seen.action_open_assignments()
        self.assertEqual(self.env["akimat.assignment"].search(action["domain"]), self.cards(document))

    def test_the_registrar_names_the_source_and_nobody_else(self):
        document = self.letter(self.company_partner)
        self.as_user(self.registrar, document).control_source = "prosecutor"
        with self.assertRaises(UserError):
            self.as_user(self.colleague, document).control_source = "own"
        self.resolution(document)
        self.assertEqual(self.cards(document).source, "prosecutor")

    def test_a_document_for_official_use_makes_a_restricted_card(self):
        document = self.letter(confidentiality="dsp")
        self.resolution(document)
        card = self.cards(document)
        self.assertTrue(card.is_restricted)
        self.assertHidden(card, self.other_deputy)
        self.assertTrue(self.as_user(self.lead, card).has_access("read"))
