from datetime import date, datetime
from unittest.mock import patch

import babel.dates

from odoo.exceptions import UserError
from odoo.models import READ_GROUP_DISPLAY_FORMAT
from odoo.tests import HttpCase, TransactionCase, tagged
from odoo.tools import format_date, format_datetime, formatLang
from odoo.tools.translate import code_translations

KAZAKH = "kk_KZ"


@tagged("post_install", "-at_install")
class TestStoredTerms(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kazakh = cls.env(context={"lang": KAZAKH})
        cls.modules = cls.env["ir.module.module"]

    def _settings_menu(self):
        return self.kazakh.ref("base.menu_administration")

    def test_menu_is_kazakh(self):
        self.assertEqual(self._settings_menu().name, "Баптаулар")

    def test_field_is_kazakh(self):
        label = self.kazakh["res.partner"].fields_get(["phone"])["phone"]["string"]
        self.assertEqual(label, "Телефон")

    def test_view_is_kazakh(self):
        arch = self.kazakh["res.users"].get_view(self.env.ref("base.view_users_simple_form").id, "form")["arch"]
        self.assertIn("Электрондық пошта", arch)

    def test_terms_come_back_after_an_upgrade_of_core_modules(self):
        self._settings_menu().update_field_translations("name", {KAZAKH: False})
        self.assertEqual(self._settings_menu().name, "Settings")
        self.modules._akimat_load_core_terms()
        self.assertEqual(self._settings_menu().name, "Баптаулар")

    def test_terms_come_when_the_core_loads_them(self):
        self._settings_menu().update_field_translations("name", {KAZAKH: False})
        self.modules._load_module_terms(["base"], [KAZAKH])
        self.assertEqual(self._settings_menu().name, "Баптаулар")

    def test_a_term_changed_by_an_administrator_stays(self):
        self._settings_menu().name = "Әкімшінің атауы"
        self.modules._akimat_load_core_terms()
        self.assertEqual(self._settings_menu().name, "Әкімшінің атауы")

    def test_overwriting_restores_the_shipped_term(self):
        self._settings_menu().name = "Әкімшінің атауы"
        self.modules._load_module_terms(["base"], [KAZAKH], overwrite=True)
        self.assertEqual(self._settings_menu().name, "Баптаулар")

    def test_words_that_the_core_only_repeats_are_no_translation(self):
        email = self.env["ir.model.fields"]._get("resource.resource", "email")
        email.update_field_translations("field_description", {"ru_RU": "Email"})
        self.modules._akimat_load_core_terms(["resource"])
        self.assertEqual(email.with_context(lang="ru_RU").field_description, "Электронная почта")
        email.update_field_translations("field_description", {"ru_RU": "Почта"})
        self.modules._akimat_load_core_terms(["resource"])
        self.assertEqual(email.with_context(lang="ru_RU").field_description, "Почта")

    def test_values_of_the_fields_of_activities_are_kazakh_in_our_models(self):
        states = self.kazakh["akimat.deadline.review"].fields_get(["activity_state"])["activity_state"]["selection"]
        self.assertEqual(dict(states)["overdue"], "Мерзімі өткен")

    def test_rows_of_the_installation_have_kazakh_names(self):
        office = self.env.ref("hr.home_work_office")
        self.assertEqual(office.name, "Кеңсе")
        office.name = "Office"
        self.modules._akimat_load_core_terms(["hr"])
        self.assertEqual(office.name, "Кеңсе")

    def test_rows_that_an_administrator_named_stay(self):
        admin = self.env.ref("base.user_admin")
        own = self.env["hr.work.location"].with_user(admin).create(
            {"name": "Office", "location_type": "office", "address_id": self.env.company.partner_id.id})
        shipped = self.env.ref("hr.home_work_office")
        shipped.name = "Әкімдік ғимараты"
        self.modules._akimat_load_core_terms(["hr"])
        self.assertEqual((own.name, shipped.name), ("Office", "Әкімдік ғимараты"))

    def test_reset_template_is_kazakh(self):
        template = self.kazakh.ref("auth_signup.mail_template_user_signup_account_created")
        shipped = template.subject
        template.subject = "Басқа"
        template.reset_template()
        self.assertEqual(template.subject, shipped)
        self.assertIn("қош келдіңіз", shipped)


@tagged("post_install", "-at_install")
class TestCodeTerms(TransactionCase):
    def test_python_message_is_kazakh(self):
        company = self.env.company.with_context(lang=KAZAKH)
        with self.assertRaisesRegex(UserError, "Жаңа ұйым құрыңыз"):
            company.copy()

    def test_other_databases_of_the_server_are_untouched(self):
        registry = self.env.registry
        without_addon = registry._init_modules - {"akimat_base"}
        with patch.object(registry, "_init_modules", without_addon):
            terms = code_translations.get_python_translations("base", KAZAKH)
            messages = code_translations.get_web_translations("web", KAZAKH)["messages"]
        self.assertFalse(terms)
        self.assertFalse(messages)
        self.assertTrue(code_translations.get_python_translations("base", KAZAKH))

    def test_other_languages_are_untouched(self):
        russian = code_translations.get_web_translations("web", "ru_RU")["messages"]
        self.assertIn({"id": "Save", "string": "Сохранить"}, russian)


@tagged("post_install", "-at_install")
class TestLanguages(TransactionCase):
    def test_kazakh_and_russian_are_active(self):
        names = dict(self.env["res.lang"].get_installed())
        self.assertEqual(names[KAZAKH], "Қазақша")
        self.assertEqual(names["ru_RU"], "Русский")

    def test_times_are_shown_without_seconds(self):
        moment = datetime(2026, 6, 5, 10, 30, 15)
        for code in (KAZAKH, "ru_RU"):
            self.assertEqual(format_datetime(self.env, moment, tz="UTC", lang_code=code), "05.06.2026 10:30")

    def test_an_existing_language_is_kept(self):
        language = self.env["res.lang"].search([("code", "=", KAZAKH)])
        language.date_format = "%Y-%m-%d"
        self.env["res.lang"]._akimat_set_up_languages()
        self.assertEqual(language.date_format, "%Y-%m-%d")


@tagged("post_install", "-at_install")
class TestWebClientTerms(HttpCase):
    def test_javascript_terms_are_kazakh(self):
        answer = self.url_open(f"/web/webclient/translations?lang={KAZAKH}").json()
        messages = {message["id"]: message["string"] for message in answer["modules"]["web"]["messages"]}
        self.assertEqual(messages["Save"], "Сақтау")
        self.assertEqual(messages["Discard"], "Бас тарту")
        self.assertEqual(answer["lang_parameters"]["date_format"], "%d.%m.%Y")
        self.assertEqual(answer["lang_parameters"]["time_format"], "%H:%M")


@tagged("post_install", "-at_install")
class TestFormats(TransactionCase):
    """Numbers, money and dates of the server, as an office in Kazakhstan writes them."""

    def test_numbers(self):
        for code in (KAZAKH, "ru_RU"):
            said = self.env["res.lang"]._lang_get(code).format("%.2f", -1234567.891, grouping=True)
            self.assertEqual(said.replace("\u00a0", " "), "-1 234 567,89", code)

    def test_money(self):
        tenge = self.env.ref("base.KZT")
        for code in (KAZAKH, "ru_RU"):
            said = formatLang(self.env(context={"lang": code}), 1500, currency_obj=tenge)
            self.assertEqual(said.replace("\u00a0", " "), "1 500,00 ₸", code)

    def test_an_office_of_a_new_database_counts_in_tenge(self):
        tenge, dollar = self.env.ref("base.KZT"), self.env.ref("base.USD")
        own = self.env["res.company"].create({"name": "Өз", "currency_id": dollar.id})
        foreign = self.env["res.company"].create(
            {"name": "Шетел", "currency_id": dollar.id, "country_id": self.env.ref("base.uz").id})
        self.env["res.currency"]._akimat_set_up_tenge()
        self.assertEqual(own.currency_id, dollar, "an active tenge was set up before")
        self.env["res.company"].search([("currency_id", "=", tenge.id)]).currency_id = dollar
        tenge.active = False
        self.env["res.currency"]._akimat_set_up_tenge()
        self.assertEqual((tenge.active, own.currency_id, foreign.currency_id), (True, tenge, dollar))

    def test_dates(self):
        for code in (KAZAKH, "ru_RU"):
            self.assertEqual(format_date(self.env, date(2026, 3, 5), lang_code=code), "05.03.2026")

    def test_a_month_over_a_group_stands_alone(self):
        for code, month in ((KAZAKH, "Наурыз 2026"), ("ru_RU", "март 2026")):
            day = babel.dates.format_date(date(2026, 3, 5), READ_GROUP_DISPLAY_FORMAT["month"], locale=code)
            self.assertEqual(day, month)
