from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.akimat_base.tests.print_common import KAZAKH_LETTERS, PrintMixin

from .common import NOW, AppealCase

TITLES = {
    "appeal_talon": {"kk": "талон", "ru": "талон"},
    "appeal_card": {"kk": "тіркеу карточкасы", "ru": "регистрационная карточка"},
    "appeal_certificate": {"kk": "анықтама", "ru": "справка"},
}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestForms(PrintMixin, AppealCase):
    def test_each_form_in_both_languages(self):
        appeal = self.prepared(vals={"subject": f"Жарық {KAZAKH_LETTERS}"})
        self.as_user(self.executor, appeal).write({"certificate": "The lamp burns."})
        facts = {
            "appeal_talon": (appeal.sudo().access_code, "01.06.2026 11:00", "registrar", "22.06.2026"),
            "appeal_card": ("The lamp was changed.", "Consider and answer", "Ахметов Асан", KAZAKH_LETTERS),
            "appeal_certificate": ("The lamp burns.", "Ахметов Асан", "akim"),
        }
        for name, titles in TITLES.items():
            for language, title in titles.items():
                with self.subTest(name, language=language):
                    pages = self.printed(f"akimat_appeals.{name}_{language}", appeal.with_user(self.registrar))
                    self.assertOfficial(pages, language)
                    self.assertIn(title, pages[0].lower())
                    for fact in (appeal.reg_number, *facts[name]):
                        self.assertIn(fact, " ".join(pages))

    def test_notices_and_answers_print_on_the_blank_in_the_language_of_the_applicant(self):
        for language, words in (("kk", "мерзімі"), ("ru", "Срок")):
            appeal = self.assigned(language=language)
            self.as_user(self.akim, appeal).action_extend("2026-07-20", "A survey")
            notice = self.paper(appeal, "extension_notice")
            pages = self.printed(f"akimat_docflow.letter_{language}", notice.with_user(self.registrar))
            text = " ".join(pages)
            for fact in ("A survey", "Ахметов Асан", words):
                self.assertIn(fact, text)
