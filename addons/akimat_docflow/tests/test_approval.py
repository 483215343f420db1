from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import MoveRefused

from .common import DocflowCase


@tagged("post_install", "-at_install")
class TestApproval(DocflowCase):
    def roles(self, document, state=None):
        visas = document.visa_ids.filtered(lambda visa: state in (None, visa.state))
        return visas.sorted("sequence").mapped("role")

    @clause("KEN-70")
    def test_visas_follow_the_level_of_the_addressee(self):
        plain = self.outgoing("approval")
        self.assertEqual(self.roles(plain), ["executor", "unit_head"])
        higher = self.outgoing("approval", partner_id=self.ministry.id)
        self.assertEqual(self.roles(higher), ["executor", "unit_head", "deputy"])

    @clause("KEN-70")
    def test_a_letter_to_a_higher_body_waits_for_the_deputy(self):
        letter = self.outgoing("approval", partner_id=self.ministry.id, signatory_id=self.akim.id)
        self.assertEqual(self.roles(letter, "current"), ["unit_head"], "the executor has put his own visa")
        letter.visa_ids.filtered(lambda visa: visa.state == "current").with_user(self.unit).action_approve()
        self.assertEqual((letter.state, self.roles(letter, "current")), ("approval", ["deputy"]))
        with self.assertRefused("cannot be taken|may not take"):
            letter.with_user(self.akim).action_sign()
        letter.visa_ids.filtered(lambda visa: visa.state == "current").with_user(self.deputy).action_approve()
        self.assertEqual(letter.state, "signing")

    @clause("KEN-70")
    def test_a_missing_visa_is_named_when_the_letter_is_signed(self):
        letter = self.outgoing("signing")
        letter.visa_ids.filtered(lambda visa: visa.role == "unit_head")._system_move("reset")
        with self.assertRefused("visas are missing: Head of the unit"):
            letter.with_user(self.deputy).action_sign()

    def test_equal_turns_are_asked_together(self):
        letter = self.outgoing()
        lines = [{"user_id": user.id, "role": "other", "sequence": 15} for user in (self.lawyer, self.archivist)]
        letter.visa_ids = [Command.create(line) for line in lines]
        letter.action_submit()
        self.assertEqual(self.roles(letter, "current"), ["other", "other"])
        for visa in letter.visa_ids.filtered(lambda visa: visa.state == "current"):
            visa.with_user(visa.user_id).action_approve()
        self.assertEqual(self.roles(letter, "current"), ["unit_head"])

    @clause("KEN-20")
    def test_a_changed_text_asks_the_visas_again(self):
        letter = self.outgoing("signing")
        letter.with_user(self.executor).write({"body_kk": "<p>Other words</p>"})
        self.assertEqual(letter.state, "approval")
        self.assertEqual(self.roles(letter, "approved"), [])
        self.assertEqual(self.roles(letter, "current"), ["executor"])
        with self.assertRefused("cannot be taken|may not take"):
            letter.with_user(self.deputy).action_sign()

    def test_the_same_text_written_again_asks_nothing(self):
        letter = self.outgoing("signing")
        letter.with_user(self.executor).write({"subject": letter.subject})
        self.assertEqual(letter.state, "signing")

    @clause("RUD-14.2.30")
    def test_a_refused_visa_returns_the_draft_with_its_reason_as_the_next_version(self):
        letter = self.outgoing("approval")
        visa = letter.visa_ids.filtered(lambda visa: visa.state == "current")
        with self.assertRefused("write the remark or the reason"):
            visa.with_user(self.unit).action_reject(" ")
        visa.with_user(self.unit).action_reject("The sum is wrong")
        self.assertEqual((letter.state, letter.version, letter.return_reason), ("draft", 2, "The sum is wrong"))
        self.assertEqual(visa.state, "rejected")
        letter.with_user(self.executor).action_submit()
        self.assertEqual(self.roles(letter, "current"), ["unit_head"])
        self.assertFalse(letter.return_reason)

    def test_remarks_do_not_stop_the_letter(self):
        letter = self.outgoing("approval")
        visa = letter.visa_ids.filtered(lambda visa: visa.state == "current")
        visa.with_user(self.unit).action_approve("Mind the comma")
        self.assertEqual((visa.state, letter.state), ("approved_with_remarks", "signing"))

    def test_nobody_gives_the_visa_of_another(self):
        letter = self.outgoing("approval")
        visa = letter.visa_ids.filtered(lambda visa: visa.state == "current")
        for user in (self.executor, self.deputy, self.registrar):
            with self.assertRefused("may not take this step"):
                visa.with_user(user).action_approve()
        with self.assertRaises(AccessError):
            visa.with_user(self.akim).write({"user_id": self.akim.id})
        for values in ({"user_id": self.executor.id}, {"given_by_id": self.unit.id}, {"comment": "x"}):
            with self.assertRefused("cannot be entered or changed now|may not change"):
                visa.with_user(self.executor).write(values)
        with self.assertRefused("."):
            visa.with_user(self.executor).unlink()

    def test_a_refusal_stays_when_a_later_version_gets_the_visa(self):
        letter = self.outgoing("approval")
        refused = letter.visa_ids.filtered(lambda visa: visa.state == "current")
        refused.with_user(self.unit).action_reject("The law forbids it")
        letter.with_user(self.executor).action_submit()
        self.assertEqual((refused.state, refused.is_past), ("rejected", True))
        again = letter.visa_ids.filtered(lambda visa: visa.state == "current")
        again.with_user(self.unit).action_approve()
        self.assertEqual(
            letter.past_visa_ids.filtered(lambda visa: visa.state == "rejected").comment, "The law forbids it"
        )
        for user in (self.executor, self.unit, self.registrar):
            with self.subTest(user.name), self.assertRefused("."), self.env.cr.savepoint():
                refused.with_user(user).unlink()

    @clause("KEN-15.3")
    def test_a_substitute_gives_the_visa_and_it_says_acting(self):
        letter = self.outgoing("approval")
        visa = letter.visa_ids.filtered(lambda visa: visa.state == "current")
        self.substitution(self.unit, self.outsider, scope="visa")
        visa.with_user(self.outsider).action_approve()
        self.assertEqual((visa.given_by_id, visa.acting_for_id), (self.outsider, self.unit))

    @clause("KEN-15")
    def test_a_member_of_the_akimat_visas_in_person(self):
        letter = self.outgoing()
        letter.visa_ids = [Command.create({"user_id": self.head.id, "role": "member", "sequence": 5})]
        letter.action_submit()
        self.substitution(self.head, self.outsider)
        visa = letter.visa_ids.filtered(lambda visa: visa.state == "current")
        with self.assertRefused("may not take this step"):
            visa.with_user(self.outsider).action_approve()

    def test_the_author_of_a_draft_gives_no_legal_visa_on_it(self):
        letter = self.outgoing()
        letter.visa_ids = [Command.create({"user_id": self.executor.id, "role": "lawyer", "sequence": 5})]
        letter.action_submit()
        visa = letter.visa_ids.filtered(lambda visa: visa.state == "current")
        with self.assertRefused("cannot give the legal visa"):
            visa.with_user(self.executor).action_approve()

    def test_a_demanded_visa_without_a_holder_is_refused(self):
        letter = self.outgoing(department_id=self.units["education"].id)
        with self.assertRefused("nobody holds that duty"):
            letter.action_submit()


