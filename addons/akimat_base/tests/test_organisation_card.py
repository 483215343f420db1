from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..domain.clauses import clause
from .common import AkimatCase
from .print_common import OWN_NAME, PrintMixin

TITLES = {"kk": "аппарат карточкасы", "ru": "карточка аппарата"}


@tagged("post_install", "-at_install")
class TestOrganisationCard(PrintMixin, AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.founder = cls.env["res.partner"].create({"name": "Үлгі қаласының әкімдігі", "is_company": True})
        cls.keeper = cls.make_user("keeper", "registrar")
        cls.admin = cls.make_user("admin", groups="akimat_base.group_akimat_admin")

    def seal(self, **vals):
        values = {"name_kk": "Мөр", "kind": "emblem", "keeper_id": self.keeper.id, "company_id": self.akimat.id, **vals}
        return self.env["akimat.seal"].with_user(self.admin).create(values)

    def regulation(self, **vals):
        values = {
            "name": "Regulation",
            "number": "1",
            "date": "2024-01-10",
            "issuer": "Akimat",
            "company_id": self.akimat.id,
            **vals,
        }
        return self.env["akimat.regulation"].with_user(self.admin).create(values)

    def card(self, language):
        return " ".join(self.printed(f"akimat_base.organisation_card_{language}", self.akimat.with_user(self.keeper)))

    @clause("PET-1")
    def test_an_akimat_has_one_office(self):
        self.akimat.founder_id = self.founder
        with self.assertRefused("already has an office: Akimat of the test town", ValidationError):
            self.other_akimat.founder_id = self.founder

    @clause("PET-2", "PET-5", "RUD-4", "SHY-4", "ZHE-4")
    def test_the_printed_card_has_founder_requisites_and_seals_in_both_languages(self):
        self.akimat.founder_id = self.founder
        self.env["res.partner.bank"].create(
            {"acc_number": "KZ12070103KSN0000000", "partner_id": self.akimat.partner_id.id}
        )
        self.seal(name_kk="Елтаңбалы мөр", name_ru="Гербовая печать")
        self.seal(kind="stamp", name_kk="Кіріс мөртабаны", name_ru="Входящий штамп")
        for language, kinds in (("kk", "елтаңба"), ("ru", "герб")):
            with self.subTest(language):
                text = self.card(language)
                self.assertIn(TITLES[language], text.lower())
                facts = (
                    self.founder.name,
                    OWN_NAME["kk"],
                    "010140000123",
                    "KZ12070103KSN0000000",
                    "Елтаңбалы мөр",
                    "Гербовая печать",
                    "Кіріс мөртабаны",
                    "Входящий штамп",
                    "keeper",
                )
                for fact in facts:
                    self.assertIn(fact.lower(), text.lower())
                self.assertIn(kinds, text.lower())
        with self.assertRefused("is not a BIN", ValidationError):
            self.akimat.bin = "12345"

    @clause("PET-10", "RUD-9", "SHY-9", "ZHE-9")
    def test_the_address_of_the_card_stands_on_the_blank(self):
        for language in ("kk", "ru"):
            text = self.card(language)
            self.assertIn("010000, Үлгі қ., Тәуелсіздік к-сі, 1", text)
            self.assertIn("010000, г. Үлгі, ул. Тәуелсіздік, 1", text)
        self.akimat.zip = "010000"
        with self.assertRefused("0100 is not a postcode", ValidationError):
            self.akimat.zip = "0100"

    @clause("SHY-2", "ZHE-2", "ZHE-1")
    def test_an_office_without_departments_is_accepted(self):
        self.akimat.akimat_level = "district"
        self.assertFalse(self.env["hr.department"].search([("company_id", "=", self.akimat.id)]))
        self.assertIn("жоқ", self.card("kk").lower())
        self.assertIn("аудан", self.card("kk").lower())

    @clause("SHY-1")
    def test_a_city_of_republican_significance_has_offices_of_its_districts(self):
        self.akimat.akimat_level = "city_republic"
        district = self.make_department("Abay district", "district_akim")
        self.assertEqual(self.env["hr.department"]._akimat_department("district_akim", self.akimat), district)
        self.assertIn("республиканского значения", self.card("ru").lower())

    @clause("RUD-2", "SHY-25.0")
    def test_subordinate_institutions_stand_on_the_card(self):
        centre = self.make_department("Ахуалдық орталық", "subordinate")
        self.make_department("Мамандандырылған база", "subordinate", parent_id=centre.id)
        self.make_department("Жалпы бөлім", "general")
        text = self.card("kk")
        for name in ("Ахуалдық орталық", "Мамандандырылған база"):
            self.assertIn(name, text)
        self.assertNotIn("Жалпы бөлім", text)

    @clause("PET-12", "RUD-10", "SHY-10", "ZHE-10")
    def test_only_the_version_in_force_is_the_founding_document(self):
        first = self.regulation()
        self.assertEqual(self.akimat.founding_regulation_id, first)
        second = self.regulation(number="2", date="2025-05-20", previous_id=first.id)
        self.assertEqual(self.akimat.founding_regulation_id, second)
        self.assertEqual((first.status, second.status), ("amended", "in_force"))
        self.assertEqual(str(first.date_to), "2025-05-19")
        text = self.card("ru")
        self.assertIn("20.05.2025 № 2", text)
        self.assertNotIn("10.01.2024", text)

    def test_two_seals_with_the_emblem_at_a_time_are_refused(self):
        old = self.seal(name_kk="Ескі", date_from="2020-01-01")
        with self.assertRefused("already has", ValidationError):
            self.seal(name_kk="Жаңа", date_from="2026-01-01")
        old.date_to = "2025-12-31"
        new = self.seal(name_kk="Жаңа", date_from="2026-01-01")
        self.assertEqual(self.akimat._akimat_seals(), new)
        self.assertEqual(self.audit_events(old), ["seal", "change"])

    def test_seals_of_another_akimat_are_hidden(self):
        stranger = self.make_user("stranger", company=self.other_akimat, groups="akimat_base.group_akimat_admin")
        self.assertHidden(self.seal(), stranger)
