from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .common import DocflowCase


@tagged("post_install", "-at_install")
class TestScenarioIncomingLetter(DocflowCase):
    """One letter, told in the order in which a clerk would tell it."""

    @clause("KEN-62", "KEN-66", "PET-17.5", "ZHE-15.3")
    def test_a_letter_is_answered_and_filed(self):
        letter = self.the_letter_arrives()
        self.the_akim_decides(letter)
        answer = self.the_answer_is_written(letter)
        self.the_answer_is_sent(letter, answer)
        self.both_are_filed(letter, answer)

    def the_letter_arrives(self):
        # The water company's letter comes by post; the registrar gives it a number the same day.
        letter = self.documents(self.registrar).create(
            {
                "kind": "incoming",
                "partner_id": self.partner.id,
                "sender_number": "77",
                "sender_date": "2026-01-12",
                "subject": "Repair of the water main",
            }
        )
        letter.action_register()
        self.assertEqual(letter.state, "registered")
        self.assertTrue(letter.reg_number)

        # She hands it to the akim; it stands in his queue.
        letter.write({"reviewer_id": self.akim.id})
        letter.action_hand_over()
        queue = self.documents(self.akim).search([("is_my_review", "=", True)])
        self.assertIn(letter, queue)
        return letter

    def the_akim_decides(self, letter):
        # The akim writes a resolution: the executor first, the lawyer helps.
        resolution = self.resolution(letter, executors=[self.executor, self.lawyer], text="Repair and answer")
        resolution.action_issue()
        self.assertEqual(letter.state, "execution")
        self.assertEqual(resolution.lead_user_id, self.executor)
        self.assertTrue(letter.deadline)
        self.assertIn(letter, self.documents(self.executor).search([("is_mine", "=", True)]))
        self.assertIn(letter, self.documents(self.lawyer).search([("is_mine", "=", True)]))

    def the_answer_is_written(self, letter):
        # The executor writes the answer; his own visa is on it, the head of the unit adds hers.
        answer = self.documents(self.executor).create(
            {
                "kind": "outgoing",
                "reply_to_id": letter.id,
                "partner_id": self.partner.id,
                "subject": "The water main is repaired",
                "body_kk": "<p>Жөнделді</p>",
                "executor_id": self.executor.id,
                "department_id": self.units["housing"].id,
                "signatory_id": self.deputy.id,
            }
        )
        answer.action_submit()
        self.assertEqual(answer.state, "approval")
        answer.visa_ids.filtered(lambda visa: visa.user_id == self.unit).with_user(self.unit).action_approve()
        self.assertEqual(answer.state, "signing")
        return answer

    def the_answer_is_sent(self, letter, answer):
        # The deputy signs; the answer stands under the number of the letter.
        answer.with_user(self.deputy).action_sign()
        self.assertEqual(answer.state, "registered")
        self.assertEqual(answer.reg_number, letter.reg_number)

        # The registrar sends it by post. The letter is executed by that.
        answer.with_user(self.registrar).action_dispatch()
        self.assertEqual(answer.dispatch_ids.state, "sent")
        self.assertEqual(letter.state, "executed")

    def both_are_filed(self, letter, answer):
        # Both go into the case of the year; the story is over and stands in the audit chain.
        for paper in letter + answer:
            paper.with_user(self.registrar).write({"case_id": self.case.id})
            paper.with_user(self.registrar).action_file()
        self.assertEqual((letter + answer).mapped("state"), ["filed", "filed"])
        events = self.env["akimat.audit.entry"].search(
            [("res_model", "=", "akimat.document"), ("res_id", "=", letter.id)], order="id"
        )
        steps = [event for event in events.mapped("event") if event not in ("number", "deadline", "change")]
        self.assertEqual(steps, ["register", "hand_over", "resolve", "execute", "file"])
        self.assertTrue(self.env["akimat.audit.entry"].verify_chain()["ok"])