@tagged("post_install", "-at_install")
class TestSigning(DocflowCase):
    @clause("KEN-69")
    def test_heading_signatory_and_addressee_are_demanded(self):
        with self.assertRefused("Correspondent, Signatory, Subject"):
            self.outgoing(subject=False, signatory_id=False, partner_id=False).action_submit()

    @clause("KEN-71")
    def test_the_telephone_of_the_executor_is_demanded(self):
        self.assertTrue(self.outgoing().executor_phone)
        with self.assertRefused("telephone"):
            self.outgoing(executor_phone=False).action_submit()

    @clause("KEN-72")
    def test_the_office_of_the_prime_minister_gets_the_akims_signature_or_the_acting_akims(self):
        office = self.correspondent("Office of the Prime Minister", "pm_office")
        # It is told before anybody visas it, and asked again at the signature.
        with self.assertRefused("cannot be signed by head: to this addressee sign only: Akim"):
            self.outgoing("approval", partner_id=office.id, signatory_id=self.head.id)
        substitution = self.substitution(self.akim, self.head)
        letter = self.outgoing("signing", partner_id=office.id, signatory_id=self.head.id)
        substitution.with_user(self.personnel).action_cancel()
        with self.assertRefused("cannot be signed by head: to this addressee sign only: Akim"):
            letter.with_user(self.head).action_sign()
        self.substitution(self.akim, self.head)
        letter.with_user(self.head).action_sign()
        self.assertEqual((letter.state, letter.acting_for_id), ("registered", self.akim))

    @clause("PET-23.7", "RUD-18.10")
    def test_the_head_of_the_office_does_not_sign_to_a_ministry(self):
        with self.assertRefused("sign only: Akim, First deputy akim, Deputy akim"):
            self.outgoing("approval", partner_id=self.ministry.id, signatory_id=self.head.id)
        letter = self.outgoing("registered", partner_id=self.ministry.id)
        self.assertEqual(letter.signed_by_id, self.deputy)

    @clause("KEN-74.2")
    def test_the_head_signs_what_only_informs_an_institution_of_the_city(self):
        school = self.correspondent("School No. 5", "city_institution")
        with self.assertRefused("cannot be signed"):
            self.outgoing("approval", partner_id=school.id, signatory_id=self.head.id)
        self.outgoing("registered", partner_id=school.id, signatory_id=self.head.id, is_informational=True)

    @clause("KEN-73")
    def test_an_answer_to_the_government_cites_the_point_of_the_task(self):
        office = self.correspondent("Office of the Prime Minister", "pm_office")
        task = self.incoming("execution", partner_id=office.id)
        answer = {"partner_id": office.id, "reply_to_id": task.id, "signatory_id": self.akim.id}
        with self.assertRefused("number, date and point of the task"):
            self.outgoing(**answer).action_submit()
        cited = {"basis_number": "12-1", "basis_date": "2026-01-12", "basis_point": "3"}
        self.outgoing("registered", **answer, **cited)

    @clause("KEN-1")
    def test_a_correspondent_without_a_level_is_named(self):
        unknown = self.correspondent("Unknown body", False)
        with self.assertRefused("level of Unknown body is not known"):
            self.outgoing(partner_id=unknown.id).action_submit()

    def test_only_the_signatory_or_his_substitute_signs(self):
        letter = self.outgoing("signing")
        for user in (self.executor, self.akim, self.registrar, self.unit):
            with self.assertRefused("may not take this step"):
                letter.with_user(user).action_sign()
        self.substitution(self.deputy, self.lawyer, scope="sign")
        letter.with_user(self.lawyer).action_sign()
        self.assertEqual((letter.signed_by_id, letter.acting_for_id), (self.lawyer, self.deputy))

    @clause("SHY-19.24", "ZHE-18.10")
    def test_a_substitute_does_not_sign_on_the_day_after_his_period(self):
        letter = self.outgoing("signing")
        lent = self.substitution(self.deputy, self.lawyer)
        with freeze_time(fields.Datetime.now() + timedelta(days=1)), self.assertRaises(MoveRefused):
            letter.with_user(self.lawyer).action_sign()
        self.assertEqual(lent.state, "confirmed")
        letter.with_user(self.lawyer).action_sign()
        self.assertEqual(letter.acting_for_id, self.deputy)

    def test_a_substitute_for_visas_does_not_sign(self):
        letter = self.outgoing("signing")
        self.substitution(self.deputy, self.lawyer, scope="visa")
        with self.assertRefused("may not take this step"):
            letter.with_user(self.lawyer).action_sign()

    def test_a_row_of_the_akimat_replaces_the_common_matrix(self):
        self.env["akimat.signing.right"].create(
            {"document_kind": "outgoing", "duty_kind": "head_of_office", "company_id": self.akimat.id}
        )
        self.outgoing("registered", partner_id=self.ministry.id, signatory_id=self.head.id)

    def test_the_signature_stands_in_the_audit_chain(self):
        events = self.audit_events(self.outgoing("registered"))
        self.assertIn("signature", events)

    def test_the_signatory_returns_a_letter_with_a_reason(self):
        letter = self.outgoing("signing")
        with self.assertRefused("give the reason"):
            letter.with_user(self.deputy).action_rework("")
        letter.with_user(self.deputy).action_rework("Rewrite the second paragraph")
        self.assertEqual((letter.state, letter.version), ("draft", 2))
