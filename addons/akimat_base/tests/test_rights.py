from odoo.tests import HttpCase, tagged

from .common import AkimatCase


@tagged("post_install", "-at_install")
class TestRights(AkimatCase):
    def section(self, model):
        return next(found for found in self.env["akimat.rights"]._sections() if found["model"] == model)

    def test_the_table_says_what_the_guard_does(self):
        section = self.section("akimat.substitution")
        fields = ", ".join(what for state, _who, what in section["open"] if state == "Draft")
        for name in ("Who is absent", "Who acts", "Basis"):
            self.assertIn(name, fields)
        self.assertIn(("Draft", "Confirmed"), [step[:2] for step in section["steps"]])
        [(state, people)] = section["apart"]
        self.assertEqual(state, "Confirmed")
        self.assertIn("Who acts", people)
        self.assertIn("Draft", section["deletable"])

    def test_what_is_fixed_from_the_start_says_so(self):
        duty = self.section("akimat.duty")
        self.assertIn("Official", " ".join(what for state, _who, what in duty["open"] if "when it is made" in state))

    def test_the_text_is_in_the_language_of_the_reader(self):
        text = self.env["akimat.rights"].with_context(lang="ru_RU")._as_text()
        self.assertIn("кто может редактировать запись", text.lower())


@tagged("post_install", "-at_install")
class TestRightsPage(AkimatCase, HttpCase):
    def page(self, login):
        self.authenticate(login, login)
        return self.url_open("/akimat/rights")

    def test_auditors_read_the_page_and_employees_do_not(self):
        auditor = self.make_user("rights_auditor", groups="akimat_base.group_auditor")
        employee = self.make_user("rights_employee")
        for user in (auditor, employee):
            user.with_context(no_reset_password=True).password = user.login
        page = self.page(auditor.login)
        self.assertEqual(page.status_code, 200)
        self.assertIn("akimat.substitution", page.text)
        self.assertEqual(self.page(employee.login).status_code, 403)
