from odoo.tests import TransactionCase, tagged

from odoo.addons.akimat_procurement.models.ir_ui_menu import HIDDEN_APPS


@tagged("post_install", "-at_install")
class TestHiddenApps(TransactionCase):
    """Accounting and dashboards come along with the store; nobody of the office is led to them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.menus = cls.env["ir.ui.menu"].with_user(cls.env.ref("base.user_admin"))
        cls.hidden = {cls.env["ir.model.data"]._xmlid_to_res_id(xmlid) for xmlid in HIDDEN_APPS} - {False}

    def test_the_administrator_is_not_led_there(self):
        shown = self.menus.load_menus(False)
        self.assertFalse(self.hidden & set(shown))
        self.assertIn(self.env.ref("stock.menu_stock_root").id, shown)
        self.assertFalse(set(self.env.ref("account.menu_finance").child_id.ids) & set(shown))

    def test_developer_mode_shows_them(self):
        self.assertLessEqual(self.hidden, self.menus._visible_menu_ids("1"))

    def test_rows_of_the_store_are_kazakh(self):
        """Models that load after akimat_base have their words too."""
        route = self.env.ref("stock.route_warehouse0_mto").with_context(lang="kk_KZ")
        self.assertEqual(route.name, "Тапсырыс бойынша толықтыру (MTO)")
