import re
from datetime import date, timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .competition_common import CompetitionCase, iin

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
SCRIPT = "<script>alert(1)</script>"


@tagged("post_install", "-at_install")
class TestPublicPages(CompetitionCase, HttpCase):
    """On the real day: the server that answers has its own clock."""

    def setUp(self):
        super().setUp()
        now = fields.Datetime.now()
        self.card = self.competition("announced", day=now, text_kk=f"Қазақша мәтін {SCRIPT}", text_ru="Текст")
        self.path = f"/akimat/competitions/{self.card.id}"
        papers = self.env["akimat.competition.paper"]._for_kind("internal")
        self.paper = papers[0]

    def send(self, files=None, **vals):
        token = TOKEN.search(self.url_open(f"{self.path}/apply").text).group(1)
        data = {
            "csrf_token": token,
            "partner_name": "Айгүл Омарова",
            "iin": iin("90020240001"),
            "partner_phone": "+7 701 000 00 00",
            "position_id": self.post.id,
            "letter_lang": "kk",
            "consent": "1",
            **vals,
        }
        return self.url_open(f"{self.path}/apply", data=data, files=files)

    def applications(self):
        return self.env["hr.applicant"].search([("competition_id", "=", self.card.id)])

    def test_an_announcement_is_read_in_kazakh_and_russian_without_scripts(self):
        page = self.url_open(self.path).text
        self.assertIn("Қазақша мәтін", page)
        self.assertIn('lang="kk"', page)
        self.assertIn("Қазақша мәтін", self.url_open(f"{self.path}?x=1").text)
        self.assertIn("Chief specialist", self.url_open("/akimat/competitions").text)
        self.assertNotIn("<script", page)
        self.assertIn("&lt;script&gt;", page)
        self.assertFalse(re.findall(r'(?:src|href)="https?://(?!127\.0\.0\.1)', page))
        russian = self.url_open(f"/web/login/language/ru_RU?back={self.path}").text
        self.assertIn("Текст", russian)
        self.assertIn("default-src 'none'", self.url_open(self.path).headers["Content-Security-Policy"])

    def test_what_is_not_announced_does_not_exist(self):
        opened = self.competition("opened", vacancy_ids=False, name="Secret plan")
        for path in (
            f"/akimat/competitions/{opened.id}",
            "/akimat/competitions/999999999",
            f"/akimat/competitions/{10**12}",
        ):
            answer = self.url_open(path)
            self.assertEqual(answer.status_code, 404)
            self.assertNotIn("Secret plan", answer.text)
        self.assertNotIn("Secret plan", self.url_open("/akimat/competitions").text)
        token = TOKEN.search(self.url_open("/akimat/competitions/application").text).group(1)
        for number in (opened.id, 999999999):
            data = {"csrf_token": token, "partner_name": "Айгүл", "consent": "1"}
            answer = self.url_open(f"/akimat/competitions/{number}/apply", data=data)
            self.assertEqual(answer.status_code, 404)
            self.assertNotIn("Secret plan", answer.text)

    def test_a_citizen_applies_and_follows_the_application_with_the_code(self):
        answer = self.send(files={f"paper_{self.paper.id}": ("өтініш.pdf", b"%PDF-1.4 text", "application/pdf")})
        self.assertEqual(answer.status_code, 200)
        applicant = self.applications()
        self.assertEqual((applicant.partner_name, applicant.channel), ("Айгүл Омарова", "portal"))
        self.assertEqual(applicant.sudo().iin, iin("90020240001"))
        self.assertFalse(applicant.partner_id)
        line = applicant.paper_ids.filtered(lambda paper: paper.paper_id == self.paper)
        self.assertEqual((line.attachment_ids.name, line.finding), ("өтініш.pdf", False))
        code = applicant.sudo().access_code
        self.assertIn(code, answer.text)
        self.assertNotIn(code, self.url_open(self.path).text)
        token = TOKEN.search(self.url_open("/akimat/competitions/application").text).group(1)
        for entered, status in ((code, 200), (code.lower(), 200), ("WRONG", 404), ("", 404)):
            data = {"csrf_token": token, "number": applicant.id, "code": entered}
            page = self.url_open("/akimat/competitions/application", data=data)
            self.assertEqual(page.status_code, status)
            self.assertEqual("Айгүл Омарова" in page.text, status == 200)

    def test_what_a_visitor_gets_wrong_is_said_and_nothing_is_kept(self):
        bad = {"partner_name": "Берік", "iin": iin("90020240002")}
        for vals, files in (
            ({**bad, "iin": "900202400021"}, None),
            ({**bad, "partner_name": " "}, None),
            ({**bad, "consent": ""}, None),
            ({**bad, "partner_phone": ""}, None),
            ({**bad, "position_id": self.other_post.id}, None),
            ({**bad, "position_id": "x"}, {f"paper_{self.paper.id}": ("a.exe", b"MZ", "application/pdf")}),
            (bad, {f"paper_{self.paper.id}": ("a.pdf", b"", "application/pdf")}),
            (bad, {f"paper_{self.paper.id}": ("a.pdf", b"0" * (11 * 1024 * 1024), "application/pdf")}),
        ):
            with self.subTest(vals=vals):
                answer = self.send(files=files, **vals)
                self.assertEqual(answer.status_code, 422)
                self.assertIn('role="alert"', answer.text)
                self.assertFalse(self.applications())

    def test_a_second_application_and_a_script_in_a_field(self):
        self.send(partner_name=f"Айгүл {SCRIPT}")
        self.assertNotIn("<script", self.send().text)
        second = self.send()
        self.assertEqual(second.status_code, 422)
        self.assertEqual(len(self.applications()), 1)
        self.assertIn("&lt;script&gt;", self.send(partner_name=SCRIPT, iin="1").text)

    def test_after_the_last_day_nothing_is_received(self):
        self.card.sudo()._grant({"receive_to": self.akimat._akimat_today() - timedelta(days=1)})
        self.assertNotIn("csrf_token", self.url_open(f"{self.path}/apply").text)
        token = TOKEN.search(self.url_open("/akimat/competitions/application").text).group(1)
        answer = self.url_open(f"{self.path}/apply", data={"csrf_token": token, "partner_name": "Late"})
        self.assertEqual(answer.status_code, 422)
        self.assertFalse(self.applications())

    @mute_logger("odoo.http")
    def test_a_form_without_its_token_is_refused(self):
        answer = self.url_open(f"{self.path}/apply", data={"partner_name": "Forged"})
        self.assertEqual(answer.status_code, 400)
        self.assertFalse(self.applications())

    def test_a_script_that_tries_codes_is_stopped(self):
        self.env["ir.config_parameter"].set_param("akimat_hr.limit_questions", "2/60")
        token = TOKEN.search(self.url_open("/akimat/competitions/application").text).group(1)
        data = {"csrf_token": token, "number": "1", "code": "X"}
        statuses = [self.url_open("/akimat/competitions/application", data=data).status_code for _try in range(3)]
        self.assertEqual(statuses, [404, 404, 429])

    def test_the_outcome_is_told_when_the_results_are_published(self):
        self.send()
        applicant = self.applications()
        self.env.flush_all()
        self.env.cr.execute("UPDATE hr_applicant SET state = 'winner' WHERE id = %s", [applicant.id])
        self.env.invalidate_all()
        self.assertEqual(applicant._public_state(), "admitted")
        self.card.sudo()._grant({"results_on": date(2026, 6, 9)})
        self.assertEqual(applicant._public_state(), "winner")
        self.assertEqual(applicant._short_name(), "Айгүл О.")
