"""The public pages over HTTP: what is taken, what is refused, and with what words."""

import re

from lxml import html

from odoo.tests import HttpCase, tagged

from .reception_common import IIN, ReceptionCase

FORM = {
    "kind": "statement",
    "applicant_kind": "person",
    "applicant_name": "Айгүл Тестова",
    "iin": IIN,
    "address": "Абай к-сі, 1",
    "text": "Аулада жарық жоқ.\nКөмек сұраймын.",
    "consent": "yes",
}
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"


@tagged("post_install", "-at_install")
class PublicCase(ReceptionCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.akimat.write({"public_slug": "test-town", "name_ru": "Акимат", "name_kk": "Әкімдік"})
        cls.other_akimat.public_slug = "other-town"
        parameters = cls.env["ir.config_parameter"]
        parameters.set_param("akimat_appeals.form_seconds", "0")
        parameters.set_param("akimat_appeals.limit_filing", "100/3600")

    def setUp(self):
        super().setUp()
        self.opener.cookies.set("frontend_lang", "en_US")

    def at(self, path="", slug="test-town"):
        return f"/appeals/{slug}{path}"

    def get(self, path, **options):
        return self.url_open(path, **options)

    def keys(self, path):
        """What the form on the page carries: the token against forgery and the one of the form."""
        tree = html.fromstring(self.get(path).content)
        found = {}
        for name in ("csrf_token", "token"):
            found[name] = (tree.xpath(f"//form[@method='post']//input[@name='{name}']/@value") or [""])[0]
        return found

    def post(self, path, data, files=None, follow=True, **options):
        return self.opener.post(
            self.base_url() + path, data=data, files=files, timeout=60, allow_redirects=follow, **options
        )

    def file(self, files=None, follow=True, **changes):
        data = {**self.keys(self.at("/file")), **FORM, **changes}
        return self.post(self.at("/file"), data, files or {"files": ("", b"")}, follow)

    def appeals(self):
        return self.env["akimat.appeal"].search([("company_id", "=", self.akimat.id)])

    def filed(self):
        page = self.file()
        self.assertEqual(page.status_code, 200)
        return self.appeals()[:1], page

    def sentence(self, page):
        return " ".join(html.fromstring(page.content).text_content().split())

    def open(self, appeal, code=None):
        data = {
            **self.keys(self.at("/status")),
            "number": appeal.reg_number,
            "code": code or appeal.sudo().access_code,
        }
        return self.post(self.at("/status"), data)

    def schedule_ahead(self):
        """The akim receives every working day of this and the next quarter."""
        today = self.akimat._akimat_today()
        quarters = {(today.year, (today.month - 1) // 3 + 1)}
        quarters.add((today.year + today.month // 10, (today.month - 1) // 3 % 3 + 2 if today.month < 10 else 1))
        for year, quarter in quarters:
            for weekday in "01234":
                self.schedule(year=year, quarter=str(quarter), weekday=weekday)


class TestFiling(PublicCase):
    def test_an_appeal_is_registered_and_its_receipt_has_number_and_code(self):
        appeal, page = self.filed()
        self.assertEqual((appeal.state, appeal.channel, appeal.text), ("registered", "portal", FORM["text"]))
        self.assertIn(appeal.reg_number, page.text)
        self.assertIn(appeal.sudo().access_code, page.text)
        self.assertIn("/receipt/", page.url)
        talon = self.get(page.url.removeprefix(self.base_url()) + "/talon")
        self.assertEqual(talon.headers["Content-Type"], "application/pdf")
        self.assertTrue(talon.content.startswith(b"%PDF"))

    def test_sending_the_form_twice_files_one_appeal(self):
        data = {**self.keys(self.at("/file")), **FORM}
        first = self.post(self.at("/file"), data, {"files": ("", b"")})
        second = self.post(self.at("/file"), data, {"files": ("", b"")})
        self.assertEqual(first.url, second.url)
        self.assertEqual(len(self.appeals()), 1)

    def test_the_receipt_is_shown_to_the_browser_that_filed_and_to_no_other(self):
        _appeal, page = self.filed()
        self.opener.cookies.clear()
        elsewhere = self.get(page.url.removeprefix(self.base_url()))
        self.assertTrue(elsewhere.url.endswith("/status"))

    def test_every_mistake_is_named_and_what_was_typed_stays(self):
        page = self.file(iin="791028302729", applicant_name="", consent="")
        self.assertEqual(page.status_code, 422)
        text = self.sentence(page)
        for words in ("Check the 12 digits of the IIN.", "Fill this in."):
            self.assertIn(words, text)
        self.assertIn("Көмек сұраймын", page.text)
        self.assertFalse(self.appeals())

    def test_an_organisation_names_itself_and_its_representative(self):
        page = self.file(applicant_kind="organisation", iin="")
        self.assertEqual(page.status_code, 422)
        names = {"organisation_name": "«Жарық» ЖШС", "bin": "980940001419", "representation": "Сенімхат №7"}
        self.file(applicant_kind="organisation", iin="", **names)
        appeal = self.appeals()
        self.assertEqual((appeal.applicant_name, appeal.bin), ("«Жарық» ЖШС", "980940001419"))
        self.assertEqual((appeal.representative_name, appeal.is_entity), (FORM["applicant_name"], True))

    def test_a_script_in_a_field_is_shown_as_text(self):
        attack = "<script>alert(1)</script>"
        page = self.file(applicant_name=attack, text=attack, iin="1")
        self.assertNotIn(attack, page.text)
        self.assertIn("&lt;script&gt;", page.text)
        self.file(applicant_name=attack, text=attack)
        appeal = self.appeals()
        opened = self.open(appeal)
        self.assertNotIn(attack, opened.text)
        self.assertIn("&lt;script&gt;", opened.text)

    def test_ten_megabytes_of_text_are_refused_by_one_sentence(self):
        for size in (10_000_000, 12_000_000):
            page = self.file(text="a" * size)
            self.assertIn(page.status_code, (413, 422))
            self.assertRegex(self.sentence(page), "Too long: at most 20000 characters|The form is too large")
            self.assertLess(len(page.content), 100_000)
        self.assertFalse(self.appeals())

    def test_files_are_known_by_their_content(self):
        page = self.file(files={"files": ("photo.jpg", b"<html><script>x</script></html>")})
        self.assertIn("is not what its name says", page.text)
        page = self.file(files={"files": ("run.exe", b"MZ")})
        self.assertIn("only these kinds of files", page.text)
        page = self.file(files={"files": ("big.pdf", PDF + b"0" * 6_000_000)})
        self.assertIn("is larger than 5 MB", page.text)
        many = [("files", (f"{number}.pdf", PDF)) for number in range(6)]
        page = self.file(files=many)
        self.assertIn("at most 5 files", page.text)
        self.assertFalse(self.appeals())
        self.file(files={"files": ("annex.pdf", PDF)})
        self.assertEqual(self.appeals().attachment_ids.mapped("name"), ["annex.pdf"])

    def test_a_forged_form_is_refused(self):
        for changes in ({"csrf_token": "wrong"}, {"csrf_token": ""}):
            data = {**self.keys(self.at("/file")), **FORM, **changes}
            with self.assertLogs("odoo.http", "WARNING"):
                page = self.post(self.at("/file"), data)
            self.assertEqual(page.status_code, 400)
            self.assertIn("reload it and send the form again", self.sentence(page))
            self.assertEqual(page.headers["X-Frame-Options"], "DENY")
        page = self.file(token="1-2-3")
        self.assertIn("stood open too long", self.sentence(page))
        self.assertFalse(self.appeals())

    def test_programs_are_kept_out(self):
        page = self.file(website="http://spam.example")
        self.assertIn("sent too quickly", self.sentence(page))
        self.env["ir.config_parameter"].set_param("akimat_appeals.form_seconds", "30")
        self.assertIn("sent too quickly", self.sentence(self.file()))
        self.assertFalse(self.appeals())


class TestStatus(PublicCase):
    def test_number_and_code_open_the_appeal_without_the_codes_of_the_office(self):
        appeal, _page = self.filed()
        self.opener.cookies.clear()
        self.opener.cookies.set("frontend_lang", "en_US")
        page = self.open(appeal)
        self.assertEqual(page.status_code, 200)
        self.assertIn(appeal.reg_number, page.text)
        self.assertNotIn(appeal.sudo().access_code, page.text)
        self.assertRegex(page.url, r"/case/0$")
        self.assertIn(appeal.deadline.strftime("%d.%m.%Y"), page.text)

    def test_a_wrong_number_and_a_wrong_code_get_the_same_answer(self):
        appeal, _page = self.filed()
        wrong_code = self.open(appeal, code="ABCDEFGH23")
        data = {**self.keys(self.at("/status")), "number": "ЖТ-0", "code": appeal.sudo().access_code}
        wrong_number = self.post(self.at("/status"), data)
        self.assertEqual(wrong_code.status_code, wrong_number.status_code)
        pages = [re.sub(r'value="[^"]*"', "", page.text) for page in (wrong_code, wrong_number)]
        self.assertEqual(*pages)

    def test_too_many_questions_of_one_address(self):
        self.env["ir.config_parameter"].set_param("akimat_appeals.limit_pages", "3/60")
        statuses = [self.get(self.at()).status_code for _attempt in range(4)]
        self.assertEqual(statuses, [200, 200, 200, 429])

    def test_another_browser_cannot_open_what_this_one_opened(self):
        appeal, _page = self.filed()
        page = self.open(appeal)
        self.opener.cookies.clear()
        self.assertTrue(self.get(page.url.removeprefix(self.base_url())).url.endswith("/status"))
        elsewhere = self.get(self.at("/case/0", slug="other-town"))
        self.assertTrue(elsewhere.url.endswith("/other-town/status"))

    def test_leaving_forgets_everything_on_this_device(self):
        appeal, _page = self.filed()
        page = self.open(appeal)
        tree = html.fromstring(page.content)
        self.post(self.at("/leave"), {"csrf_token": tree.xpath("//input[@name='csrf_token']/@value")[0]})
        self.assertTrue(self.get(page.url.removeprefix(self.base_url())).url.endswith("/status"))

    def test_an_appeal_of_another_akimat_is_not_found_here(self):
        other = self.env["akimat.appeal"]._file_from_public(
            {"kind": "statement", "text": "x"}, company=self.other_akimat
        )
        self.assertEqual(self.open(other).status_code, 422)


class TestPages(PublicCase):
    def test_every_page_has_its_headers_and_no_script(self):
        self.schedule_ahead()
        for path in ("", "/file", "/status", "/reception", "/nothing-here"):
            page = self.get(self.at(path))
            with self.subTest(path):
                self.assertEqual(page.headers["X-Frame-Options"], "DENY")
                self.assertEqual(page.headers["Cache-Control"], "no-store")
                self.assertIn("frame-ancestors 'none'", page.headers["Content-Security-Policy"])
                self.assertIn("style-src 'self'", page.headers["Content-Security-Policy"])
                self.assertNotIn("<script", page.text)
                self.assertNotIn("style=", page.text)
                self.assertFalse(re.findall(r'(?:src|href)="(?:https?:)?//', page.text))
                self.assertLess(len(page.content), 100_000)
                links = html.fromstring(page.content).xpath("//a/@href | //form/@action")
                wrong = [link for link in links if not re.match(r"(#|/appeals|/web/login/language/)", link)]
                self.assertFalse(wrong)
                self.assertFalse([link for link in links if "/appeals/" in link and self.at() not in link])

    def test_every_field_has_a_label(self):
        self.schedule_ahead()
        for path in ("/file", "/status", "/reception"):
            tree = html.fromstring(self.get(self.at(path)).content)
            named = set(tree.xpath("//label/@for"))
            fields = tree.xpath("//input[not(@type='hidden')] | //textarea | //select")
            self.assertTrue(fields)
            self.assertFalse([field.get("id") for field in fields if field.get("id") not in named])

    def test_the_language_is_kazakh_until_another_is_chosen(self):
        self.opener.cookies.clear()
        page = self.get(self.at())
        self.assertIn('lang="kk"', page.text)
        self.assertIn("Әкімдік", page.text)
        russian = self.get(f"/web/login/language/ru_RU?back={self.at()}")
        self.assertTrue(russian.url.endswith(self.at()))
        self.assertIn("<html", russian.text)
        self.assertIn('lang="ru"', russian.text)

    def test_an_unknown_akimat_and_the_choice_of_one(self):
        self.assertEqual(self.get(self.at(slug="nowhere")).status_code, 404)
        page = self.get("/appeals")
        self.assertIn("/appeals/test-town", page.text)
        self.other_akimat.public_slug = False
        with self.assertRefused("small Latin letters", Exception):
            self.other_akimat.public_slug = "Қала"

    def test_forms_sent_long_ago_are_forgotten(self):
        self.filed()
        sent = self.env["akimat.public.submission"]
        sent._gc_old()
        self.assertTrue(sent.search_count([]))
        self.env.cr.execute("UPDATE akimat_public_submission SET moment = moment - interval '3 days'")
        sent._gc_old()
        self.assertFalse(sent.search_count([]))


class TestBooking(PublicCase):
    def book(self, slot="0", accused="", **changes):
        data = {**self.keys(self.at("/reception")), **FORM, "slot": str(slot), "accused": accused, **changes}
        return self.post(self.at("/reception"), data)

    def places(self, page):
        values = html.fromstring(page.content).xpath("//input[@name='slot']/@value")
        return [value for value in values if value != "0"]

    def cards(self):
        return self.env["akimat.reception.card"].search([("company_id", "=", self.akimat.id)], order="id")

    def test_a_free_place_is_taken_and_given_back(self):
        self.schedule_ahead()
        place = self.places(self.get(self.at("/reception")))[0]
        page = self.book(place)
        card = self.cards()
        self.assertEqual((card.state, str(card.slot_id.id), card.channel), ("booked", place, "portal"))
        self.assertIn(card.reg_number, page.text)
        self.assertNotIn(place, self.places(self.get(self.at("/reception"))))
        taken = self.book(
            place, iin="", applicant_kind="organisation", organisation_name="A", bin="980940001419", representation="B"
        )
        self.assertIn("has just been taken", self.sentence(taken))
        data = {**self.keys(self.at("/status")), "number": card.reg_number, "code": card.sudo().access_code}
        opened = self.post(self.at("/status"), data)
        self.assertIn(card.slot_id._when(), opened.text)
        token = html.fromstring(opened.content).xpath("//input[@name='csrf_token']/@value")[0]
        after = self.post(self.at("/case/0/cancel"), {"csrf_token": token})
        self.assertEqual((card.state, card.slot_id.state), ("cancelled", "free"))
        self.assertNotIn("/cancel", after.text)

    def test_without_a_suitable_time_the_citizen_waits_in_the_queue(self):
        self.book("0")
        card = self.cards()
        self.assertEqual((card.state, card.slot_id.id), ("requested", False))

    def test_the_leader_complained_of_is_not_offered(self):
        self.schedule_ahead()
        self.assertTrue(self.places(self.get(self.at("/reception"))))
        page = self.get(self.at(f"/reception?accused={self.akim.id}"))
        self.assertFalse(self.places(page))
        place = self.env["akimat.reception.slot"].search([("leader_id", "=", self.akim.id)], limit=1)
        refused = self.book(place.id, accused=str(self.akim.id))
        self.assertIn("complains of the official", self.sentence(refused))

    def test_nobody_holds_many_places(self):
        self.schedule_ahead()
        places = self.places(self.get(self.at("/reception")))
        for number in range(3):
            page = self.book(places[number], text=f"Question {number}")
        self.assertIn("already has 2 receptions ahead", self.sentence(page))
        self.assertEqual(len(self.cards()), 2)

    def test_places_of_another_akimat_cannot_be_taken(self):
        self.schedule_ahead()
        place = self.env["akimat.reception.slot"].search([("company_id", "=", self.akimat.id)], limit=1)
        data = {**self.keys(self.at("/reception", slug="other-town")), **FORM, "slot": str(place.id)}
        page = self.post(self.at("/reception", slug="other-town"), data)
        self.assertIn("choose a free place", self.sentence(page))
