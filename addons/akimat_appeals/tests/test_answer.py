from datetime import date

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import MoveRefused

from ..exceptions import AnswerRefused
from .common import NOW, AppealCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAnswer(AppealCase):
    def test_the_answer_goes_the_way_of_a_letter_under_the_number_of_the_appeal(self):
        appeal = self.prepared()
        paper = appeal.sudo().answer_document_id
        self.assertEqual((appeal.state, paper.state), ("review", "approval"))
        self.assertIn("We answer you.", str(paper.body_kk))
        self.assertIn("The lamp was changed.", str(paper.body_kk))
        self.assertFalse(appeal._public_values()["answer"])
        self.send(self.as_user(self.executor, paper))
        self.env.invalidate_all()
        self.assertEqual((appeal.state, paper.reg_number), ("answered", appeal.reg_number))
        self.assertIn("We answer you.", appeal._public_values()["answer"])

    def test_each_question_is_answered(self):
        two = [Command.create({"text": "Light?"}), Command.create({"text": "Road?"})]
        appeal = self.as_user(self.executor, self.assigned(question_ids=two))
        appeal.question_ids[0].write({"answer": "Changed.", "outcome": "satisfied"})
        with self.assertRefused("the question «Road\\?» has no answer", AnswerRefused):
            appeal.action_answer("We answer you.", "satisfied")

    def test_only_its_executor_answers(self):
        appeal = self.assigned()
        for user in (self.registrar, self.unit):
            with self.assertRefused("prepared by its executor"):
                self.as_user(user, appeal).action_answer("We answer you.", "explained")
            with self.assertRefused("prepared by its executor"):
                self.as_user(user, appeal).question_ids.write({"answer": "x"})

    def test_a_refusal_gives_cause_law_and_the_way_to_appeal(self):
        appeal = self.as_user(self.executor, self.assigned(kind="message", language="ru"))
        self.answer_questions(appeal, "refused")
        with self.assertRefused("gives its cause"):
            appeal.action_answer("No.", "refused")
        with self.assertRefused("names the law"):
            appeal.action_answer("No.", "refused", refusal_cause="No money")
        with self.assertRefused("as a whole is not satisfied"):
            appeal.action_answer("Yes.", "satisfied", refusal_cause="No money", norms="Budget Code art. 1")
        self.akimat.appeal_superior_id = False
        with self.assertRefused("where to complain"):
            appeal.action_answer("No.", "refused", refusal_cause="No money", norms="Budget Code art. 1")
        self.akimat.appeal_superior_id = self.superior
        appeal.action_answer("No.", "refused", refusal_cause="No money", norms="Budget Code art. 1")
        body = str(self.paper(appeal, "answer").body_ru)
        for fact in ("No money", "Budget Code art. 1", "Akimat of the region", "3"):
            self.assertIn(fact, body)

    @clause("KEN-88")
    def test_a_promise_stays_on_additional_control(self):
        appeal = self.assigned()
        self.answer_questions(appeal, "promised")
        executors = self.as_user(self.executor, appeal)
        with self.assertRefused("a promise has a date"):
            executors.action_answer("We shall.", "promised")
        with self.assertRefused("is not ahead"):
            executors.action_answer("We shall.", "promised", promised_on="2026-06-01")
        executors.action_answer("We shall.", "promised", promised_on="2026-09-01")
        paper = self.paper(appeal, "answer")
        paper.write({"signatory_id": self.lawyer.id})
        self.visa_all(paper)
        with self.assertRefused("cannot be signed by lawyer"):
            self.as_user(self.lawyer, paper).action_sign()
        self.as_user(self.executor, paper).write({"signatory_id": self.akim.id})
        self.send(paper)
        card = appeal.sudo().assignment_ids
        self.assertEqual(
            (card.state, card.deadline, card.lead_user_id), ("in_progress", date(2026, 9, 1), self.executor)
        )
        self.assertTrue(self.as_user(self.akim, appeal).on_additional_control)
        with self.assertRefused("additional control until", MoveRefused):
            self.as_user(self.akim, appeal).action_close("Remove")
        self.as_user(self.executor, card).action_report("Done.")
        self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution")
        self.as_user(self.akim, appeal).action_close("Remove")
        self.assertEqual((appeal.state, appeal.closed_by_id), ("closed", self.akim))

    def test_a_leader_answers_by_word_of_mouth(self):
        appeal = self.assigned()
        self.answer_questions(appeal)
        with self.assertRefused("prepared by its executor"):
            self.as_user(self.executor, appeal).action_answer("Told.", "explained", form="oral")
        self.as_user(self.akim, appeal).action_answer("Told at the meeting.", "explained", form="oral")
        self.assertEqual(appeal.state, "answered")

    def test_a_returned_answer_is_prepared_anew(self):
        appeal = self.prepared()
        paper = appeal.sudo().answer_document_id
        visa = paper.visa_ids.filtered(lambda visa: visa.state == "current")
        visa.with_user(visa.user_id).action_reject("Be kinder")
        self.as_user(self.executor, appeal).action_answer("We gladly answer you.", "explained")
        self.assertEqual(appeal.sudo().answer_document_id, paper)
        self.assertIn("gladly", str(paper.body_kk))
        self.assertEqual(paper.state, "approval")


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestHearing(AppealCase):
    REFUSAL = {"refusal_cause": "No money", "norms": "Budget Code art. 1"}

    def refused(self, **vals):
        appeal = self.assigned(**vals)
        self.answer_questions(appeal, "refused")
        return self.as_user(self.executor, appeal)

    def hearing(self, appeal, **vals):
        return appeal.hearing_ids.create({"appeal_id": appeal.id, "decision": "We are going to refuse.", **vals})

    def test_a_refusal_comes_after_a_preliminary_decision(self):
        appeal = self.refused()
        with self.assertRefused("before a decision against the applicant"):
            appeal.action_answer("No.", "refused", **self.REFUSAL)
        hearing = self.hearing(appeal)
        with self.assertRefused("say how the applicant was told"):
            hearing.action_tell()
        hearing.action_tell("phone")
        self.assertEqual((hearing.told_on, hearing.objection_deadline), (date(2026, 6, 1), date(2026, 6, 3)))
        appeal.action_answer("No.", "refused", **self.REFUSAL)
        paper = self.paper(appeal, "answer")
        self.visa_all(paper)
        with freeze_time("2026-06-03 06:00:00"), self.assertRefused("less than the law asks"):
            self.as_user(self.akim, paper).action_sign()
        with self.assertRefused("may object until"):
            hearing.action_finish()
        with freeze_time("2026-06-04 06:00:00"):
            with self.assertRefused("hearing is not over"):
                self.as_user(self.akim, paper).action_sign()
            hearing.with_user(self.executor).action_finish()
            self.as_user(self.akim, paper).action_sign()
        self.assertEqual(paper.state, "registered")

    def test_who_asks_to_be_heard_is_heard_and_minutes_are_kept(self):
        appeal = self.refused()
        hearing = self.hearing(appeal)
        hearing.action_tell("phone")
        hearing.wants_oral = True
        with self.assertRefused("write what the applicant objects"):
            hearing.action_object()
        hearing.action_object("I paid for it")
        with self.assertRefused("asked to be heard"):
            hearing.action_finish()
        hearing.action_hold()
        self.assertEqual(hearing.minutes_deadline, date(2026, 6, 3))
        with self.assertRefused("minutes name who was present"):
            hearing.action_sign()
        hearing.write({"present": "Applicant, executor", "explanations": "He explained."})
        hearing.action_sign()
        with self.assertRefused("is over"):
            hearing.write({"explanations": "Nothing"})

    def test_a_ground_of_law_does_without(self):
        appeal = self.refused()
        with self.assertRefused("give the reason"):
            appeal.action_waive_hearing("asked", " ")
        appeal.action_waive_hearing("asked", "The applicant asked for a decision at once")
        appeal.action_answer("No.", "refused", **self.REFUSAL)
        self.assertIn("asked for a decision", str(self.paper(appeal, "answer").body_kk))

    def test_the_simplified_procedure_is_free_of_it(self):
        self.refused(kind="inquiry").action_answer("No.", "refused", **self.REFUSAL)
