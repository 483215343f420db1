from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.akimat_base.tests.print_common import KAZAKH_LETTERS, PrintMixin

from .competition_common import AFTER_RECEIPT, CompetitionCase

NAME = f"Әлия {KAZAKH_LETTERS}"
FORMS = {
    "competition_announcement": {"kk": "конкурс туралы хабарландыру", "ru": "объявление о конкурсе"},
    "competition_admitted": {"kk": "әңгімелесуге жіберілген кандидаттар тізімі", "ru": "список кандидатов, допущенных"},
    "competition_scores": {"kk": "бағалау парақтарының жиынтығы", "ru": "сводка оценочных листов"},
    "competition_extract": {"kk": "конкурстық комиссия хаттамасынан үзінді", "ru": "выписка из протокола"},
}


@tagged("post_install", "-at_install")
class TestCompetitionForms(PrintMixin, CompetitionCase):
    def setUp(self):
        super().setUp()
        with freeze_time(AFTER_RECEIPT):
            self.card, (self.winner, self.loser) = self.decided(NAME, "Berik", losers=("Berik",))

    def test_the_forms_of_a_competition_in_both_languages(self):
        for form, titles in FORMS.items():
            for language, title in titles.items():
                with self.subTest(form=form, language=language):
                    pages = self.printed(f"akimat_hr.{form}_{language}", self.card)
                    self.assertOfficial(pages, language)
                    text = " ".join(pages)
                    self.assertIn(title, text.lower())
                    self.assertIn(self.card.reg_number, text)
                    self.assertEqual(NAME in text, form != "competition_announcement")

    def test_the_notice_says_what_was_decided_in_the_language_of_the_form(self):
        with freeze_time("2026-06-09 05:00:00"):
            self.card.action_publish_results()
        for language, fact in (("kk", "комиссия сізді ұсынады"), ("ru", "комиссия рекомендует вас")):
            pages = self.printed(f"akimat_hr.application_notice_{language}", self.winner.with_user(self.hr_officer))
            self.assertOfficial(pages, language)
            self.assertIn(fact, " ".join(pages).lower())

    def test_sealed_sheets_are_not_printed(self):
        self.env.flush_all()
        self.env.cr.execute("UPDATE akimat_competition_score SET is_open = false")
        self.env.invalidate_all()
        text = " ".join(self.printed("akimat_hr.competition_scores_ru", self.card))
        self.assertNotIn("Knows the work", text)

    def test_the_summary_shows_every_opened_mark(self):
        text = " ".join(self.printed("akimat_hr.competition_scores_kk", self.card))
        self.assertEqual(text.count("Knows the work"), 10)
