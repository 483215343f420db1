from odoo.tests import TransactionCase, tagged

NAMES = ["Анна", "Әлия", "Ғани", "Қанат", "Інжу", "Яна"]
REMEDY = (
    "The database does not sort in Kazakh order. Create databases with the collation kk-KZ: "
    "createdb -T template0 -E UTF8 -l C.UTF-8 --locale-provider=icu --icu-locale=kk-KZ NAME, "
    "and keep db_template = template0 in the configuration; see the administrator guide."
)


@tagged("post_install", "-at_install")
class TestKazakhOrder(TransactionCase):
    def test_names_sort_in_the_order_of_the_kazakh_alphabet(self):
        partners = self.env["res.partner"].create([{"name": name} for name in reversed(NAMES)])
        found = self.env["res.partner"].search([("id", "in", partners.ids)], order="name")
        self.assertEqual(found.mapped("name"), NAMES, REMEDY)
