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

    @clause("PET-30")
    def test_category_grade_and_step_of_pay_are_printed(self):
        table = self.table(2)
        table.position_ids.write({"pay_grade": "G-7", "pay_step": "step 3"})
        for form, record in (("staffing_table", table), ("post_sheet", table.position_ids)):
            for language in ("kk", "ru"):
                text = " ".join(self.printed(f"akimat_hr.{form}_{language}", record.with_user(self.hr_officer)))
                self.assertIn("E-3", text)
                self.assertIn("G-7, step 3", text)

    @clause("RUD-14.2.17")
    def test_posts_are_counted_by_functional_block_and_those_without_one_are_a_gap(self):
        table = self.table(4, 2, 1, 9)
        placed, again, gap, contract = table.position_ids
        (placed | again).functional_block = "Block B-2"
        contract.corps = "technical"
        minutes = self.signed_order("Distribution of posts")
        table.blocks_document_id = minutes
        self.assertEqual(
            [(block, sum(posts.mapped("headcount"))) for block, posts in table._blocks()],
            [("Block B-2", 6), (False, 1)],
        )
        for language, words in (("kk", "әлі бөлінбеген: Post 3"), ("ru", "ещё не распределены: Post 3")):
            # A leader who takes no part in the minutes reads the paper of the table.
            pages = self.printed(f"akimat_hr.staffing_needs_{language}", self.as_user(self.deputy, table))
            self.assertOfficial(pages, language)
            text = " ".join(pages)
            self.assertIn("Block B-2 6", text)
            self.assertIn(words, text)
            self.assertIn(minutes.reg_number, text)
        table.action_submit()
        with self.assertRefused("no longer a draft"):
            table.blocks_document_id = False

    @clause("SHY-15.5")
    def test_the_need_report_shows_the_vacancies_of_a_speciality(self):
        table = self.table(1, 2, 1)
        table.position_ids[:2].speciality = "Jurisprudence"
        table.action_submit()
        self.as_user(self.akim, table).action_approve()
        self.seat(self.colleague, table.position_ids[0])
        need = dict(table._needs())["Jurisprudence"]
        self.assertEqual((need, sum(need.mapped("vacancy_count"))), (table.position_ids[1], 2))
        for language, title in (("kk", "кадрларға қажеттілік"), ("ru", "потребность в кадрах")):
            text = " ".join(self.printed(f"akimat_hr.staffing_needs_{language}", table.with_user(self.hr_officer)))
            self.assertIn(title, text.lower())
            self.assertIn("Jurisprudence 2", text)
        # A competition asks for a vacancy.
        competition = self.env["akimat.competition"].with_user(self.hr_officer)
        with self.assertRefused("has no vacancy"):
            competition.create({"name": "Nobody", "company_id": self.akimat.id}).action_announce()

    @clause("PET-23.14")
    def test_a_unit_has_its_approved_regulation_and_a_post_without_requirements_no_vacancy(self):
        table = self.table(1)
        draft = self.env["akimat.document"].with_user(self.hr_officer)
        draft = draft.create({"kind": "order", "subject": "Regulation", "signatory_id": self.head.id})
        with self.assertRefused("must be a signed and registered order or act"):
            self.housing.with_user(self.hr_officer).regulation_id = draft
        order = self.signed_order("Regulation of the housing unit")
        self.housing.with_user(self.hr_officer).regulation_id = order
        text = " ".join(self.printed("akimat_hr.post_sheet_ru", table.position_ids.with_user(self.hr_officer)))
        self.assertIn(f"№ {order.reg_number}", text)
        table.position_ids.requirements = False
        table.action_submit()
        self.as_user(self.akim, table).action_approve()
        competition = self.env["akimat.competition"].with_user(self.hr_officer)
        competition = competition.create({"vacancy_ids": table.position_ids.ids, "company_id": self.akimat.id})
        with self.assertRefused("the staffing table has no requirements for it"):
            competition.action_announce()

    def signed_order(self, subject):
        """A signed and registered order of the head of the office."""
        documents = self.env["akimat.document"].with_user(self.hr_officer)
        order = documents.create(
            {
                "kind": "order",
                "subject": subject,
                "language": "kk_ru",
                "body_kk": "<p>Бекітілсін</p>",
                "body_ru": "<p>Утвердить</p>",
                "signatory_id": self.head.id,
                "company_id": self.akimat.id,
            }
        )
        self.pass_visas(order)
        self.as_user(self.head, order).action_sign()
        return order.sudo()

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
