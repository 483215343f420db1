import io

import openpyxl
from pypdf import PdfReader

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.report import verification
from odoo.addons.akimat_base.tests.print_common import KAZAKH_LETTERS, OWN_NAME, PrintMixin

from ..wizard import akimat_journal_print
from .common import DocflowCase

SUBJECT = f"Су құбыры туралы {KAZAKH_LETTERS}"
TITLES = {
    "registration_card": {"kk": "тіркеу карточкасы", "ru": "регистрационная карточка"},
    "resolution_slips": {"kk": "бұрыштама", "ru": "резолюция"},
    "approval_sheet": {"kk": "келісу парағы", "ru": "лист согласования"},
    "journal": {"kk": "тіркеу журналы", "ru": "журнал регистрации"},
}


class FormsCase(PrintMixin, DocflowCase):
    def form(self, name, language, records):
        """Pages of a form, as the registrar prints it."""
        reader = records.with_user(self.registrar).with_company(self.akimat)
        return self.printed(f"akimat_docflow.{name}_{language}", reader)

    def journal(self, letter, **vals):
        values = {"company_id": self.akimat.id, "journal_id": letter.journal_id.id, **vals}
        return self.env["akimat.journal.print"].with_user(self.registrar).with_company(self.akimat).create(values)


@tagged("post_install", "-at_install")
class TestPrintForms(FormsCase):
    def setUp(self):
        super().setUp()
        self.letter = self.incoming("execution", subject=SUBJECT)

    def assertForm(self, name, language, pages):
        self.assertOfficial(pages, language)
        self.assertIn(TITLES[name][language], pages[0].lower())

    def test_the_registration_card_in_both_languages(self):
        today = self.akimat._akimat_today().strftime("%d.%m.%Y")
        for language in ("kk", "ru"):
            with self.subTest(language):
                pages = self.form("registration_card", language, self.letter)
                self.assertForm("registration_card", language, pages)
                text = " ".join(pages)
                for fact in (self.letter.reg_number, "12-1 12.01.2026", today, SUBJECT, "Consider and answer"):
                    self.assertIn(fact, text)

    def test_cards_of_several_documents_are_one_file(self):
        other = self.incoming("registered", subject="Екінші хат")
        pages = self.form("registration_card", "kk", self.letter | other)
        self.assertEqual([page for page in pages if "1 / 1" not in page], [])
        self.assertEqual(len(pages), 2)
        self.assertIn("Екінші хат", pages[1])

    def test_the_resolution_stands_on_its_slip(self):
        for language, year in (("kk", "жылғы"), ("ru", "года")):
            pages = self.form("resolution_slips", language, self.letter)
            self.assertForm("resolution_slips", language, pages)
            for fact in ("Consider and answer", "akim", "executor", year):
                self.assertIn(fact, pages[0])

    def test_a_document_without_resolution_says_so(self):
        [page] = self.form("resolution_slips", "ru", self.incoming("registered"))
        self.assertIn("нет резолюции", page)

    def test_the_approval_sheet_shows_each_visa(self):
        letter = self.outgoing("registered", subject=SUBJECT)
        for language in ("kk", "ru"):
            pages = self.form("approval_sheet", language, letter)
            self.assertForm("approval_sheet", language, pages)
            for visa in letter.visa_ids:
                self.assertIn(visa.user_id.name, " ".join(pages))

    def test_a_letter_on_the_blank_in_each_language(self):
        letter = self.outgoing("registered", body_kk="<p>Құбыр жөнделді</p>", body_ru="<p>Труба отремонтирована</p>")
        today = self.akimat._akimat_today().strftime("%d.%m.%Y")
        for language, text, absent in (
            ("kk", "Құбыр жөнделді", "Труба отремонтирована"),
            ("ru", "Труба отремонтирована", "Құбыр жөнделді"),
        ):
            [page] = self.form("letter", language, letter)
            for fact in (text, f"{today} № {letter.reg_number}", "Water company", "deputy", "+7 7122 000000"):
                self.assertIn(fact, page)
            self.assertNotIn(absent, page)
            self.assertNotIn("Жоба", page)

    @clause("PET-5", "PET-10", "RUD-9", "SHY-9", "ZHE-9")
    def test_the_blank_of_a_letter_has_the_requisites_of_the_office(self):
        [page] = self.form("letter", "kk", self.outgoing("registered"))
        for fact in (OWN_NAME["kk"], self.akimat.bin, self.akimat.address_kk, self.akimat.address_ru):
            self.assertIn(fact.lower(), page.lower())

    def test_a_draft_says_that_it_is_one(self):
        self.assertIn("Жоба", self.form("letter", "kk", self.outgoing())[0])

    def test_an_outgoing_card_names_addressee_and_signatory(self):
        letter = self.outgoing("dispatched")
        [page] = self.form("registration_card", "kk", letter)
        for fact in ("Water company", "deputy", letter.reg_number):
            self.assertIn(fact, page)

    def test_restricted_documents_carry_a_mark_and_no_code(self):
        paper = self.incoming("registered", confidentiality="dsp")
        [page] = self.form("registration_card", "kk", paper)
        self.assertIn("Қызмет бабында пайдалану үшін", page)
        self.assertNotIn("/akimat/verify/", page)

    def test_printing_stands_in_the_audit_chain(self):
        self.form("registration_card", "kk", self.letter)
        self.assertEqual(self.audit_events(self.letter)[-1], "print")

    # Journal

    def test_the_journal_on_paper(self):
        for language, lang in (("kk", "kk_KZ"), ("ru", "ru_RU")):
            pages = self.form("journal", language, self.journal(self.letter, lang=lang))
            self.assertForm("journal", language, pages)
            self.assertIn(self.letter.reg_number, " ".join(pages))
            self.assertIn(SUBJECT, " ".join(pages))

    def test_the_journal_lies_on_its_side(self):
        journal = self.journal(self.letter)
        page = PdfReader(io.BytesIO(self.print_pdf("akimat_docflow.journal_kk", journal))).pages[0]
        self.assertGreater(page.mediabox.width, page.mediabox.height)

    def test_the_journal_as_a_table(self):
        self.incoming("registered", subject="=HYPERLINK(1)")
        title, content = self.journal(self.letter, lang="ru_RU")._export_xlsx()
        self.assertIn("Журнал регистрации", title)
        [sheet] = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        headings, first, second = sheet.iter_rows(min_row=3, values_only=True)
        self.assertIn("Номер", headings)
        self.assertEqual(first[0], self.letter.reg_number)
        self.assertIn("=HYPERLINK(1)", second)
        self.assertNotIn("f", {cell.data_type for cell in sheet[5]})

    def test_the_journal_keeps_to_its_period(self):
        journal = self.journal(self.letter, date_from="2020-01-01", date_to="2020-12-31")
        self.assertFalse(journal._export_records())
        with self.assertRefused("before it begins"):
            journal.date_to = "2019-01-01"

    def test_a_long_journal_is_refused_on_paper(self):
        self.patch(akimat_journal_print, "PAPER_LIMIT", 0)
        with self.assertRaisesRegex(UserError, "Excel"):
            self.journal(self.letter).action_print()

    # Codes

    def test_the_address_in_the_code_belongs_to_one_number(self):
        token = verification.url_of(self.letter).rpartition("/")[2]
        model, res_id, signature = token.split("-")
        self.assertEqual(verification.find(self.env, token), self.letter)
        forged = f"{model}-{self.incoming('registered').id:x}-{signature}"
        for wrong in (forged, f"{model}-{res_id}-", token[:-1], token + "0", "", "1-1", "x-y-z", "-" * 40):
            self.assertIsNone(verification.find(self.env, wrong), wrong)

    def test_drafts_have_no_address(self):
        self.assertFalse(verification.url_of(self.incoming()))


