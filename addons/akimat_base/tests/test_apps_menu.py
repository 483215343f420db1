"""The Apps menu shows our addons by names in Kazakh and in Russian, installed or not."""

from odoo.modules import get_module_path
from odoo.tests import TransactionCase, tagged
from odoo.tools.misc import file_path


@tagged("post_install", "-at_install")
class TestAppsMenu(TransactionCase):
    def test_our_addons_have_names_in_both_languages_a_description_and_an_icon(self):
        self.env["res.lang"]._activate_lang("ru_RU")
        modules = self.env["ir.module.module"]
        modules._akimat_load_core_terms()
        ours = modules.search([("name", "=like", "akimat%")])
        self.assertEqual(len(ours), 7)
        for addon in ours:
            for field in ("shortdesc", "summary"):
                words = {code: addon.with_context(lang=code)[field] for code in ("en_US", "kk_KZ", "ru_RU")}
                self.assertEqual(len(set(words.values())), 3, (addon.name, field, words))
            self.assertTrue(get_module_path(addon.name))
            for file in ("icon.png", "index.html"):
                self.assertTrue(file_path(f"{addon.name}/static/description/{file}"))
