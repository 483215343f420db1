from odoo.tests import TransactionCase, new_test_user, tagged


@tagged("post_install", "-at_install")
class TestApplicantOfOdoo(TransactionCase):
    """Vacancies that are no competition of the civil service stay as Odoo has them."""

    def test_an_interviewer_without_a_role_in_the_office_reads_an_applicant(self):
        interviewer = new_test_user(
            self.env, "interviewer", groups="base.group_user,hr_recruitment.group_hr_recruitment_interviewer"
        )
        job = self.env["hr.job"].create({"name": "Driver", "interviewer_ids": [(6, 0, interviewer.ids)]})
        applicant = self.env["hr.applicant"].create({"partner_name": "Асқар", "job_id": job.id})
        own = applicant.with_user(interviewer)
        values = own.read()[0]
        self.assertEqual(values["partner_name"], "Асқар")
        self.assertNotIn("score_ids", values)
        own.write({"priority": "1"})
        self.assertEqual(applicant.priority, "1")
