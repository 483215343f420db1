from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..domain.clauses import clause
from .common import AkimatCase


@tagged("post_install", "-at_install")
class TestCalendarAndNorms(AkimatCase):
    def compute(self, code, start, company=None, lang="en_US"):
        norms = self.env["akimat.norm"].with_context(lang=lang)
        return norms.compute_deadline(code, start, (company or self.akimat).id)

    def test_shipped_calendar_covers_2024_to_2027(self):
        for year in range(2024, 2028):
            found = self.env["akimat.calendar.day"].search_count(
                [("date", ">=", f"{year}-01-01"), ("date", "<=", f"{year}-12-31"), ("company_id", "=", False)]
            )
            self.assertGreaterEqual(found, 18, year)

    def test_every_day_names_the_act_that_sets_it(self):
        self.assertTrue(all(self.env["akimat.calendar.day"].search([]).mapped("act")))

    def test_working_days_over_rpc(self):
        days = self.env["akimat.calendar.day"]
        self.assertEqual(days.add_working_days("2026-03-20", 3), "2026-03-30")
        self.assertEqual(days.add_working_days("2026-03-20", 0), "2026-03-20")
        self.assertEqual(days.count_working_days("2026-03-20", "2026-03-30"), 3)

    def test_an_akimats_own_day_off_counts_for_it_only(self):
        self.env["akimat.calendar.day"].create(
            {"date": "2026-11-17", "kind": "day_off", "name": "City day", "act": "Test", "company_id": self.akimat.id}
        )
        days = self.env["akimat.calendar.day"]
        self.assertEqual(days.add_working_days("2026-11-16", 1, self.akimat.id), "2026-11-18")
        self.assertEqual(days.add_working_days("2026-11-16", 1, self.other_akimat.id), "2026-11-17")

    def test_an_upgrade_leaves_corrected_rows_alone(self):
        corrected, untouched = self.env["akimat.calendar.day"].search([("date", ">=", "2026-01-01")], limit=2)
        row = {"date": corrected.date.isoformat(), "kind": corrected.kind, "name": corrected.name, "act": corrected.act}
        corrected.verified = True
        self.env.flush_all()
        for day in (corrected, untouched):
            shipped = {**row, "date": day.date, "name": "shipped again"}
            known = day.get_external_id()[day.id]
            self.env["akimat.calendar.day"]._load_records([{"xml_id": known, "values": shipped}], update=True)
        self.assertTrue(corrected.verified)
        self.assertNotEqual(corrected.name, "shipped again")
        self.assertEqual(untouched.name, "shipped again")

    def test_a_day_has_one_meaning(self):
        values = {"date": "2026-01-01", "kind": "working", "name": "Again", "act": "Test"}
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.env["akimat.calendar.day"].create(values)

    @clause("KEN-34.2")
    def test_most_urgent_is_three_working_days_with_the_day_of_arrival(self):
        result = self.compute("CONTROL.VERY_URGENT", "2026-11-16")
        self.assertEqual(result["deadline"], "2026-11-18")
        self.assertIn("3 working days, 11/16/2026 included", result["explanation"])
        self.assertIn("p. 176", result["explanation"])

    @clause("KEN-34")
    def test_administration_is_one_month_from_receipt(self):
        self.assertEqual(self.compute("CONTROL.ADMINISTRATION", "2026-10-12")["deadline"], "2026-11-12")

    @clause("KEN-34.3")
    def test_operative_assignment_is_two_weeks_from_signing(self):
        self.assertEqual(self.compute("CONTROL.PM_OPERATIVE", "2026-11-05")["deadline"], "2026-11-19")

    def test_explanation_names_the_days_off(self):
        explanation = self.compute("APPEAL.DECISION", "2026-03-20")["explanation"]
        self.assertIn("04/15/2026", explanation)
        self.assertIn("21–25.03", explanation)
        self.assertIn("APPC art. 76", explanation)

    def test_explanation_says_that_a_norm_is_not_verified(self):
        self.assertIn("not been verified", self.compute("DOC.REVIEW_RETURN", "2026-11-16")["explanation"])
        self.assertNotIn("not been verified", self.compute("CONTROL.URGENT", "2026-11-16")["explanation"])

    def test_explanation_is_in_the_readers_language(self):
        self.assertIn("жұмыс күні", self.compute("APPEAL.DECISION", "2026-03-20", lang="kk_KZ")["explanation"])
        self.assertIn("рабочих дней", self.compute("APPEAL.DECISION", "2026-03-20", lang="ru_RU")["explanation"])

    def test_unknown_code_names_code_and_date(self):
        with self.assertRefused(r"NO\.SUCH.*11/16/2026"):
            self.compute("NO.SUCH", "2026-11-16")

    def test_no_row_in_force_names_code_and_date(self):
        with self.assertRefused(r"CONTROL\.URGENT.*01/01/2001"):
            self.compute("CONTROL.URGENT", "2001-01-01")

    def test_local_row_wins_for_its_akimat(self):
        norm = self.env["akimat.norm"].search([("code", "=", "CONTROL.AKIM_URGENT")])
        norm.copy({"company_id": self.akimat.id, "amount": 5, "date_from": "2026-01-01"})
        self.assertEqual(self.compute("CONTROL.AKIM_URGENT", "2026-11-02")["deadline"], "2026-11-09")
        self.assertEqual(self.compute("CONTROL.AKIM_URGENT", "2026-11-02", self.other_akimat)["deadline"], "2026-11-12")

    def test_overlapping_rows_are_refused(self):
        norm = self.env["akimat.norm"].search([("code", "=", "CONTROL.URGENT")])
        with self.assertRefused("overlaps", ValidationError):
            norm.copy({"date_from": "2026-01-01"})
        norm.date_to = "2025-12-31"
        self.assertTrue(norm.copy({"date_from": "2026-01-01", "date_to": False}))

    def test_changed_law_leaves_old_cases_alone(self):
        norm = self.env["akimat.norm"].search([("code", "=", "CONTROL.URGENT")])
        norm.date_to = "2026-06-30"
        norm.copy({"date_from": "2026-07-01", "date_to": False, "amount": 5})
        self.assertEqual(self.compute("CONTROL.URGENT", "2026-06-29")["deadline"], "2026-07-13")
        self.assertEqual(self.compute("CONTROL.URGENT", "2026-07-01")["deadline"], "2026-07-08")

    def test_every_norm_has_act_citation_and_a_rule(self):
        for norm in self.env["akimat.norm"].search([]):
            self.assertTrue(norm.act and norm.citation, norm.code)

    def test_reminder_of_the_next_years_calendar(self):
        self.env["akimat.calendar.day"].search([("date", ">=", "2027-01-01")]).unlink()
        mails = self.env["mail.mail"].search_count([])
        with freeze_time(date(2026, 11, 20)):
            self.env["akimat.calendar.day"]._cron_remind_next_year()
        self.assertGreater(self.env["mail.mail"].search_count([]), mails)
        admins = self.env.ref("akimat_base.group_akimat_admin").all_user_ids
        tasks = self.env["mail.activity"].search([("user_id", "in", admins.ids), ("res_model", "=", False)])
        self.assertTrue(tasks, "the administrator sees it on his screen")
        self.env["akimat.calendar.day"]._cron_remind_next_year()
        again = self.env["mail.activity"].search([("user_id", "in", admins.ids), ("res_model", "=", False)])
        self.assertEqual(again, tasks, "and not twice")
