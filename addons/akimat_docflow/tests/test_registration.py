from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .common import DocflowCase


@tagged("post_install", "-at_install")
class TestRegistration(DocflowCase):
    @clause("KEN-62")
    def test_only_the_general_department_enters_and_registers_mail(self):
        for user in (self.executor, self.unit, self.akim, self.archivist):
            with self.assertRefused("general department"):
                self.incoming(user=user)
        draft = self.incoming()
        draft._add_participants(self.executor)
        with self.assertRefused("You may not take this step"):
            draft.with_user(self.executor).action_register()

    @clause("KEN-63")
    def test_numbers_run_without_gaps_in_the_journal_of_the_akimat(self):
        letters = [self.incoming("registered", sender_number=str(index)) for index in range(3)]
        self.assertEqual([letter.reg_sequence for letter in letters], [1, 2, 3])
        self.assertEqual(letters[0].journal_id.company_id, self.akimat)
        self.assertEqual(letters[0].reg_user_id, self.registrar)

    def test_what_a_card_needs_is_named(self):
        draft = self.incoming(subject=False, partner_id=False)
        with self.assertRefused("Correspondent, Subject"):
            draft.action_register()

    def test_a_day_that_has_not_come_is_refused(self):
        tomorrow = self.akimat._akimat_today() + timedelta(days=1)
        with self.assertRefused("has not come yet"):
            self.incoming(reg_date=tomorrow).action_register()
        with self.assertRefused("has not come yet"):
            self.incoming(received_at=fields.Datetime.now() + timedelta(hours=2)).action_register()

    @clause("KEN-63")
    def test_late_registration_is_flagged(self):
        yesterday = fields.Datetime.now() - timedelta(days=1, hours=1)
        self.assertTrue(self.incoming("registered", received_at=yesterday).is_registered_late)
        self.assertFalse(self.incoming("registered", sender_number="2").is_registered_late)

    @clause("KEN-63")
    def test_kinds_that_are_only_counted_get_no_number(self):
        magazine = self.env.ref("akimat_docflow.correspondence_kind_periodical")
        with self.assertRefused("only counted"):
            self.incoming(correspondence_kind_id=magazine.id).action_register()

    @clause("KEN-63")
    def test_a_reply_to_our_inquiry_takes_its_number(self):
        inquiry = self.outgoing("dispatched", awaits_answer=True)
        first = self.incoming("registered", reply_to_id=inquiry.id)
        self.assertEqual(first.reg_number, inquiry.reg_number)
        self.assertEqual(inquiry.state, "executed")
        second = self.incoming("registered", reply_to_id=inquiry.id, sender_number="13")
        self.assertEqual(second.reg_number, f"{inquiry.reg_number}-2")

    def test_an_answer_has_its_own_number_where_the_akimat_says_so(self):
        self.akimat.answers_take_number = False
        letter = self.incoming("execution")
        answer = self.outgoing("registered", reply_to_id=letter.id)
        self.assertNotEqual(answer.reg_number, letter.reg_number)
        self.assertEqual(answer.journal_id.kind, "outgoing")

    def test_the_same_letter_twice_is_warned_about(self):
        first = self.incoming("registered")
        again = self.incoming()
        self.assertEqual(again.duplicate_ids, first)
        self.assertFalse(self.incoming(sender_number="other").has_duplicates)
        first.with_user(self.general).action_annul("Entered by mistake")
        again.invalidate_recordset(["duplicate_ids"])
        self.assertFalse(again.duplicate_ids)

    def test_registered_content_is_frozen_and_kept(self):
        letter = self.incoming("registered")
        with self.assertRefused("is registered"):
            letter.write({"subject": "Another"})
        with self.assertRefused("cannot be deleted"):
            letter.sudo().unlink()

    def test_annulment_needs_a_reason_and_keeps_the_number(self):
        letter = self.incoming("registered")
        number = letter.reg_number
        # Who registered it does not take it back alone.
        with self.assertRefused("you stand in it yourself"):
            letter.action_annul("Mine")
        letter = letter.with_user(self.general)
        with self.assertRefused("give the reason"):
            letter.action_annul(" ")
        with self.assertRefused("You may not take this step"):
            letter.with_user(self.akim).action_annul("No")
        letter.action_annul("Twice the same")
        self.assertEqual((letter.state, letter.annulled, letter.reg_number), ("annulled", True, number))
        self.assertNotEqual(self.incoming("registered", sender_number="2").reg_number, number)

    def test_forbidden_states_are_refused_for_everybody(self):
        letter = self.incoming("registered")
        for caller in (letter, letter.sudo(), letter.with_user(self.akim)):
            with self.assertRefused("cannot become"):
                caller.write({"state": "filed"})
        with self.assertRefused("starts in the state"):
            self.incoming(state="draft").copy({"state": "registered"})

    def test_the_history_is_not_written_by_hand(self):
        letter = self.incoming("registered")
        for values in ({"registered_at": "2020-01-01"}, {"on_control": True}, {"participant_ids": [(5,)]}):
            with self.assertRefused("cannot be entered or changed now"):
                letter.write(values)
        for values in (
            {"signed_by_id": self.akim.id},
            {"version": 3},
            {"norm_id": 1},
            {"deadline_trace": {"amount": 999}},
        ):
            with self.subTest(values=values), self.assertRefused("cannot be entered or changed now|by decision"):
                self.documents().create({"kind": "outgoing", **values})

    def test_the_term_that_the_registrar_enters_is_his_decision_and_nothing_else(self):
        forged = {"amount": 999, "unit": "working_day", "verified": True}
        letter = self.incoming(deadline="2099-12-31")
        for values in ({"deadline_trace": forged}, {"norm_id": 1}, {"initial_deadline": "2099-12-31"}):
            for caller in (letter, letter.sudo(), letter.with_context(install_mode=True)):
                with self.subTest(values=values), self.assertRefused("by decision"):
                    caller.write(values)
        self.assertTrue(letter.deadline_trace["given"])
        self.assertIn("term set by the sender", letter.deadline_explanation)

    def test_register_and_new_opens_an_empty_card(self):
        letter = self.incoming()
        action = letter.action_register_and_new()
        self.assertEqual(letter.state, "registered")
        self.assertEqual(action["views"][0][1], "form")
        self.assertFalse(action["res_id"])

    def test_many_are_registered_in_one_call(self):
        letters = self.documents().browse()
        for index in range(20):
            letters |= self.incoming(sender_number=f"batch {index}")
        letters.action_register()
        self.assertEqual(len(set(letters.mapped("reg_number"))), 20)
