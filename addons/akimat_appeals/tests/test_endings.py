from datetime import date

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause

from ..exceptions import AppealRefused
from .common import NOW, AppealCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestEndings(AppealCase):
    @clause("KEN-83")
    def test_what_may_not_be_considered_is_left_with_a_reason(self):
        for vals, ground in (
            ({"signature": "none"}, "unsigned"),
            ({"applicant_name": False, "iin": False}, "anonymous"),
            ({"address": False}, "no_address"),
        ):
            appeal = self.as_user(self.akim, self.handed_over(kind="message", **vals))
            with self.assertRefused("cannot be sent for consideration", AppealRefused):
                appeal.action_assign(self.executor.id, "Consider")
            with self.assertRefused("does not hold"):
                appeal.action_terminate("no_substance", "Nothing is asked")
            appeal.action_terminate(ground, "The law asks for it")
            self.assertEqual((appeal.state, appeal.termination_ground), ("terminated", ground))
        other = self.as_user(self.akim, self.handed_over(other_procedure="criminal"))
        with self.assertRefused("another procedure"):
            other.action_assign(self.executor.id, "Consider")
        other.action_terminate("other_procedure", "Criminal procedure")
        crime = self.handed_over(kind="message", signature="none", exception_ground="crime")
        with self.assertRefused("write what makes it an exception"):
            self.as_user(self.akim, crime).action_assign(self.executor.id, "Consider")
        crime.write({"exception_note": "A theft of pipes"})
        with self.assertRefused("forwarded at once"):
            self.as_user(self.akim, crime).action_assign(self.executor.id, "Consider")
        with self.assertRefused("forwarded at once"):
            self.as_user(self.akim, crime).action_terminate("unsigned", "Not signed")
        self.as_user(self.registrar, crime).action_forward(self.ministry.id, "Signs of a crime")
        self.assertEqual(crime.state, "forwarded")

    def test_a_defect_is_cured_before_anything_else(self):
        appeal = self.registered(signature="none")
        with self.assertRefused("First ask"):
            self.as_user(self.akim, appeal).action_terminate("unsigned", "Not signed")
        with self.assertRefused("first ask the applicant"):
            self.as_user(self.akim, appeal).action_return("Not signed", "cure_lapsed")
        with self.assertRefused("still to come"):
            self.as_user(self.registrar, appeal).action_ask_cure("2026-06-01")
        self.as_user(self.registrar, appeal).action_ask_cure("2026-06-05")
        self.assertIn("2026", str(self.paper(appeal, "cure").body_kk))
        with self.assertRefused("until"):
            self.as_user(self.akim, appeal).action_return("Not signed")
        with freeze_time("2026-06-08 06:00:00"):
            self.as_user(self.akim, appeal).action_return("It was not signed by the day given")
        self.assertEqual((appeal.state, appeal.return_ground), ("returned", "cure_lapsed"))
        # Three working days after the day given, APPC art. 64(7).
        self.assertEqual(self.paper(appeal, "return_notice").appeal_deadline, date(2026, 6, 10))

    def test_what_was_cured_in_time_is_considered(self):
        appeal = self.registered(signature="none")
        appeal.action_ask_cure("2026-06-05")
        appeal.write({"signature": "confirmed"})
        with freeze_time("2026-06-08 06:00:00"), self.assertRefused("put in order"):
            self.as_user(self.akim, appeal).action_return("Late", "cure_lapsed")
        self.as_user(self.akim, appeal).action_assign(self.executor.id, "Consider")

    def test_a_return_has_a_ground_of_law_and_a_reason(self):
        appeal = self.as_user(self.akim, self.registered())
        with self.assertRefused("choose the ground"):
            appeal.action_return("We do not like it")
        with self.assertRefused("give the reason"):
            appeal.action_return(" ", "insulting")
        with self.assertRefused("You may not take this step"):
            self.as_user(self.registrar, appeal).action_return("Rude", "insulting")
        appeal.action_return("Insulting words", "insulting")
        self.assertEqual(appeal.state, "returned")
        again = self.registered()
        self.assertEqual(again.previous_id, appeal)
        papers = again.sudo().paper_ids
        self.as_user(self.akim, again).action_terminate("attached", "The same paper")
        self.assertEqual(again.sudo().paper_ids, papers)

    @clause("KEN-82", "KEN-79")
    def test_what_is_not_ours_goes_on_with_notice_under_its_number(self):
        appeal = self.registered()
        with self.assertRefused("choose the body"):
            appeal.action_forward(False, "Not ours")
        with self.assertRefused("give the reason"):
            appeal.action_forward(self.partner.id, "")
        appeal.action_mark_outside()
        with freeze_time("2026-06-04 06:00:00"):
            self.assertTrue(self.as_user(self.registrar, appeal).overdue)
        appeal = self.as_user(self.registrar, appeal)
        self.assertFalse(appeal.overdue)
        appeal.write({"sender_id": self.partner.id})
        dialog = self.env["akimat.appeal.decide"].with_user(self.registrar)
        back = dialog.create({"appeal_id": appeal.id, "step": "forward", "body_id": self.partner.id})
        self.assertIn("sent the appeal to us", back.warning)
        back.write({"reason": "The network is theirs"})
        back.action_apply()
        self.assertEqual((appeal.state, appeal.outcome), ("forwarded", "forwarded"))
        cover, notice = self.paper(appeal, "cover"), self.paper(appeal, "forward_notice")
        self.assertEqual(notice.partner_id, appeal.partner_id)
        self.assertEqual({cover.appeal_deadline, notice.appeal_deadline}, {date(2026, 6, 3)})
        with freeze_time("2026-06-04 06:00:00"):
            late = self.as_user(self.registrar, appeal)
            self.assertTrue(late.notice_late)
            self.assertIn(
                appeal, self.env["akimat.appeal"].with_company(self.akimat).search([("notice_late", "=", True)])
            )
        for paper in (cover, notice):
            self.send(paper)
            self.assertEqual(paper.reg_number, appeal.reg_number)
        with freeze_time("2026-06-04 06:00:00"):
            self.assertFalse(self.as_user(self.registrar, appeal).notice_late)

    def test_a_part_is_forwarded_and_the_rest_stays(self):
        two = [Command.create({"text": "Light?"}), Command.create({"text": "Gas?"})]
        appeal = self.registered(question_ids=two)
        gas = appeal.question_ids[1]
        with self.assertRefused("not all of them"):
            appeal.action_forward_part(self.partner.id, "Theirs", appeal.question_ids.ids)
        appeal.action_forward_part(self.partner.id, "Gas is theirs", gas.ids)
        self.assertEqual((appeal.state, gas.outcome), ("registered", "forwarded"))
        self.assertIn("Gas?", str(self.paper(appeal, "cover").body_kk))

    def test_the_applicant_withdraws(self):
        appeal = self.assigned()
        self.as_user(self.registrar, appeal).action_withdraw()
        self.assertEqual(appeal.state, "withdrawn")
        self.assertEqual(self.paper(appeal, "end_notice").appeal_deadline, date(2026, 6, 4))

    def test_an_anonymous_appeal_is_forwarded_without_a_notice(self):
        appeal = self.registered(applicant_name=False, iin=False)
        appeal.action_forward(self.partner.id, "Theirs")
        self.assertEqual(appeal.sudo().paper_ids.mapped("appeal_role"), ["cover"])

    @clause("KEN-90")
    def test_a_checked_repeat_is_not_considered_again(self):
        first = self.registered()
        with self.assertRefused("name the earlier appeal"):
            self.as_user(self.akim, first).action_terminate("no_new", "Checked")
        self.as_user(self.akim, first).action_return("Insulting", "insulting")
        again = self.registered()
        with self.assertRefused("You may not take this step"):
            again.action_terminate("no_new", "Checked")
        self.as_user(self.akim, again).action_terminate("no_new", "Checked before, nothing new")
        self.assertEqual(again.previous_id, first)
        self.assertTrue(self.paper(again, "end_notice"))

    def test_a_step_needs_its_own_words(self):
        appeal = self.registered()
        for state in ("forwarded", "returned", "withdrawn", "terminated", "review", "extended", "answered", "closed"):
            with self.assertRefused("."):
                self.as_user(self.akim, appeal).write({"state": state})
