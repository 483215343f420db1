import re

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..domain.clauses import clause
from ..exceptions import RegulationInForce
from .common import AkimatCase
from .print_common import PrintMixin

KAZAKH_ONLY = re.compile("[әғқңөұүһі]", re.IGNORECASE)


@tagged("post_install", "-at_install")
class TestShippedActs(AkimatCase):
    def acts(self):
        return self.env["akimat.regulation"].search([("code", "!=", False)])

    def test_the_five_acts_carry_all_their_clauses(self):
        counts = {act.code: act.clause_count for act in self.acts()}
        self.assertEqual(counts, {"PET": 192, "KEN": 156, "RUD": 109, "SHY": 88, "ZHE": 82})

    def test_an_act_says_whether_it_is_in_force_and_what_came_before(self):
        statuses = {act.code: act.status for act in self.acts()}
        self.assertEqual(statuses, {**dict.fromkeys(("PET", "RUD", "SHY", "ZHE"), "in_force"), "KEN": "repealed"})
        petropavl = self.env.ref("akimat_base.regulation_pet")
        self.assertEqual((petropavl.previous_id.number, petropavl.previous_id.status), ("1162", "amended"))

    def test_every_summary_is_short_and_in_three_languages(self):
        clauses = self.env["akimat.clause"].search([("regulation_id.company_id", "=", False)])
        for lang in ("en_US", "kk_KZ", "ru_RU"):
            for item in clauses.with_context(lang=lang):
                self.assertLessEqual(len(item.summary), 120, item.code)
        kazakh, russian = (clauses.with_context(lang=lang) for lang in ("kk_KZ", "ru_RU"))
        without = [item.code for item in kazakh if not KAZAKH_ONLY.search(item.summary)]
        self.assertLess(len(without), len(clauses) // 20, without)
        self.assertFalse([item.code for item in russian if KAZAKH_ONLY.search(item.summary.replace("Әділет", ""))])
        self.assertFalse([item.code for item in russian if re.search("[a-z]{3}", item.summary.replace("e-Qyzmet", ""))])

    def test_a_new_clause_has_no_words_in_its_title(self):
        self.assertEqual(self.env["akimat.clause"].new({}).display_name, "")

    def test_a_clause_names_its_place_in_the_readers_language(self):
        places = {
            "ken_39": {"kk_KZ": "39-тармақ", "ru_RU": "пункт 39"},
            "rud_d_2_1": {"kk_KZ": "қаулының 2.1-тармағы", "ru_RU": "пункт 2.1 постановления"},
            "pet_d_0": {"kk_KZ": "қаулының кіріспесі", "ru_RU": "преамбула постановления"},
        }
        for name, words in places.items():
            for lang, place in words.items():
                self.assertEqual(self.env.ref(f"akimat_base.clause_{name}").with_context(lang=lang).place, place)

    def test_what_the_tests_prove_is_served(self):
        served = self.env.ref("akimat_base.clause_ken_2")
        self.assertEqual(served.state, "served")
        self.assertIn("addons/akimat_base/tests/test_duties.py::", served.tests)
        self.assertEqual(served.test_count, len(served.tests.splitlines()))
        self.assertEqual(self.env.ref("akimat_base.clause_pet_4").state, "none")

    def test_everybody_reads_and_only_the_administrator_corrects(self):
        reader, admin = self.make_user("reader"), self.make_user("admin", groups="akimat_base.group_akimat_admin")
        item = self.env.ref("akimat_base.clause_ken_39")
        self.assertTrue(item.with_user(reader).summary)
        with self.assertRaises(AccessError):
            item.with_user(reader).summary = "x"
        item.with_user(admin).summary = "In better words"
        origin = self.env["ir.model.data"].search([("model", "=", "akimat.clause"), ("res_id", "=", item.id)])
        self.assertTrue(origin.noupdate, "an upgrade leaves the correction alone")


@tagged("post_install", "-at_install")
class TestOwnActs(AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.make_user("admin", groups="akimat_base.group_akimat_admin")
        cls.act = cls.enter(number="1", date="2024-01-10")

    @classmethod
    def enter(cls, **vals):
        values = {"name": "Regulation", "issuer": "Akimat", "company_id": cls.akimat.id, **vals}
        return cls.env["akimat.regulation"].with_user(cls.admin).create(values)

    @clause("PET-38")
    def test_an_act_in_force_changes_by_the_next_version_only(self):
        with self.assertRefused("Enter the act that changes it as the next version", RegulationInForce):
            self.act.name = "Other rules"
        self.act.note = "Kept in the safe"
        action = self.act.action_new_version()
        drafts = self.env["akimat.regulation"].with_user(self.admin).with_context(**action["context"])
        defaults = drafts.default_get(["previous_id", "name"])
        self.assertEqual(defaults, {"previous_id": self.act.id, "name": "Regulation"})
        second = drafts.create({"number": "2", "date": "2025-05-20", "name": "Other rules"})
        self.assertEqual((second.name, second.status, self.act.status), ("Other rules", "in_force", "amended"))
        self.assertEqual(self.audit_events(second), ["regulation"])

    @mute_logger("odoo.sql_db")
    def test_a_version_needs_the_number_and_date_of_its_act(self):
        for missing in ("number", "date"):
            values = {"number": "2", "date": "2030-05-20", "previous_id": self.act.id, missing: False}
            with self.subTest(missing), self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self.enter(**values)

    def test_an_act_not_yet_in_force_may_be_corrected(self):
        later = self.enter(number="3", date="2030-01-01", previous_id=self.act.id)
        later.name = "Corrected"
        self.assertEqual((later.status, self.act.status), ("not_in_force", "in_force"))

    def test_two_versions_in_force_together_are_refused(self):
        with self.assertRefused("would be in force together", ValidationError):
            self.enter(number="2", date="2025-05-20")
        self.assertTrue(self.enter(number="2", date="2025-05-20", kind="reglament"))

    def test_acts_of_another_akimat_are_hidden(self):
        stranger = self.make_user("stranger", company=self.other_akimat, groups="akimat_base.group_akimat_admin")
        self.assertHidden(self.act, stranger)


@tagged("post_install", "-at_install")
class TestWhy(AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls.make_user("reader")

    def why(self, model, action=False, lang="kk_KZ"):
        action_id = self.env.ref(action).id if action else False
        return self.env["akimat.clause"].with_user(self.reader).with_context(lang=lang).why(model, action_id)

    def codes(self, acts):
        return {item["code"] for act in acts for item in act["clauses"]}

    def test_a_screen_tells_its_clauses_in_the_readers_language(self):
        behind = self.why("akimat.substitution", "akimat_base.akimat_substitution_action")
        self.assertIn("PET-23.23", self.codes(behind["here"]))
        shown = next(act for act in behind["here"] if act["name"].startswith("Петропавл қаласының әкімдігі"))
        self.assertEqual(shown["status"], "Күшінде")
        self.assertTrue(KAZAKH_ONLY.search(shown["clauses"][0]["summary"]))

    def test_only_what_a_test_proves_is_shown(self):
        behind = self.why("akimat.duty")
        shown = self.codes(behind["here"])
        served = self.env["akimat.clause"].search([("code", "in", list(shown)), ("state", "=", "served")])
        self.assertEqual(set(served.mapped("code")), shown)

    def test_what_other_screens_of_the_record_serve_comes_second(self):
        behind = self.why("akimat.duty", "akimat_base.akimat_duty_action")
        self.assertFalse(self.codes(behind["here"]) & self.codes(behind["more"]))

    def test_a_model_without_a_screen_has_nothing_behind_it(self):
        self.assertEqual(self.why("res.lang")["here"], [])

    def test_norms_in_force_stand_with_their_citation(self):
        screen = self.env["akimat.clause.screen"].search([("capability", "=", "BASE-03")])
        screen.norm_codes = "CONTROL.AKIM, NO.SUCH"
        [norm] = self.why("akimat.substitution")["norms"]
        self.assertTrue(norm["citation"] and norm["period"])

    def test_the_client_knows_where_to_offer_it(self):
        models = self.env["akimat.clause.screen"]._served_models()
        self.assertIn("akimat.substitution", models)
        self.env["akimat.clause.screen"].search([("capability", "=", "BASE-03")]).unlink()
        self.assertNotIn("akimat.substitution", self.env["akimat.clause.screen"]._served_models())

    def test_each_screen_names_models_and_norms_that_exist(self):
        known = set(self.env["akimat.norm"].search([]).mapped("code"))
        for screen in self.env["akimat.clause.screen"].search([]):
            self.assertFalse([name for name in screen._list("model_names") if name not in self.env], screen.capability)
            self.assertFalse([code for code in screen._list("norm_codes") if code not in known], screen.capability)
            self.assertTrue(screen.menu_id.action, screen.capability)

    def test_a_clause_leads_to_its_screen(self):
        item = self.env.ref("akimat_base.clause_pet_23_23")
        self.assertEqual(item.menu_id, self.env.ref("akimat_base.menu_akimat_substitution"))
        self.assertEqual(item.action_open_screen()["res_model"], "akimat.substitution")
        found = self.env["akimat.clause"].search([("menu_id", "=", item.menu_id.id)])
        self.assertIn(item, found)
        self.assertEqual(set(found.mapped("capability")), {"BASE-03"})


@tagged("post_install", "-at_install")
class TestConformityReport(PrintMixin, AkimatCase):
    def test_it_lists_each_clause_with_screen_tests_and_state(self):
        reader = self.make_user("reader")
        act = self.env.ref("akimat_base.regulation_zhe").with_user(reader)
        words = {"kk": ("сәйкестік", "алмастыр", "ауданының әкімдігі"), "ru": ("соответствие", "замещ", "акимат")}
        for language, parts in words.items():
            with self.subTest(language):
                pages = self.printed(f"akimat_base.conformity_{language}", act)
                text = " ".join(pages)
                for item in act.clause_ids:
                    self.assertIn(item.code, text)
                for part in parts:
                    self.assertIn(part, text.lower())
                self.assertIn("one official has one substitute", text)
                menu = {"kk": "Құрылым / ", "ru": "Структура / "}[language]
                self.assertIn(menu, text)
