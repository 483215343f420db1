import io
from datetime import date

from openpyxl import load_workbook

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.tests.print_common import PrintMixin

from ..domain import statistics
from .reception_common import NOW, ON_FRIDAY, ReceptionCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestMonthlyReport(PrintMixin, ReceptionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.general_head = cls.make_user("general head", "general_head", department=cls.general)

    def appeal(self, day, state=None, settled=None, **vals):
        """An appeal registered on ``day``; ``state`` is what became of it, on ``settled``."""
        with freeze_time(f"{day} 05:00:00"):
            values = {"kind": "statement", "text": "Light", "applicant_name": "Somebody", **vals}
            appeal = self.env["akimat.appeal"]._file_from_public(values, company=self.akimat)
        if state:
            # Only the figures are of interest here: the steps that lead there have tests of their own.
            self.env.flush_all()
            late = date.fromisoformat(settled) > appeal.deadline
            self.env.cr.execute(
                "UPDATE akimat_appeal SET state = %s, settled_on = %s, settled_late = %s WHERE id = %s",
                [state, settled, late, appeal.id],
            )
            self.env.invalidate_all()
        return appeal

    def report(self, month="2026-10-01", **vals):
        return (
            self.env["akimat.appeal.statistics"]
            .with_user(self.general_head)
            .create({"month": month, "company_id": self.akimat.id, **vals})
        )

    def row(self, report, section="total", key=""):
        line = report.line_ids.filtered(lambda one: one.section == section and (one.key or "") == key)
        return line._figures() if line else {}

    def month_of_work(self):
        self.appeal("2026-09-15")
        self.appeal("2026-09-20", "closed", "2026-10-20")
        self.appeal("2026-09-20", "closed", "2026-09-25")
        self.appeal("2026-10-02", "answered", "2026-10-10", kind="complaint")
        self.appeal("2026-10-05", "forwarded", "2026-10-06")
        self.appeal("2026-10-05", "withdrawn", "2026-10-30")
        self.appeal("2026-10-28", "answered", "2026-11-02")
        self.appeal("2026-11-01")

    @clause("RUD-14.2.21")
    def test_the_report_adds_up_and_is_frozen_by_its_approval(self):
        self.month_of_work()
        with freeze_time("2026-11-02 05:00:00"):
            report = self.report()
            total = self.row(report)
            self.assertEqual(
                {name: total[name] for name in statistics.FIGURES[:7]},
                {
                    "carried_over": 2,
                    "received": 4,
                    "done": 2,
                    "in_work": 2,
                    "forwarded": 1,
                    "left_out": 1,
                    "late": total["late"],
                },
            )
            for section in ("total", "source", "kind"):
                for line in report.line_ids.filtered(lambda one, section=section: one.section == section):
                    self.assertFalse(statistics.balance(line._figures()), line.name)
            self.assertEqual(self.row(report, "kind", "complaint")["done"], 1)
            report.action_approve()
            self.appeal("2026-10-29")
            self.assertEqual(self.row(report), total)
            with self.assertRefused("is fixed"):
                report.action_count()
            report.action_compare()
            self.assertIn("4 → 5", report.correction)
            self.assertEqual(self.row(report), total)

    def test_late_is_what_was_settled_or_still_waits_after_its_term(self):
        self.appeal("2026-09-01", "closed", "2026-10-20")
        self.appeal("2026-09-01")
        self.appeal("2026-10-20", "closed", "2026-10-22")
        with freeze_time("2026-11-02 05:00:00"):
            self.assertEqual(self.row(self.report())["late"], 2)

    @clause("KEN-94")
    def test_receptions_are_counted_by_cards_and_oral_appeals_as_written_ones(self):
        plan = self.schedule(slot_minutes=5)
        with freeze_time(ON_FRIDAY):
            for number in range(17):
                self.received_card(plan, applicant_name=f"Citizen {number}", iin=False)
            self.card(applicant_name="Not received", iin=False)
            oral = self.received_card(plan, applicant_name="Oral", iin=False)
            oral.with_user(self.officer).write({"result": "appeal", "result_text": "Taken"})
            self.as_user(self.officer, oral).action_finish()
        with freeze_time("2026-11-02 05:00:00"):
            report = self.report()
            self.assertEqual(self.row(report, "reception")["cards"], 18)
            self.assertEqual(self.row(report, "reception_leader", str(self.akim.id))["cards"], 18)
            self.assertEqual(self.row(report, "reception_result", "appeal")["cards"], 1)
            self.assertEqual(self.row(report, "source", "reception")["received"], 1)
            written = self.appeal("2026-10-09")
            self.assertEqual(oral.sudo().appeal_id.deadline, written.deadline)
            with self.assertRefused("written by the steps"):
                report.write({"counted_on": "2026-11-01"})
            text = " ".join(self.printed("akimat_appeals.appeal_statistics_ru", report))
            self.assertIn("18", text)

    def test_who_approves_and_when(self):
        with self.assertRefused("lasts until"):
            self.report().action_approve()
        with freeze_time("2026-11-02 05:00:00"):
            report = self.report("2026-09-01")
            with self.assertRefused("You may not take this step"):
                self.as_user(self.akim, report).action_approve()
            self.as_user(self.head, report).action_approve()
        self.assertEqual(report.approved_by_id, self.head)
        with self.assertRefused("is fixed"):
            report.with_user(self.general_head).unlink()

    def test_the_first_day_of_a_month_drafts_the_month_before_once(self):
        reports = self.env["akimat.appeal.statistics"]
        cron = self.env.ref("akimat_appeals.cron_appeal_statistics")
        for _run in range(2):
            with freeze_time("2026-11-01 05:00:00"), self.enter_registry_test_mode():
                cron.method_direct_trigger()
        found = reports.search([("company_id", "=", self.akimat.id)])
        self.assertEqual(found.mapped("month"), [date(2026, 10, 1)])

    def test_paper_and_table_in_both_languages(self):
        self.appeal("2026-10-05")
        with freeze_time("2026-11-02 05:00:00"):
            report = self.report()
            for language, code in (("kk", "kk_KZ"), ("ru", "ru_RU")):
                with self.subTest(language):
                    pages = self.printed(f"akimat_appeals.appeal_statistics_{language}", report)
                    self.assertOfficial(pages, language)
                    self.assertIn("01.10.2026 - 31.10.2026", pages[0])
                    report.write({"lang": code})
                    title, content = report._export_xlsx()
                    self.assertIn("10.2026", title)
                    sheet = load_workbook(io.BytesIO(content)).active
                    self.assertEqual(sheet.cell(4, 4).value, 1)

    def test_another_akimat_sees_nothing(self):
        report = self.report("2026-09-01")
        for record in (report, report.line_ids[:1]):
            with self.assertRaises(Exception) as caught:
                record.with_user(self.stranger).read(["display_name"])
            self.assertEqual(type(caught.exception).__name__, "AccessError")
