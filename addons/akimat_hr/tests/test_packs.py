"""Who approves a staffing table and which commission hears disciplinary cases, as two packs say."""

from odoo.tests import tagged

from odoo.addons.akimat_base.tests.common import AkimatCase


@tagged("post_install", "-at_install")
class TestHrPacks(AkimatCase):
    def test_the_akim_approves_in_petropavl_and_the_head_of_the_office_in_shymkent(self):
        packs = self.env["akimat.pack"]
        shipped = packs._shipped()
        packs._load(self.akimat, shipped["petropavl"])
        packs._load(self.other_akimat, shipped["shymkent"])
        self.assertEqual(self.akimat.staffing_approver, "akim")
        self.assertEqual(self.other_akimat.staffing_approver, "head_of_office")
        names = (self.akimat | self.other_akimat).mapped("discipline_body_id.name_ru")
        self.assertEqual(names, ["Единая дисциплинарная комиссия", "Дисциплинарная комиссия аппарата"])
        self.assertEqual(self.akimat.discipline_body_id.state, "draft")

    def test_an_unknown_commission_is_told(self):
        text = self.env["akimat.pack"]._shipped()["rudny"].replace('commission = "discipline"', 'commission = "nobody"')
        with self.assertRefused("hr.discipline.commission: «nobody» is the key of no row of the section meetings"):
            self.env["akimat.pack"]._load(self.akimat, text)
