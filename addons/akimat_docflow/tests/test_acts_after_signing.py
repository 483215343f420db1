"""What follows the signing of an act: steps, their order, the day of effect, the controller; as two akimats demand."""

from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause

from ..exceptions import ActRefused
from .common import DocflowCase

NOON = "2026-02-06 07:00:00"


@tagged("post_install", "-at_install")
@freeze_time(NOON)
class TestActsAfterSigning(DocflowCase):
    def load(self, code):
        packs = self.env["akimat.pack"]
        packs._load(self.akimat, packs._shipped()[code])

    def act(self, **vals):
        """A decree signed by the akim."""
        vals = {"body_ru": "<p>Текст</p>", "act_controller_id": self.head.id, **vals}
        document = self.outgoing(
            "draft", kind="act", act_type="kaulu", partner_id=False, signatory_id=self.akim.id, **vals
        )
        document.with_user(self.executor).action_submit()
        self.visa_all(document)
        document.with_user(self.akim).action_sign()
        return document.act_ids

    def enter(self, act, step, day=None, reference="№ 1", user=None):
        line = act.publication_ids.filtered(lambda row: row.step == step)
        line.with_user(user or self.lawyer).write({"done_on": day or date(2026, 2, 6), "reference": reference})

    @clause("RUD-D.2.2", "RUD-D.4")
    def test_rudny_sends_both_texts_to_the_bank_in_twenty_days_and_then_to_the_website(self):
        self.load("rudny")
        self.make_duty(self.lawyer, "translator")
        act = self.act()
        self.assertEqual(act.publication_ids.mapped("step"), ["reference_bank", "website", "justice"])
        bank, website, justice = act.publication_ids
        self.assertEqual((bank.deadline, website.deadline, justice.deadline), (date(2026, 2, 26), False, False))
        with self.assertRefused("comes after the official publication", ActRefused):
            self.enter(act, "website")
        self.assertFalse(act.effective_date)
        self.enter(act, "reference_bank")
        self.assertEqual((act.published_on, act.effective_date), (date(2026, 2, 6), date(2026, 2, 6)))
        self.assertEqual(act.status, "in_force")
        self.enter(act, "website", reference="https://example.kz/1")
        self.assertTrue(act.is_open)
        self.enter(act, "justice", reference="3212")
        self.assertEqual((act.is_open, act.justice_number), (False, "3212"))
        self.assertEqual(bank.done_by_id, self.lawyer)

    @clause("RUD-D.2.1")
    def test_the_bank_gets_both_texts_in_twenty_days_or_the_step_is_late(self):
        self.load("rudny")
        self.make_duty(self.lawyer, "translator")
        with self.assertRefused("one of the texts is missing", ActRefused):
            self.enter(self.act(body_ru=False), "reference_bank")
        act = self.act()
        bank = act.publication_ids[0]
        for day, late in (("2026-02-26", False), ("2026-02-27", True)):
            with freeze_time(f"{day} 07:00:00"):
                bank.invalidate_recordset(["is_overdue"])
                self.assertEqual(bank.is_overdue, late)
        self.enter(act, "reference_bank")
        bank.invalidate_recordset(["is_overdue"])
        with freeze_time("2026-02-27 07:00:00"):
            self.assertFalse(bank.is_overdue)

    def test_without_the_russian_text_the_bank_takes_it_in_petropavl(self):
        self.load("petropavl")
        self.make_duty(self.deputy, "deputy")
        act = self.act(body_ru=False, act_controller_id=self.deputy.id)
        self.enter(act, "reference_bank")
        self.assertTrue(act.published_on)

    def test_another_pack_takes_the_rules_of_the_first_away(self):
        self.load("kentau")
        norms = self.env["akimat.norm"].search([("company_id", "=", self.akimat.id)])
        self.assertIn("APPEAL.DECISION", norms.mapped("code"))
        self.load("rudny")
        here = [("company_id", "=", self.akimat.id)]
        self.assertEqual(self.env["akimat.norm"].search(here).mapped("code"), ["ACT.REFERENCE_BANK"])
        steps = self.env["akimat.publication.rule"].search(here).mapped("step")
        self.assertEqual(steps, ["reference_bank", "website", "justice"])
        visas = self.env["akimat.visa.demand"]._as_values(self.akimat)
        self.assertNotIn(("act", "deputy"), [(visa.document_kind, visa.role) for visa in visas])

    @clause("KEN-D.3", "PET-D.5")
    def test_kentau_counts_ten_days_and_petropavl_from_the_signature(self):
        self.load("kentau")
        act = self.act()
        self.assertEqual(act.publication_ids.mapped("step"), ["periodical", "adilet", "website"])
        self.enter(act, "periodical", reference="«Кентау» газеті, № 5")
        self.assertEqual((act.effective_date, act.status), (date(2026, 2, 17), "not_in_force"))
        other = self.act(entry_rule="on_signing")
        self.assertEqual((other.effective_date, other.status), (date(2026, 2, 6), "in_force"))

    def test_the_controller_is_a_deputy_akim_in_petropavl_and_the_head_in_kentau(self):
        self.load("petropavl")
        self.make_duty(self.deputy, "deputy")
        draft = self.outgoing("draft", kind="act", act_type="kaulu", partner_id=False, signatory_id=self.akim.id)
        self.assertEqual(draft.entry_rule, "on_signing")
        draft.act_controller_id = self.head
        with self.assertRefused("lay the control of the act on a holder of one of these duties: Deputy akim"):
            draft.with_user(self.executor).action_submit()
        draft.act_controller_id = self.deputy
        draft.with_user(self.executor).action_submit()
        self.assertEqual(draft.state, "approval")
        self.assertEqual(self.act(act_controller_id=self.deputy.id).controller_id, self.deputy)

    def test_steps_are_entered_by_publishers_with_a_day_and_a_number(self):
        self.load("petropavl")
        self.make_duty(self.deputy, "deputy")
        act = self.act(act_controller_id=self.deputy.id)
        with self.assertRefused("not by you", ActRefused):
            self.enter(act, "justice", user=self.executor)
        with self.assertRefused("has not come yet", ActRefused):
            self.enter(act, "justice", day=date(2026, 2, 7))
        with self.assertRefused("was not signed yet", ActRefused):
            self.enter(act, "justice", day=date(2026, 2, 5))
        with self.assertRefused("enter the number", ActRefused):
            self.enter(act, "justice", reference=" ")
        self.enter(act, "justice", reference="3212")
        self.env.cr.precommit.run()
        line = act.publication_ids.filtered(lambda row: row.step == "justice")
        self.assertEqual(self.audit_events(line), ["add", "change", "publication"])

    def test_an_akimat_without_rules_follows_nothing_and_restricted_acts_are_not_published(self):
        self.assertFalse(self.act().publication_ids)
        self.load("rudny")
        self.make_duty(self.lawyer, "translator")
        act = self.act(confidentiality="dsp", body_kk=False, body_ru=False)
        self.assertFalse(act)

    def test_another_akimat_does_not_see_the_steps(self):
        self.load("kentau")
        act = self.act()
        self.assertHidden(act, self.stranger)
        self.assertHidden(act.publication_ids[0], self.stranger)
