from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import MoveRefused

from ..exceptions import AppealRefused
from .common import NOW, AppealCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestClosing(AppealCase):
    @clause("KEN-89")
    def test_a_leaders_resolution_removes_from_control(self):
        appeal = self.answered()
        for user in (self.executor, self.registrar):
            with self.assertRefused("may not take this step", MoveRefused):
                self.as_user(user, appeal).action_close("Remove")
        self.as_user(self.head, appeal).action_close("Remove from control")
        self.assertEqual((appeal.state, appeal.closed_by_id), ("closed", self.head))
        self.assertEqual(appeal.closed_on, self.akimat._akimat_today())

    @clause("KEN-86", "KEN-84.2")
    def test_the_result_is_reported_before_it_is_closed(self):
        appeal = self.prepared()
        self.assertEqual(appeal.reported_on, self.akimat._akimat_today())
        self.assertIn(self.akim, appeal.sudo().activity_ids.user_id)
        self.send(self.paper(appeal, "answer"))
        appeal.sudo()._grant({"reported_on": False})
        with self.assertRefused("result was not reported"):
            self.as_user(self.akim, appeal).action_close()
        appeal.sudo()._grant({"reported_on": "2026-06-01"})
        appeal.sudo().question_ids._grant({"answer": False})
        with self.assertRefused("has no answer and outcome"):
            self.as_user(self.akim, appeal).action_close()

    @clause("KEN-87")
    def test_a_controlled_appeal_needs_a_certificate_of_the_akim(self):
        vals = {"channel": "higher_body", "controlled_by": "senate"}
        appeal = self.assigned(**vals)
        with self.assertRefused("has no answer and outcome", AppealRefused):
            self.as_user(self.akim, appeal).action_sign_certificate()
        self.answer_questions(appeal)
        self.as_user(self.executor, appeal).action_answer("We answer you.", "explained")
        self.send(self.paper(appeal, "answer"))
        with self.assertRefused("certificate has to be signed"):
            self.as_user(self.akim, appeal).action_close()
        with self.assertRefused("signed by the akim or his first deputy"):
            self.as_user(self.head, appeal).action_sign_certificate()
        with self.assertRefused("Fill in: Applicant told on, Certificate, Told by whom"):
            self.as_user(self.akim, appeal).action_sign_certificate()
        self.as_user(self.executor, appeal).write(
            {"certificate": "The lamp burns.", "informed_on": "2026-06-01", "informed_by": "Executor, by letter"}
        )
        self.as_user(self.akim, appeal).action_sign_certificate()
        self.as_user(self.akim, appeal).action_close()
        self.assertEqual(appeal.certificate_signed_by_id, self.akim)

    @clause("KEN-90.2")
    def test_a_repeat_leaves_control_with_causes_fault_and_measures(self):
        self.registered()
        appeal = self.answered()
        self.assertTrue(appeal.is_repeat)
        with self.assertRefused("is a repeated appeal"):
            self.as_user(self.akim, appeal).action_close()
        self.as_user(self.executor, appeal).write({"repeat_causes": "Not repaired", "repeat_measures": "A reprimand"})
        with self.assertRefused("filled in: Whose fault"):
            self.as_user(self.akim, appeal).action_close()
        self.as_user(self.executor, appeal).write({"repeat_fault": "The contractor"})
        self.as_user(self.akim, appeal).action_close()

    @clause("KEN-95")
    def test_materials_are_received_before_the_appeal_is_filed(self):
        appeal = self.answered()
        self.as_user(self.akim, appeal).action_close()
        clerk = self.as_user(self.registrar, appeal)
        with self.assertRefused("has not received its materials", AppealRefused):
            clerk.action_file(self.case.id)
        with self.assertRefused("entered by the general department"):
            self.as_user(self.executor, appeal).write({"case_id": self.case.id})
        with self.assertRefused("list the materials"):
            self.as_user(self.executor, appeal).action_hand_in("")
        self.as_user(self.executor, appeal).action_hand_in("Appeal, answer, photographs: 5 sheets")
        self.as_user(self.registrar, appeal).action_receive_materials()
        with self.assertRefused("open case"):
            self.as_user(self.registrar, appeal).action_file()
        self.as_user(self.registrar, appeal).action_file(self.case.id)
        self.assertTrue(appeal.filed_on)