@tagged("post_install", "-at_install")
class TestPrintOverHttp(FormsCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.letter = self.incoming("registered", subject="Көрсетілмейтін мазмұн")

    def test_anybody_can_ask_whether_a_paper_is_registered(self):
        path = "/akimat/verify/" + verification.url_of(self.letter).rpartition("/")[2]
        answer = self.url_open(path)
        self.assertEqual(answer.status_code, 200)
        self.assertIn(self.letter.reg_number, answer.text)
        self.assertNotIn(self.letter.subject, answer.text)
        self.assertNotIn("Water company", answer.text)
        self.assertEqual(self.url_open(path[:-1] + "x").status_code, 404)

    def test_too_many_questions_are_put_off(self):
        self.env["ir.config_parameter"].set_param("akimat_base.limit_verification", "1/60")
        self.assertEqual([self.url_open("/akimat/verify/1-1-1").status_code for _turn in range(2)], [404, 429])

    def test_the_journal_is_downloaded_by_its_owner_only(self):
        path = f"/akimat/xlsx/akimat.journal.print/{self.journal(self.letter).id}"
        self.authenticate(self.registrar.login, self.registrar.login)
        self.assertIn("spreadsheetml", self.url_open(path).headers["Content-Type"])
        self.assertEqual(self.url_open("/akimat/xlsx/res.users/2").status_code, 404)
        self.authenticate(self.stranger.login, self.stranger.login)
        with mute_logger("odoo.http"):
            self.assertEqual(self.url_open(path).status_code, 403)

    def test_a_form_opens_in_the_browser(self):
        self.authenticate(self.registrar.login, self.registrar.login)
        answer = self.url_open(f"/report/pdf/akimat_docflow.registration_card_kk/{self.letter.id}")
        self.assertEqual(answer.status_code, 200)
