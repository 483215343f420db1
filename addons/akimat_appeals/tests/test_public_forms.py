"""Public forms in clumsy and in hostile hands: files, limits, languages, input that no browser sends."""

from unittest.mock import patch

from lxml import html

from odoo.tools import mute_logger

from .test_public_pages import FORM, PDF, PublicCase

ODD = ("\0", "Ә\0ж", "١٢٣", "²", "9" * 400, "-1", "' OR 1=1 --", "{{7*7}}", "\u202e", "😀" * 300, "\ud800", "1-2-Ә")


class TestPublicForms(PublicCase):
    def test_files_survive_a_mistake_in_another_field(self):
        page = self.file(files=[("files", ("first.pdf", PDF)), ("files", ("second.pdf", PDF))], iin="1")
        self.assertEqual(page.status_code, 422)
        tree = html.fromstring(page.content)
        names = ("csrf_token", "token")
        keys = {name: tree.xpath(f"//form[@method='post']//input[@name='{name}']/@value")[0] for name in names}
        held = tree.xpath("//input[@name='held']/@value")
        self.assertEqual(len(held), 2)
        # One of them is unticked, a third one is added.
        data = {**FORM, **keys, "held": held[:1]}
        self.post(self.at("/file"), data, {"files": ("third.pdf", PDF)})
        self.assertEqual(sorted(self.appeals().attachment_ids.mapped("name")), ["first.pdf", "third.pdf"])
        self.assertFalse(self.env["akimat.public.file"].search_count([]))

    def test_five_large_photographs_are_refused_in_the_language_of_the_page(self):
        self.opener.cookies.set("frontend_lang", "ru_RU")
        photo = b"\xff\xd8\xff\xe0" + b"0" * 10_485_760
        page = self.file(files=[("files", (f"{number}.jpg", photo)) for number in range(5)])
        self.assertEqual(page.status_code, 422)
        self.assertIn("5 МБ", self.sentence(page))
        self.assertIn("Көмек сұраймын", page.text)
        page = self.file(files=[("files", (f"{number}.jpg", photo)) for number in range(7)])
        self.assertEqual(page.status_code, 413)
        self.assertIn('lang="ru"', page.text)
        self.assertNotIn("too large", page.text)

    def test_mistakes_on_a_form_do_not_close_the_address(self):
        self.env["ir.config_parameter"].set_param("akimat_appeals.limit_filing", "2/3600")
        self.assertEqual({self.file(iin="1").status_code for _turn in range(4)}, {422})
        self.assertEqual([self.file().status_code for _turn in range(3)], [200, 200, 429])

    def test_the_page_is_of_this_time_and_speaks_the_browsers_language(self):
        self.assertTrue(self.get(self.at("/file")).text.lstrip().startswith("<!DOCTYPE html>"))
        for asked, lang in (("ru-RU,ru;q=0.9", "ru"), ("en-US,en;q=0.9", "kk"), ("en,ru;q=0.4", "ru")):
            self.opener.cookies.clear()
            self.assertIn(f'lang="{lang}"', self.get(self.at(), headers={"Accept-Language": asked}).text, asked)

    def test_odd_input_is_answered_by_a_page(self):
        self.env["ir.config_parameter"].set_param("akimat_appeals.limit_pages", "9999/60")
        for value in ODD:
            sent = value.encode("utf-8", "surrogatepass")
            for name in (*FORM, "email", "bin", "token", "held", "website", "csrf_token"):
                with self.subTest(name=name, value=value), mute_logger("odoo.http"):
                    changes = {"iin": "1", name: sent}
                    self.assertLess(self.file(**changes).status_code, 500)
            for path, names in (("/reception", ("slot", "accused", "text")), ("/status", ("number", "code"))):
                for name in names:
                    data = {**self.keys(self.at(path)), **FORM, "iin": "1", "slot": "0", name: sent}
                    self.assertLess(self.post(self.at(path), data).status_code, 500, (path, name, value))
        places = ("/appeals/%00/file", "/appeals/test-town/case/999999999999", "/appeals/test-town/receipt/%00")
        for path in (*places, "/appeals/test-town/reception?accused=%00", "/akimat/verify/%00", "/akimat/verify/Ә"):
            self.assertLess(self.get(path).status_code, 500, path)
        data = {**self.keys(self.at("/reception")), **FORM, "slot": "9" * 12, "accused": "9" * 12}
        self.assertLess(self.post(self.at("/reception"), data).status_code, 500)

    def test_wrong_codes_stop_who_tries_them_and_not_the_number(self):
        appeal, _page = self.filed()
        self.env["ir.config_parameter"].set_param("akimat_appeals.limit_number", "3/900")
        for _attempt in range(3):
            self.assertEqual(self.open(appeal, code="WRONG").status_code, 422)
        page = self.open(appeal)
        self.assertEqual(page.status_code, 429)
        self.assertGreater(int(page.headers["Retry-After"]), 0)
        self.assertIn("Try again in", self.sentence(page))
        # The number stays open to its owner, who asks from elsewhere.
        with patch("odoo.addons.akimat_base.tools.rate_limit.visitor", lambda: "198.51.100.9"):
            self.assertEqual(self.open(appeal).status_code, 200)
