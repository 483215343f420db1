"""A settings pack configures an empty akimat whole, once, and says every error of a bad file."""

from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..exceptions import PackRefused
from .common import AkimatCase

HEAD = """[pack]
code = "test"
name_kk = "Сынақ қаласы"
name_ru = "Пробный город"
act_kk = "№ 1 қаулы"
act_ru = "Постановление № 1"

"""
OFFICE = """[base.office]
level = "district"
language = "ru_RU"

"""
UNITS = """[[base.units]]
key = "affairs"
name_kk = "Істер басқармасы"
name_ru = "Управление делами"
kind = "subordinate"

[[base.units]]
key = "general"
name_kk = "Жалпы бөлім"
name_ru = "Общий отдел"
kind = "general"
serviced_by = "affairs"

[[base.posts]]
key = "registrar"
name_kk = "Іс жүргізуші"
name_ru = "Делопроизводитель"
unit = "general"
duty = "registrar"

"""


@tagged("post_install", "-at_install")
class TestPacks(AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.make_user("admin_of_akimat", groups="akimat_base.group_akimat_admin")

    def load(self, text, company=None, user=None):
        return self.env["akimat.pack"].with_user(user or self.admin)._load(company or self.akimat, text)

    def counts(self, company):
        models = ("hr.department", "hr.job", "akimat.norm", "akimat.post.use", "akimat.pack.row")
        return {name: self.env[name].search_count([("company_id", "=", company.id)]) for name in models}

    def units(self):
        return self.env["hr.department"].search([("company_id", "=", self.akimat.id)])

    def test_a_pack_makes_structure_posts_and_the_office(self):
        self.load(HEAD + OFFICE + UNITS)
        self.assertEqual((self.akimat.akimat_level, self.akimat.user_language), ("district", "ru_RU"))
        self.assertEqual(self.akimat.currency_id.name, "KZT")
        general = self.units().filtered(lambda unit: unit.akimat_kind == "general")
        self.assertEqual(general.with_context(lang="kk_KZ").name, "Жалпы бөлім")
        self.assertEqual(general.with_context(lang="ru_RU").name, "Общий отдел")
        self.assertEqual(general.servicing_department_id.akimat_kind, "subordinate")
        post = self.env["hr.job"].search([("company_id", "=", self.akimat.id)])
        self.assertEqual((post.akimat_duty_kind, post.department_id), ("registrar", general))

    def test_loading_twice_changes_nothing(self):
        pack = self.load(HEAD + OFFICE + UNITS)
        loaded, counts = pack.loaded_on, self.counts(self.akimat)
        writes = []
        with patch.object(
            type(self.env["hr.department"]), "write", autospec=True, side_effect=lambda *args: writes.append(args)
        ):
            again = self.load(HEAD + OFFICE + UNITS)
        self.assertEqual((again, again.loaded_on, self.counts(self.akimat)), (pack, loaded, counts))
        self.assertFalse(writes)

    def test_what_was_corrected_by_hand_stays_and_what_changed_in_the_file_comes(self):
        self.load(HEAD + OFFICE + UNITS)
        general = self.units().filtered(lambda unit: unit.akimat_kind == "general")
        general.with_context(lang="ru_RU").name = "Канцелярия"
        self.load(HEAD + OFFICE.replace("district", "city_region") + UNITS)
        self.assertEqual(general.with_context(lang="ru_RU").name, "Канцелярия")
        self.assertEqual(self.akimat.akimat_level, "city_region")
        self.load(HEAD + OFFICE + UNITS.replace("Общий отдел", "Отдел писем"))
        self.assertEqual(general.with_context(lang="ru_RU").name, "Отдел писем")

    def test_a_unit_that_is_there_already_is_taken_over(self):
        there = self.make_department("Жалпы бөлім")
        self.load(HEAD + OFFICE + UNITS)
        self.assertEqual(there.akimat_kind, "general")

    def test_a_bad_file_names_every_error_and_changes_nothing(self):
        bad = (
            HEAD
            + OFFICE.replace('level = "district"', 'level = "planet"\nbin = "123456789012"')
            + UNITS.replace('serviced_by = "affairs"', 'serviced_by = "nobody"').replace(
                'duty = "registrar"', 'duty = "wizard"\nsalary = 5'
            )
            + '[[base.units]]\nkey = "affairs"\nname_kk = ""\nname_ru = 7\nkind = "unit"\n'
            + '[base.magic]\nspell = "x"\n'
        )
        before = self.counts(self.akimat)
        with self.assertRaises(PackRefused) as caught, self.env.cr.savepoint():
            self.load(bad)
        said = str(caught.exception)
        lines = bad.splitlines()
        for fragment, place in (
            ('level = "planet"', "base.office.level"),
            ('serviced_by = "nobody"', "base.units.serviced_by"),
            ('duty = "wizard"', "base.posts.duty"),
            ("salary = 5", "base.posts.salary"),
            ("name_ru = 7", "base.units.name_ru"),
            ("[base.magic]", "base.magic"),
        ):
            self.assertIn(f"Line {lines.index(fragment) + 1}, {place}:", said)
        self.assertIn("«affairs» stands twice", said)
        self.assertEqual(self.counts(self.akimat), before)
        self.assertFalse(self.env["akimat.pack"].search([("company_id", "=", self.akimat.id)]))
        self.assertFalse(self.akimat.akimat_level)

    def test_a_wrong_bin_and_a_file_that_is_no_toml_are_told(self):
        with self.assertRefused("base.office: 123456789012 is not a BIN", PackRefused):
            self.load(HEAD + OFFICE.rstrip() + '\nbin = "123456789012"\n')
        with self.assertRefused("Line 2, pack: this is not a TOML file", PackRefused):
            self.load("[pack]\ncode = \n")
        with self.assertRefused("the section \\[pack\\]", PackRefused):
            self.load(OFFICE)

    def test_a_row_that_stands_below_is_told(self):
        first, _gap, rest = UNITS.partition("\n\n")
        with self.assertRefused("base.units.serviced_by: the row «affairs» of base.units stands below", PackRefused):
            self.load(HEAD + OFFICE + rest.partition("[[base.posts]]")[0] + first + "\n")

    def test_sections_of_addons_that_are_not_installed_wait(self):
        text = HEAD + OFFICE + '[future.things]\nword = "x"\n'
        model = type(self.env["akimat.pack"])
        with patch.object(model, "_addons_to_come", return_value={"future": "Future addon"}):
            pack = self.load(text)
            self.assertEqual(pack.later, "Future addon")
        # The addon is there now; the kept file is loaded again.
        with self.assertRefused("future.things: nothing reads a section", PackRefused):
            pack.with_user(self.admin).action_load_again()

    def test_only_the_administrator_of_the_akimat_loads(self):
        clerk = self.make_user("clerk", "registrar")
        with self.assertRefused("administrator", AccessError):
            self.load(HEAD + OFFICE, user=clerk)
        with self.assertRefused("administrator", AccessError):
            self.load(HEAD + OFFICE, company=self.other_akimat)
        pack = self.load(HEAD + OFFICE)
        self.assertHidden(
            pack, self.make_user("foreign", company=self.other_akimat, groups="akimat_base.group_akimat_admin")
        )
        with self.assertRaises(AccessError):
            pack.with_user(clerk).read(["code"])

    def test_what_another_file_does_not_name_goes_unless_it_is_in_use(self):
        there = self.make_department("Істер басқармасы")
        self.load(
            HEAD + OFFICE + UNITS + UNITS.replace('"affairs"', '"other"').split("\n\n")[0].replace("Істер", "Басқа")
        )
        general = self.units().filtered(lambda unit: unit.akimat_kind == "general")
        self.make_user("officer", department=general)
        self.load(HEAD + OFFICE)
        self.assertEqual(self.units(), there | general)
        self.assertFalse(self.env["hr.job"].search([("company_id", "=", self.akimat.id)]))

    def test_a_loaded_pack_stands_in_the_audit_chain_once(self):
        pack = self.load(HEAD + OFFICE)
        self.load(HEAD + OFFICE)
        self.env.cr.precommit.run()
        self.assertEqual(self.audit_events(pack), ["pack"])

    def test_every_shipped_pack_is_without_errors(self):
        shipped = self.env["akimat.pack"]._shipped()
        self.assertEqual(sorted(shipped), ["kentau", "petropavl", "rudny", "shymkent", "zhetisay"])
        for code, text in shipped.items():
            with self.subTest(code):
                company = self._make_company(f"Office {code}")
                pack = self.env["akimat.pack"]._load(company, text)
                self.assertEqual((pack.code, pack.later), (code, ""))
                counts = self.counts(company)
                self.env["akimat.pack"]._load(company, text)
                self.assertEqual(self.counts(company), counts)
                self.assertTrue(self.env["hr.department"]._akimat_department("general", company))

    def test_a_sixth_pack_is_a_copy_of_a_file(self):
        text = self.env["akimat.pack"]._shipped()["rudny"]
        copy = text.replace('code = "rudny"', 'code = "sixth"').replace("Рудный", "Алтыншы")
        pack = self.load(copy)
        self.assertEqual(pack.code, "sixth")
        self.assertEqual(self.akimat.name_kk, "«Алтыншы қаласы әкімінің аппараты» мемлекеттік мекемесі")
