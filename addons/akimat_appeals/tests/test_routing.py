from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause

from ..exceptions import AppealRefused, ConflictRefused
from .common import NOW, AppealCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestRouting(AppealCase):
    @clause("KEN-79.2")
    def test_executors_are_named_by_a_leaders_resolution(self):
        appeal = self.registered()
        with self.assertRefused("named by the resolution of a leader", AppealRefused):
            appeal.action_assign(self.executor.id, "Consider")
        with self.assertRefused("written by the steps"):
            appeal.write({"executor_id": self.executor.id})
        appeal.action_hand_over(self.akim.id)
        self.as_user(self.akim, appeal).action_assign(self.executor.id, "Consider", self.colleague.ids)
        self.assertEqual((appeal.state, appeal.executor_id), ("review", self.executor))
        self.assertEqual(appeal.co_executor_ids, self.colleague)
        self.assertEqual(appeal.resolution_ids.mapped("kind"), ["hand_over", "assign"])
        self.assertEqual(self.as_user(self.executor, appeal).mine, True)

    def test_the_head_of_the_unit_names_his_own_people(self):
        appeal = self.assigned(executor=self.unit)
        self.as_user(self.unit, appeal).action_assign(self.executor.id, "Prepare the answer")
        self.assertEqual(appeal.executor_id, self.executor)
        with self.assertRefused("named by the resolution"):
            self.as_user(self.executor, appeal).action_assign(self.colleague.id, "You do it")

    def test_a_resolution_needs_words_and_a_person_of_the_office(self):
        appeal = self.as_user(self.akim, self.handed_over())
        with self.assertRefused("write what is to be done"):
            appeal.action_assign(self.executor.id, " ")
        with self.assertRefused("does not work in this akimat"):
            appeal.action_assign(self.stranger.id, "Consider")
        with self.assertRefused("is not a leader"):
            self.registered().action_hand_over(self.executor.id)

    @clause("KEN-80")
    def test_what_came_from_above_or_concerns_the_office_goes_to_the_akim_or_the_head(self):
        above = self.registered(channel="higher_body")
        about = self.registered(kind="complaint", accused_user_ids=[Command.set(self.lawyer.ids)])
        body = self.registered(kind="complaint", accused_user_ids=[Command.set(self.unit.ids)])
        for appeal in (above, about):
            with self.assertRefused("not by second deputy", AppealRefused):
                appeal.action_hand_over(self.second_deputy.id)
            with self.assertRefused("not by second deputy", AppealRefused):
                appeal._check_reviewer(self.second_deputy)
        above.action_hand_over(self.akim.id)
        about.action_hand_over(self.head.id)
        body.action_hand_over(self.second_deputy.id)
        noted = self.registered(channel="higher_body", reviewer_note="The akim is on leave; his word of today")
        noted.action_hand_over(self.second_deputy.id)
        self.assertEqual(noted.reviewer_id, self.second_deputy)


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestConflict(AppealCase):
    """No path brings a complaint to the official complained of (Kentau Reglament p. 81)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_user("education head", "body_head", department=cls.units["education"])

    def complaint(self, **vals):
        return self.registered(kind="complaint", accused_user_ids=[Command.set(self.unit.ids)], **vals)

    def complaint_at_work(self, **vals):
        appeal = self.complaint(**vals)
        appeal.action_hand_over(self.akim.id)
        self.as_user(self.akim, appeal).action_assign(self.outsider.id, "Check")
        return appeal

    @clause("KEN-81")
    def test_neither_he_nor_his_substitute_nor_the_head_of_the_unit(self):
        self.substitution(self.unit, self.colleague)
        appeal = self.complaint()
        appeal.action_hand_over(self.akim.id)
        akims = self.as_user(self.akim, appeal)
        with self.assertRefused("complains of unit: .*Kentau Reglament p. 81", ConflictRefused):
            akims.action_assign(self.unit.id, "Consider")
        with self.assertRefused("complains of unit", ConflictRefused):
            akims.action_assign(self.outsider.id, "Consider", self.unit.ids)
        with self.assertRefused("colleague acts today for unit", ConflictRefused):
            akims.action_assign(self.colleague.id, "Consider")
        self.assertEqual(appeal.state, "registered")
        named = self.registered(
            kind="complaint", accused_department_ids=[Command.set(self.units["housing"].ids)], bars_subordinates=True
        )
        named.action_hand_over(self.akim.id)
        for user in (self.unit, self.executor):
            with self.assertRefused("unit of which", ConflictRefused):
                self.as_user(self.akim, named).action_assign(user.id, "Consider")
        self.as_user(self.akim, appeal).action_assign(self.outsider.id, "Consider")

    @clause("ZHE-15.8")
    def test_the_division_that_issued_the_act_does_not_review_the_complaint(self):
        housing = self.units["housing"]
        appeal = self.registered(
            kind="complaint",
            disputed_act="Order No. 7 of the housing unit",
            accused_department_ids=[Command.set(housing.ids)],
            bars_subordinates=True,
        )
        self.assertEqual((appeal.procedure, appeal.norm_id.code), ("complaint", "APPEAL.COMPLAINT"))
        self.env["akimat.duty"].create({"kind": "deputy", "user_id": self.unit.id, "company_id": self.akimat.id})
        with self.assertRefused("unit of which", ConflictRefused):
            appeal.action_hand_over(self.unit.id)
        appeal.action_hand_over(self.akim.id)
        with self.assertRefused("unit of which", ConflictRefused):
            self.as_user(self.akim, appeal).action_assign(self.executor.id, "Consider")
        self.as_user(self.akim, appeal).action_assign(self.outsider.id, "Consider")
        # The decision, in part against the applicant, comes after he was heard.
        self.answer_questions(appeal, "partly")
        with self.assertRefused("before a decision against the applicant"):
            self.as_user(self.outsider, appeal).action_answer("In part.", "partly", refusal_cause="x", norms="y")

    def test_a_complaint_filed_after_its_term_is_left_unless_the_term_is_restored(self):
        late = self.as_user(self.akim, self.handed_over(kind="complaint", learned_on="2026-02-27"))
        self.assertTrue(late.filed_late)
        with self.assertRefused("after the term of complaint", AppealRefused):
            late.action_assign(self.executor.id, "Consider")
        restored = self.as_user(self.akim, self.handed_over(kind="complaint", learned_on="2026-02-27", subject="Road"))
        restored.write({"restoration_reason": "He was in hospital until May"})
        with self.assertRefused("does not hold", AppealRefused):
            restored.action_terminate("late", "Too late")
        restored.action_assign(self.executor.id, "Consider")
        late.action_terminate("late", "Three months passed on 27 May")
        self.assertEqual(late.state, "terminated")
        self.assertFalse(self.registered(kind="complaint", learned_on="2026-03-02", subject="Gas").filed_late)
        self.assertFalse(self.registered(kind="statement", learned_on="2026-02-27", subject="Water").filed_late)

    def test_not_by_writing_who_is_barred(self):
        appeal = self.complaint_at_work()
        for vals in (
            {"barred_user_ids": [Command.clear()]},
            {"participant_ids": [Command.link(self.unit.id)]},
            {"has_accused": False},
        ):
            with self.assertRefused("written by the steps"):
                self.as_user(self.outsider, appeal).write(vals)

    def test_not_as_the_reviewer(self):
        appeal = self.registered(kind="complaint", accused_user_ids=[Command.set(self.head.ids)])
        with self.assertRefused("complains of head", ConflictRefused):
            appeal.action_hand_over(self.head.id)

    def test_not_by_naming_him_later(self):
        appeal = self.assigned(kind="complaint")
        with self.assertRefused("complains of executor", ConflictRefused):
            self.as_user(self.registrar, appeal).write({"accused_user_ids": [Command.set(self.executor.ids)]})

    def test_not_by_a_later_substitution(self):
        appeal = self.complaint_at_work()
        self.assertHidden(appeal, self.unit)
        # He gets the part of the executor: neither the card nor its steps come with it.
        lent = self.substitution(self.outsider, self.unit)
        self.assertHidden(appeal, self.unit)
        self.assertEqual(appeal.with_user(self.unit)._actor_roles(), set())
        self.assertIn("acts today for outsider", self.as_user(self.akim, appeal).conflict_hint)
        lent.with_user(self.head).action_cancel()
        # Who takes over his part loses the appeal.
        other = self.complaint_at_work()
        self.assertIn(self.outsider, other.sudo().activity_ids.user_id)
        self.substitution(self.unit, self.outsider)
        self.assertNotIn(self.outsider, other.sudo().activity_ids.user_id)
        self.assertIn(self.registrar, other.sudo().activity_ids.user_id)
        self.assertHidden(other, self.outsider)
        # Whoever may not read it is told nothing of it.
        with self.assertRaises(AccessError):
            self.as_user(self.outsider, other).action_answer("Nothing happened", "explained")

    def test_not_by_an_assignment(self):
        appeal = self.complaint_at_work()
        cards = self.env["akimat.assignment"].with_user(self.akim).with_company(self.akimat)
        values = {"text": "Check", "source": "appeal", "appeal_id": appeal.id, "issuer_id": self.akim.id}
        for people in (
            {"lead_user_id": self.unit.id},
            {"lead_user_id": self.outsider.id, "co_executor_ids": [Command.set(self.unit.ids)]},
            {"lead_user_id": self.outsider.id, "controller_id": self.unit.id},
        ):
            with self.assertRefused("complains of unit", ConflictRefused):
                cards.create({**values, **people})
        card = cards.create({**values, "lead_user_id": self.outsider.id})
        card.action_assign()
        with self.assertRefused("complains of unit", ConflictRefused):
            card.write({"co_executor_ids": [Command.link(self.unit.id)]})
        self.assertTrue(card.is_restricted)
        self.assertHidden(card, self.unit)
        part = card._part_values(self.outsider, "Check a part", card.date_start)
        self.assertEqual(part["appeal_id"], appeal.id)
        self.assertNotIn(self.unit, card.participant_ids)
        with self.assertRefused("name the appeal"):
            cards.create({**values, "appeal_id": False, "lead_user_id": self.outsider.id}).action_assign()

    def test_not_by_a_paper_its_visa_or_its_resolution(self):
        appeal = self.complaint_at_work()
        self.answer_questions(appeal)
        self.as_user(self.outsider, appeal).action_answer("We answer you.", "explained")
        paper = appeal.sudo().answer_document_id
        paper.visa_ids.filtered(lambda visa: visa.state == "current")
        for vals in ({"signatory_id": self.unit.id}, {"executor_id": self.unit.id}):
            with self.assertRefused("complains of unit", ConflictRefused):
                self.as_user(self.outsider, paper).write(vals)
        with self.assertRefused("complains of unit", ConflictRefused):
            self.env["akimat.visa"].with_user(self.outsider).create(
                {"document_id": paper.id, "user_id": self.unit.id, "role": "other"}
            )
        self.assertHidden(paper, self.unit)
        letter = self.incoming("review")
        letter._grant({"appeal_id": appeal.id})
        with self.assertRefused("complains of unit", ConflictRefused):
            self.resolution(letter, executors=[self.unit])

    def test_not_as_the_head_who_agrees_the_answer(self):
        appeal = self.registered(kind="complaint", accused_user_ids=[Command.set(self.unit.ids)])
        appeal.action_hand_over(self.akim.id)
        self.as_user(self.akim, appeal).action_assign(self.executor.id, "Check")
        self.answer_questions(appeal)
        self.as_user(self.executor, appeal).action_answer("We answer you.", "explained")
        visas = appeal.sudo().answer_document_id.visa_ids
        self.assertNotIn(self.unit, visas.user_id)
        self.assertIn("unit_head", visas.mapped("role"))

    def test_not_by_a_message(self):
        appeal = self.complaint_at_work()
        clerk = self.as_user(self.registrar, appeal)
        clerk.message_subscribe(self.unit.partner_id.ids)
        self.assertNotIn(self.unit.partner_id, appeal.sudo().message_partner_ids)
        message = clerk.message_post(body="Look", partner_ids=self.unit.partner_id.ids, message_type="comment")
        self.assertNotIn(self.unit.partner_id, message.sudo().notification_ids.res_partner_id)

    def test_not_by_a_list_a_search_or_a_task(self):
        appeal = self.complaint_at_work()
        model = self.env["akimat.appeal"].with_user(self.unit).with_context(allowed_company_ids=self.akimat.ids)
        self.assertFalse(model.name_search("Street light"))
        self.assertFalse(model.search([("overdue", "=", False)]) & appeal)
        self.assertFalse(self.env["akimat.appeal.question"].with_user(self.unit).search([]) & appeal.question_ids)
        self.assertFalse(self.unit in appeal.sudo().activity_ids.user_id)
        partner = appeal.sudo()._ensure_partner()
        self.assertHidden(partner, self.unit)
        self.assertTrue(self.as_user(self.outsider, partner).has_access("read"))
