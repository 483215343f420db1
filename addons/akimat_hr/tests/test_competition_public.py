import re
from datetime import date, timedelta

from lxml import html

from odoo import fields
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .competition_common import CompetitionCase, iin

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
ODD = ("\0", "Ә\0ж", "١٢٣", "²", "9" * 400, "-1", "' OR 1=1 --", "{{7*7}}", "\u202e", "😀" * 300, "\ud800", "../..")
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
            (bad, {f"paper_{self.paper.id}": ("a.png", b"<html>", "image/png")}),
            ({**bad, "email_from": "berik at mail"}, None),
            (bad, {f"paper_{self.paper.id}": ("a.pdf", b"0" * (11 * 1024 * 1024), "application/pdf")}),
        ):
            with self.subTest(vals=vals):
                answer = self.send(files=files, **vals)
                self.assertEqual(answer.status_code, 422)
                self.assertIn('role="alert"', answer.text)
                self.assertFalse(self.applications())

    def test_a_script_in_a_field_is_shown_as_text(self):
        self.assertNotIn("<script", self.send(partner_name=f"Айгүл {SCRIPT}").text)
        self.assertIn("&lt;script&gt;", self.send(partner_name=SCRIPT, iin="1").text)

    def test_an_iin_typed_by_a_stranger_neither_blocks_its_owner_nor_tells_of_him(self):
        stranger = self.send(partner_name="Бөтен Адам")
        owner = self.send()
        self.assertEqual((stranger.status_code, owner.status_code), (200, 200))
        self.assertEqual(len(self.applications()), 2)
        # The owner who comes with his papers is not kept out either.
        on_paper = self.apply_on_paper(iin("90020240001"))
        self.env.flush_all()
        self.env.cr.execute("UPDATE akimat_competition SET state = 'admission' WHERE id = %s", [self.card.id])
        self.env.invalidate_all()
        false, true = self.applications().sorted("id")[:2]
        for applicant in (false, true, on_paper):
            refusal = applicant._refusal_to_admit()
            self.assertEqual(refusal.code, "another_with_this_iin")
        for other in (false, true):
            other.with_user(self.hr_officer).write({"withdraw_reason": "Not of this person"})
            other.with_user(self.hr_officer).action_withdraw()
        self.assertNotEqual(getattr(on_paper._refusal_to_admit(), "code", None), "another_with_this_iin")

    def apply_on_paper(self, number):
        values = {"competition_id": self.card.id, "partner_name": "Айгүл Омарова", "iin": number, "channel": "paper"}
        return self.env["hr.applicant"].with_user(self.hr_officer).create({**values, "position_id": self.post.id})

    def test_files_survive_a_mistake_in_another_field(self):
        field = f"paper_{self.paper.id}"
        page = self.send(files={field: ("diploma.pdf", b"%PDF-1.4", "application/pdf")}, iin="1")
        self.assertEqual(page.status_code, 422)
        self.assertIn("diploma.pdf", page.text)
        tree = html.fromstring(page.content)
        keys = {name: tree.xpath(f"//input[@name='{name}']/@value")[0] for name in ("csrf_token", "form", "held")}
        data = {**keys, "partner_name": "Айгүл", "iin": iin("90020240001"), "partner_phone": "+7", "consent": "1"}
        answer = self.url_open(f"{self.path}/apply", data={**data, "position_id": self.post.id})
        self.assertEqual(answer.status_code, 200)
        line = self.applications().paper_ids.filtered(lambda paper: paper.paper_id == self.paper)
        self.assertEqual((line.attachment_ids.name, line.attachment_ids.raw), ("diploma.pdf", b"%PDF-1.4"))
        self.assertFalse(self.env["akimat.public.file"].search_count([]))

    def test_files_of_another_form_are_out_of_reach(self):
        field = f"paper_{self.paper.id}"
        self.send(files={field: ("diploma.pdf", b"%PDF-1.4", "application/pdf")}, iin="1")
        held = self.env["akimat.public.file"].search([])
        self.assertTrue(held)
        self.send(held=str(held.id))
        self.assertFalse(self.applications().paper_ids.attachment_ids)

    def test_mistakes_close_nothing_and_accepted_applications_are_counted(self):
        self.env["ir.config_parameter"].set_param("akimat_hr.limit_applications", "2/3600")
        self.assertEqual({self.send(iin="1").status_code for _turn in range(5)}, {422})
        statuses = [self.send(iin=iin(f"9002024000{turn}")).status_code for turn in range(3)]
        self.assertEqual(statuses, [200, 200, 429])

    def test_odd_input_is_answered_by_a_page(self):
        self.env["ir.config_parameter"].set_param("akimat_hr.limit_pages", "9999/60")
        for value in ODD:
            sent = value.encode("utf-8", "surrogatepass")
            names = ("partner_name", "iin", "partner_phone", "email_from", "position_id", "letter_lang", "form", "held")
            for name in (*names, "consent"):
                with self.subTest(name=name, value=value):
                    self.assertLess(self.send(**{name: sent, "iin": sent if name == "iin" else "1"}).status_code, 500)
            token = TOKEN.search(self.url_open("/akimat/competitions/application").text).group(1)
            for data in ({"number": sent, "code": "X"}, {"number": "1", "code": sent}):
                answer = self.url_open("/akimat/competitions/application", data={"csrf_token": token, **data})
                self.assertLess(answer.status_code, 500, value)
        for path in ("0", "-1", "9" * 30, "%00", "1/apply/../..", "application?number=%00"):
            self.assertLess(self.url_open(f"/akimat/competitions/{path}").status_code, 500, path)
        for name in ("a\0.pdf", "Ә" * 400 + ".pdf", ".pdf", "x.docx"):
            answer = self.send(files={f"paper_{self.paper.id}": (name, b"%PDF", "x/y")}, iin="1")
            self.assertLess(answer.status_code, 500, name)

    def test_the_page_is_of_this_time_and_speaks_the_browsers_language(self):
        self.assertTrue(self.url_open(self.path).text.lstrip().startswith("<!DOCTYPE html>"))
        for asked, lang in (("ru-RU,ru;q=0.9", "ru"), ("en-US,en;q=0.9", "kk"), ("kk", "kk"), ("zz;q=x", "kk")):
            self.opener.cookies.clear()
            page = self.url_open(self.path, headers={"Accept-Language": asked})
            self.assertIn(f'lang="{lang}"', page.text, asked)

    @mute_logger("odoo.http")
    def test_what_the_server_refuses_is_told_by_a_page_of_ours(self):
        answer = self.url_open(f"{self.path}/apply", data={"csrf_token": "wrong"})
        self.assertEqual(answer.status_code, 400)
        self.assertIn('role="alert"', answer.text)

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
