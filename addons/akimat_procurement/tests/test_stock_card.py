import io
from datetime import date

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo.tests import tagged

from odoo.addons.akimat_base.tests.print_common import KAZAKH_LETTERS, PrintMixin

from .supply_common import NOW, SupplyCase

TITLES = {"kk": "қойма есебінің карточкасы", "ru": "карточка складского учета"}
ACT_TITLES = {"kk": "беру-қабылдау актісі", "ru": "накладная-требование"}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestStockCard(PrintMixin, SupplyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.goods = cls.make_product(f"Қағаз {KAZAKH_LETTERS}")
        cls.akimat._supply_store().responsible_user_id = cls.storekeeper

    def receive(self, quantity):
        """Goods come by a real movement of stock, as from a supplier."""
        supplier = self.env.ref("stock.stock_location_suppliers")
        move = self.env["stock.move"].create(
            {
                "product_id": self.goods.id,
                "product_uom_qty": quantity,
                "location_id": supplier.id,
                "location_dest_id": self.akimat._supply_store().id,
                "company_id": self.akimat.id,
            }
        )
        move._action_confirm()
        move.write({"quantity": quantity, "picked": True})
        move._action_done()

    def card(self, first=date(2026, 6, 1), last=date(2026, 6, 30), lang="kk_KZ"):
        values = {"product_id": self.goods.id, "date_from": first, "date_to": last, "lang": lang}
        return self.env["akimat.stock.card"].with_user(self.storekeeper).create(values)

    def month(self):
        with freeze_time("2026-05-20 05:00:00"):
            self.receive(10)
        first = self.received(self.in_work((self.goods, 4)))
        with freeze_time("2026-06-10 05:00:00"):
            self.receive(5)
        with freeze_time("2026-06-12 05:00:00"):
            second = self.issue(self.in_work((self.goods, 3)))
        self.env.flush_all()
        return first, second

    def test_every_movement_has_its_document_and_what_remained(self):
        first, second = self.month()
        card = self.card()
        movements = card._movements()
        self.assertEqual(
            [(line.quantity_in, line.quantity_out, line.balance) for line in movements],
            [(0, 4, 6), (5, 0, 11), (0, 3, 8)],
        )
        self.assertEqual((card._opening(), card._closing()), (10, 8))
        self.assertEqual((movements[0].document, movements[2].document), (first.reg_number, second.reg_number))
        self.assertEqual(movements[0].department_id, self.housing)
        empty = self.card(date(2026, 8, 1), date(2026, 8, 31))
        self.assertEqual((empty._opening(), empty._closing(), len(empty._movements())), (8, 8, 0))

    def test_the_balance_by_product_and_responsible_person(self):
        self.month()
        row = self.env["akimat.stock.balance"].with_user(self.storekeeper).search([("product_id", "=", self.goods.id)])
        self.assertEqual((row.quantity, row.responsible_user_id, row.below_minimum), (8, self.storekeeper, False))
        self.env["stock.warehouse.orderpoint"].create(
            {
                "product_id": self.goods.id,
                "location_id": self.akimat._supply_store().id,
                "warehouse_id": self.akimat._supply_warehouse().id,
                "company_id": self.akimat.id,
                "product_min_qty": 20,
                "product_max_qty": 50,
            }
        )
        self.env.invalidate_all()
        self.assertTrue(row.below_minimum)
        elsewhere = self.env["akimat.stock.balance"].with_user(self.stranger)
        elsewhere = elsewhere.with_context(allowed_company_ids=self.other_akimat.ids)
        self.assertFalse(elsewhere.search([("id", "=", row.id)]))

    def test_the_card_on_paper_in_both_languages(self):
        first, _second = self.month()
        for language, code in (("kk", "kk_KZ"), ("ru", "ru_RU")):
            with self.subTest(language):
                pages = self.printed(f"akimat_procurement.stock_card_{language}", self.card(lang=code))
                self.assertOfficial(pages, language)
                self.assertIn(TITLES[language], pages[0].lower())
                for fact in (KAZAKH_LETTERS, first.reg_number, "12.06.2026", "storekeeper", "Housing"):
                    self.assertIn(fact, pages[0])

    def test_the_card_as_a_table(self):
        self.month()
        _title, content = self.card()._export_xlsx()
        rows = list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
        self.assertEqual([row[-1] for row in rows[-3:]], [6, 11, 8])

    def test_the_handover_act_on_paper_in_both_languages(self):
        act, open_act = self.month()
        for language in ("kk", "ru"):
            with self.subTest(language):
                pages = self.printed(f"akimat_procurement.supply_issue_act_{language}", act.with_user(self.storekeeper))
                self.assertOfficial(pages, language)
                self.assertIn(ACT_TITLES[language], pages[0].lower())
                for fact in (KAZAKH_LETTERS, act.reg_number, "requester", "storekeeper", "Housing", "/akimat/verify/"):
                    self.assertIn(fact, pages[0])
        self.assertEqual(len(self.printed("akimat_procurement.supply_issue_act_kk", act | open_act)), 2)
