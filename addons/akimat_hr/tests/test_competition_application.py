from datetime import date

from odoo.tests import Form, freeze_time, tagged

from .competition_common import AFTER_RECEIPT, NOW, CompetitionCase, iin


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestApplication(CompetitionCase):
    def test_the_first_application_begins_the_receipt_and_has_its_checklist(self):
        competition = self.competition("announced")
        applicant = self.apply(competition)
        self.assertEqual(competition.state, "receiving")
        self.assertEqual(applicant.company_id, self.akimat)
        required = applicant.paper_ids.filtered("required").mapped("paper_id.name")
        self.assertEqual(required, ["Application to take part", "Service record with a photograph"])
        self.assertFalse(applicant.paper_ids.mapped("finding")[0])

    def test_a_second_application_of_the_same_person_is_refused(self):
        competition = self.competition()
        first = self.apply(competition)
        with self.assertRefused("already applied"):
            self.apply(competition, "Another name")
        first.action_withdraw("Statement of 01.06.2026")
        self.assertTrue(self.apply(competition))

    def test_a_wrong_iin_or_no_name_is_refused(self):
        competition = self.competition()
        for number in ("123", "900202400020", False, "90020240000A"):
            with self.assertRefused("is not an IIN"):
                self.apply(competition, iin=number)
        with self.assertRefused("surname"):
            self.apply(competition, "   ")

    def test_only_posts_of_the_competition_are_applied_for_and_only_after_the_announcement(self):
        competition = self.competition()
        with self.assertRefused("Choose one of the posts"):
            self.apply(competition, position_id=self.other_post.id)
        with self.assertRefused("before the announcement"):
            self.apply(competition, received_on=date(2026, 5, 28))
        with self.assertRefused("has not come yet"):
            self.apply(competition, received_on=date(2026, 6, 2))
        with self.assertRefused("receives no applications"):
            self.apply(self.competition("opened", vacancy_ids=False), position_id=self.post.id)

    def test_no_admission_before_the_checklist_is_filled_in(self):
        competition = self.competition()
        applicant = self.apply(competition)
        with self.assertRefused("after the receipt of papers ends"):
            applicant.action_admit()
        with freeze_time(AFTER_RECEIPT):
            competition.action_check()
            with self.assertRefused("before the papers are checked"):
                applicant.action_admit()
            applicant.paper_ids[0].finding = "defect"
            applicant.action_papers_present()
            self.assertEqual(applicant.paper_ids[1:].mapped("finding"), ["present", "present"])
            with self.assertRefused("missing or defective: Application to take part"):
                applicant.action_admit()
            applicant.paper_ids[0].finding = "present"
            applicant.action_admit()
            with self.assertRefused("the checklist cannot be changed"):
                applicant.paper_ids[0].finding = "missing"
        self.assertEqual((applicant.state, applicant.decided_by_id), ("admitted", self.hr_officer))

    def test_the_checklist_stays_open_while_it_is_filled_in(self):
        with freeze_time(AFTER_RECEIPT):
            _competition, (applicant,) = self.at_admission("Aigul")
            with Form(applicant, view="akimat_hr.hr_applicant_view_form_competition") as form:
                for place in range(len(applicant.paper_ids)):
                    with form.paper_ids.edit(place) as line:
                        line.finding = "present"
                    self.assertTrue(form.may_check)
            applicant.action_admit()

    def test_who_is_not_admitted_is_told_why(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_admission("Aigul", user=self.hr_officer)
            with self.assertRefused("write why"):
                applicant.action_refuse()
            reason = self.env.ref("akimat_hr.refuse_reason_requirements")
            applicant.action_refuse("No experience of two years", reason.id)
            applicant._grant({"email_from": "aigul@example.com"})
            applicant.action_send_notice()
            with self.assertRefused("told already"):
                applicant.action_send_notice()
            mail = self.env["mail.mail"].search([("email_to", "=", "aigul@example.com")])
            self.assertIn("No experience of two years", mail.body_html)
            self.assertNotIn("Aigul", mail.subject)
            self.assertEqual(applicant.answered_on, date(2026, 6, 5))

    def test_a_decision_on_admission_can_be_taken_back_while_papers_are_checked(self):
        with freeze_time(AFTER_RECEIPT):
            _competition, (applicant,) = self.at_admission("Aigul")
            applicant.action_refuse("No diploma")
            applicant.action_reconsider()
            self.assertEqual((applicant.state, applicant.refusal_text), ("filed", False))
            self.admit(applicant)

    def test_an_application_is_kept_as_it_came(self):
        applicant = self.apply(self.competition())
        with self.assertRefused("cannot be changed"):
            applicant.iin = iin("90020240555")
        with self.assertRefused("cannot be entered or changed now"):
            applicant.write({"answered_on": "2026-06-01"})
        with self.assertRefused("cannot be changed"):
            applicant.action_archive()
        with self.assertRefused("not deleted"):
            applicant.sudo().unlink()

    def test_nothing_becomes_an_application_without_being_filed(self):
        competition = self.competition()
        other = self.env["hr.applicant"].with_user(self.recruiter).create({"partner_name": "Driver"})
        with self.assertRefused("cannot be changed"):
            other.write({"competition_id": competition.id, "position_id": self.post.id})
        self.assertFalse(competition.sudo().applicant_ids)

    def test_a_candidate_makes_no_contact_and_renames_none(self):
        known = self.env["res.partner"].create({"name": "Known person", "email": "known@example.com"})
        before = self.env["res.partner"].search_count([])
        applicant = self.apply(self.competition(), "Somebody", email_from="known@example.com")
        self.assertFalse(applicant.partner_id)
        self.assertEqual(known.name, "Known person")
        self.assertEqual(self.env["res.partner"].search_count([]), before)

    def test_applications_of_other_recruitment_live_as_before(self):
        job = self.env["hr.job"].create({"name": "Driver", "company_id": self.akimat.id})
        applicant = (
            self.env["hr.applicant"]
            .with_user(self.recruiter)
            .create({"partner_name": "Driver", "email_from": "driver@example.com", "job_id": job.id})
        )
        self.assertTrue(applicant.partner_id)
        applicant.unlink()
        self.assertFalse(applicant.exists())
