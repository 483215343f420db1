"""Print forms of staffing and discipline in Kazakh and Russian."""

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.tests.print_common import KAZAKH_LETTERS, PrintMixin

from .discipline_common import NOW, DisciplineCase

FORMS = {
    "explanation_request": {"kk": "түсініктеме талап ету", "ru": "истребование объяснения"},
    "refusal_act": {"kk": "бас тарту туралы акт", "ru": "акт об отказе"},
    "protocol_extract": {"kk": "хаттамадан үзінді", "ru": "выписка из протокола"},
    "sanction_notice": {"kk": "тәртіптік жаза туралы хабарлама", "ru": "уведомление о дисциплинарном взыскании"},
}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPrintForms(PrintMixin, DisciplineCase):
    def test_the_papers_of_a_case_in_both_languages(self):
        case = self.case("ordered", description=f"Кешігіп келді {KAZAKH_LETTERS}")
        for form, titles in FORMS.items():
            for language, title in titles.items():
                with self.subTest(form=form, language=language):
                    pages = self.printed(f"akimat_hr.{form}_{language}", case.with_user(self.hr_officer))
                    self.assertOfficial(pages, language)
                    self.assertIn(title, pages[0].lower())
                    self.assertIn("culprit", pages[0])
                    self.assertIn(KAZAKH_LETTERS, " ".join(pages))

    def test_the_extract_explains_the_term_and_tells_no_votes(self):
        case = self.case("explained")
        self.suspend(case, "2026-05-06", "2026-05-10")
        for step in (self.put_before, self.hear, self.confirm):
            with freeze_time("2026-05-12 05:00:00"):
                step(case)
        text = " ".join(self.printed("akimat_hr.protocol_extract_ru", case.with_user(self.hr_officer)))
        self.assertIn("09.06.2026", text)
        self.assertIn("не засчитывается дней: 5", text)
        for voter in ("one", "two"):
            self.assertNotIn(voter, text.split())

    def test_the_log_in_both_languages(self):
        self.case("ordered")
        log = self.env["akimat.disciplinary.log"].with_user(self.hr_officer)
        log = log.create({"company_id": self.akimat.id, "date_from": "2026-05-01", "date_to": "2026-05-31"})
        for language, words in (("kk", "журналы"), ("ru", "журнал дисциплинарных взысканий")):
            pages = self.printed(f"akimat_hr.disciplinary_log_{language}", log)
            self.assertOfficial(pages, language)
            self.assertIn(words, pages[0].lower())
            self.assertIn("culprit", pages[0])

    @clause("PET-26")
    def test_the_staffing_table_groups_posts_by_unit_and_corps(self):
        table = self.table(2, 1, 3)
        first, second, third = table.position_ids
        second.write({"department_id": self.legal.id, "name": f"Заңгер {KAZAKH_LETTERS}"})
        third.corps, first.corps = "political", "technical"
        for language, title in (("kk", "штат кестесі"), ("ru", "штатное расписание")):
            pages = self.printed(f"akimat_hr.staffing_table_{language}", table.with_user(self.hr_officer))
            self.assertOfficial(pages, language)
            text = " ".join(pages)
            self.assertIn(title, text.lower())
            places = [text.index(word) for word in ("Housing", "Post 3", "Post 1", "Legal", "Заңгер")]
            self.assertEqual(places, sorted(places))

    def test_the_post_sheet_and_the_table_as_a_file(self):
        table = self.table(2)
        for language, title in (("kk", "лауазым парағы"), ("ru", "лист должности")):
            pages = self.printed(f"akimat_hr.post_sheet_{language}", table.position_ids.with_user(self.hr_officer))
            self.assertOfficial(pages, language)
            self.assertIn(title, pages[0].lower())
            self.assertIn("Higher education", pages[0])
        title, content = table._export_xlsx()
        self.assertEqual(title, "Staffing table 2026")
        self.assertTrue(content.startswith(b"PK"))
