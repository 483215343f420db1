import io

from openpyxl import load_workbook

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.tests.print_common import KAZAKH_LETTERS, PrintMixin

from .plan_common import NOW, PlanCase

SUBJECT = f"Кеңсе қағазы {KAZAKH_LETTERS}"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPlanForms(PrintMixin, PlanCase):
    def item(self):
        return self.plan({"name": SUBJECT, "code": "173013.100.000001", "quantity": 10, "price": 40_102.5}).item_ids

    def assertForm(self, form, records, titles, *facts):
        for language in ("kk", "ru"):
            with self.subTest(form=form, language=language):
                pages = self.printed(f"akimat_procurement.{form}_{language}", records)
                self.assertOfficial(pages, language)
                text = " ".join(pages)
                self.assertIn(titles[language], text.lower())
                for fact in facts:
                    self.assertIn(fact, text)

    def test_the_plan(self):
        titles = {"kk": "мемлекеттік сатып алу жоспары", "ru": "план государственных закупок"}
        self.assertForm("plan_form", self.item().plan_id, titles, SUBJECT, "122-149", "173013.100.000001", "head")

    def test_the_needs_sheet(self):
        needs = self.env["akimat.procurement.need"].with_user(self.executor)
        row = {"quantity": 3, "price": 7, "year": 2026, "month": "09", "budget_line_id": self.line().id}
        needs = needs.create([{"name": SUBJECT, **row}, {"name": "Үстел", **row}])
        titles = {"kk": "қажеттіліктер парағы", "ru": "ведомость потребностей"}
        self.assertForm("need_sheet", needs, titles, SUBJECT, "Үстел", "Housing")

    def test_the_protocol(self):
        procedure = self.decided(self.item())
        titles = {"kk": "қорытындылар хаттамасы", "ru": "протокол итогов"}
        self.assertForm("protocol_form", procedure, titles, SUBJECT, "Supplier", procedure.reg_number, "01.06.2026")

    def test_the_contract(self):
        contract = self.contract(self.item(), name=SUBJECT, place="Қойма", sign=True)
        titles = {"kk": "мемлекеттік сатып алу туралы шарт", "ru": "договор о государственных закупках"}
        self.assertForm("contract_form", contract, titles, SUBJECT, contract.reg_number, "Supplier", "130340000125")
        words = {
            "kk": "Төрт жүз бір мың жиырма бес теңге 00 тиын",
            "ru": "Четыреста одна тысяча двадцать пять тенге 00 тиын",
        }
        for language, sentence in words.items():
            self.assertIn(sentence, " ".join(self.printed(f"akimat_procurement.contract_form_{language}", contract)))

    def test_the_plan_as_a_table(self):
        plan = self.item().plan_id.with_context(lang="ru_RU")
        title, content = plan._export_xlsx()
        self.assertIn("2026", title)
        cells = [cell for row in load_workbook(io.BytesIO(content)).active.values for cell in row]
        for fact in (SUBJECT, 401_025, "173013.100.000001"):
            self.assertIn(fact, cells)
