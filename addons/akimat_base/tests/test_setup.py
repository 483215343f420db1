"""The first-run assistant: people from a spreadsheet, all or none; who may open it; when it is offered."""

import base64
import io

import openpyxl

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import AkimatCase

HEADINGS = ["Name", "IIN", "Login or e-mail", "Unit", "Post", "Roles", "Language"]
IIN = "791028302728"


@tagged("post_install", "-at_install")
class TestSetup(AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.make_user("admin_of_akimat", groups="akimat_base.group_akimat_admin")
        # The whole pack is another test's matter: here two units and a post.
        cls.general = cls.make_department("Жалпы бөлім", "general")
        cls.general.with_context(lang="ru_RU").name = "Общий отдел"
        cls.post = cls.env["hr.job"].create(
            {
                "name": "Іс жүргізуші",
                "company_id": cls.akimat.id,
                "department_id": cls.general.id,
                "akimat_duty_kind": "registrar",
            }
        )

    def setup(self, user=None, **vals):
        assistant = self.env["akimat.setup"].with_user(user or self.admin)
        return assistant.create({"company_id": self.akimat.id, "step": "people", **vals})

    @staticmethod
    def sheet(*rows, headings=HEADINGS):
        book = openpyxl.Workbook()
        for row in [headings, *rows]:
            book.active.append(row)
        buffer = io.BytesIO()
        book.save(buffer)
        return base64.b64encode(buffer.getvalue())

    def user(self, login):
        return self.env["res.users"].search([("login", "=", login)])

    def test_people_come_with_units_posts_duties_and_first_passwords(self):
        assistant = self.setup(
            people_file=self.sheet(
                ["Ахметова Айгүл", IIN, "aigul", "Жалпы бөлім", "Іс жүргізуші", "", ""],
                ["Иванов Пётр", "", "petr@example.kz", "Общий отдел", "Советник", "Lawyer; Аудармашы", "орысша"],
            )
        )
        assistant.action_next()
        clerk, lawyer = self.user("aigul"), self.user("petr@example.kz")
        self.assertEqual(assistant.step, "done")
        self.assertEqual((clerk.partner_id.iin, clerk.lang, lawyer.lang), (IIN, "kk_KZ", "ru_RU"))
        duties = self.env["akimat.duty"].search([("user_id", "in", (clerk | lawyer).ids)])
        self.assertEqual(
            sorted((duty.user_id.login, duty.kind) for duty in duties),
            [("aigul", "registrar"), ("petr@example.kz", "lawyer"), ("petr@example.kz", "translator")],
        )
        self.assertEqual(clerk.employee_id.department_id, self.general)
        self.assertEqual((clerk.employee_id.job_id, lawyer.employee_id.job_title), (self.post, "Советник"))
        rows = list(openpyxl.load_workbook(io.BytesIO(base64.b64decode(assistant.passwords))).active.values)
        passwords = {row[1]: row[2] for row in rows[3:]}
        self.assertEqual(set(passwords), {"aigul", "petr@example.kz"})
        self.env.registry.clear_cache()
        credential = {"type": "password", "login": "aigul", "password": passwords["aigul"]}
        self.assertTrue(clerk.with_user(clerk)._check_credentials(credential, {"interactive": True}))

    def test_every_bad_row_is_named_and_nobody_is_entered(self):
        people = self.env["res.users"].search_count([])
        assistant = self.setup(
            people_file=self.sheet(
                ["Дұрыс Адам", "", "right", "Жалпы бөлім", "", "Lawyer", ""],
                ["", "791028302729", "right", "Жоқ бөлім", "", "Сиқыршы", "deutsch"],
                ["Екінші", IIN, "", "", "", "", ""],
                ["Үшінші", IIN, "two words", "", "", "", ""],
            )
        )
        with self.assertRaises(UserError) as caught, self.env.cr.savepoint():
            assistant.action_next()
        said = str(caught.exception)
        for sentence in (
            "Row 3: the name is missing",
            "Row 3: «791028302729» is not an IIN",
            "Row 3: the login «right» is taken or stands twice",
            "Row 3: there is no unit «Жоқ бөлім»",
            "Row 3: there is no role «Сиқыршы»",
            "Row 3: «deutsch» is not a language",
            "Row 4: the login or e-mail is missing",
            "Row 5: the login or e-mail is missing or has a space",
            "Row 5: the IIN «791028302728» stands twice",
        ):
            self.assertIn(sentence, said)
        self.assertNotIn("Row 2", said)
        self.assertEqual(self.env["res.users"].search_count([]), people)

    def test_what_the_duties_refuse_is_named_by_row(self):
        with self.assertRefused("Row 3: .* overlaps"):
            self.setup(
                people_file=self.sheet(
                    ["Бірінші", "", "one", "", "", "Akim", ""], ["Екінші", "", "two", "", "", "Akim", ""]
                )
            ).action_next()
        self.assertFalse(self.user("one"))

    def test_another_file_is_refused(self):
        for content in (b"no spreadsheet", base64.b64decode(self.sheet(headings=["A", "B"]))):
            with self.assertRefused("not the filled form"):
                self.setup(people_file=base64.b64encode(content)).action_next()

    def test_the_form_has_headings_and_words_in_the_reader_s_language(self):
        for lang, unit in (("kk_KZ", "Жалпы бөлім"), ("ru_RU", "Общий отдел")):
            assistant = self.setup().with_context(lang=lang)
            book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(assistant.people_form)))
            headings, words = (list(sheet.values) for sheet in book.worksheets)
            self.assertEqual(list(headings[0]), list(assistant._people_headings().values()))
            self.assertIn(unit, [row[3] for row in words])
            filled = self.sheet(["Аты", "", f"login_{lang}", unit, "", "", ""], headings=list(headings[0]))
            assistant.write({"people_file": filled})
            assistant.action_next()
            self.assertEqual(self.user(f"login_{lang}").employee_id.department_id, self.general)

    def test_pages_ask_for_what_they_need(self):
        assistant = self.setup(step="pack")
        with self.assertRefused("Choose the akimat"):
            assistant.action_next()
        assistant.write({"step": "office", "bin": "120440001007", "name_kk": "А", "name_ru": "А"})
        with self.assertRefused("is not a BIN"):
            assistant.action_next()
        self.assertEqual(assistant.step, "office")

    def test_the_assistant_is_the_administrator_s(self):
        with self.assertRefused("administrator|not allowed", AccessError):
            self.setup(user=self.make_user("clerk", "registrar"))
        with self.assertRefused("administrator", AccessError):
            self.env["akimat.setup"].with_user(self.admin).create({"company_id": self.other_akimat.id})

    def test_it_is_offered_where_there_is_no_akimat_and_until_it_is_finished(self):
        boss = self.env.ref("base.user_admin")
        boss.action_id = False
        self.env["akimat.setup"]._offer()
        self.assertFalse(boss.action_id, "an akimat is there")
        self.env["res.company"].search([]).is_akimat = False
        self.env["akimat.setup"]._offer()
        self.assertEqual(boss.action_id.id, self.env.ref("akimat_base.akimat_setup_open").id)
        mine = {"allowed_company_ids": boss.company_id.ids}
        self.env["akimat.setup"].with_user(boss).with_context(**mine).create({}).action_later()
        self.assertFalse(boss.action_id)
