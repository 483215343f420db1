"""Executive discipline: the figures equal the registry, the month is frozen, the letter goes to the akim."""

import io
from datetime import date

import openpyxl
from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import MoveRefused, WrittenBySteps
from odoo.addons.akimat_base.tests.print_common import PrintMixin

from .common import NOW, ControlCase

CRON = "akimat_control.cron_inspector_analysis"
JULY = "2026-07-01 05:00:00"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestDiscipline(PrintMixin, ControlCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(NOW):
            cls.teacher = cls.make_user("teacher", department=cls.education)

    def a_month(self):
        """June in two bodies: housing has four tasks, education one; returns the cards by what became of them."""
        cards = {
            "in_time": self.done_card(),
            "late": self.card(deadline="2026-06-05"),
            "overdue": self.card(deadline="2026-06-10"),
            "extended": self.card(deadline="2026-06-12"),
            "school": self.card(lead_user_id=self.teacher.id, deadline="2026-06-15", co_executors=self.lead),
        }
        self.as_user(self.akim, self.extension(cards["extended"], "2026-07-10")).action_approve()
        with freeze_time("2026-06-09 05:00:00"):
            self.as_user(self.lead, cards["late"]).action_report("Done")
            self.as_user(self.akim, cards["late"]).action_return("Not all")
            self.as_user(self.lead, cards["late"]).action_report("Done indeed")
            self.as_user(self.akim, cards["late"]).action_remove_from_control("partially", "Resolution")
            self.as_user(self.teacher, cards["school"]).action_report("The school is lit")
            self.as_user(self.akim, cards["school"]).action_remove_from_control("executed", "Resolution")
        return cards

    def report(self, user=None, **vals):
        model = self.env["akimat.discipline.report"].with_user(user or self.inspector)
        return model.create({"period_kind": "month", "date_from": "2026-06-01", "company_id": self.akimat.id, **vals})

    def line(self, report, unit):
        return report.line_ids.filtered(lambda line: line.department_id == unit)

    # Figures

    @clause("PET-18.4", "ZHE-15.1", "RUD-15.5")
    def test_the_figures_of_a_month_equal_the_registry(self):
        self.a_month()
        with freeze_time(JULY):
            self.env.invalidate_all()
            report = self.report()
            housing, education = self.line(report, self.housing), self.line(report, self.education)
            figures = ("received", "in_time", "late", "overdue", "extended", "returned", "executed", "partially")
            self.assertEqual([housing[name] for name in figures], [4, 1, 1, 1, 1, 1, 1, 1])
            self.assertEqual([education[name] for name in figures], [1, 1, 0, 0, 0, 0, 1, 0])
            self.assertEqual((housing.share, education.share), (33.3, 100.0))
            cards = self.env["akimat.assignment"].with_user(self.inspector)
            for line in report.line_ids:
                counted = cards.search_count(
                    [("lead_department_id", "=", line.department_id.id), ("date_start", ">=", "2026-06-01")]
                )
                self.assertEqual(line.received, counted)
            self.assertEqual((report.received, report.in_time), (5, 2))

    def test_what_a_co_executor_did_not_deliver_stands_with_his_unit(self):
        self.a_month()
        with freeze_time(JULY):
            self.env.invalidate_all()
            self.assertEqual(self.line(self.report(), self.housing).missed, 1)

    def test_the_change_is_against_the_month_before(self):
        with freeze_time("2026-05-04 05:00:00"):
            card = self.card(date_start="2026-05-04", deadline="2026-05-05")
        with freeze_time("2026-05-08 05:00:00"):
            self.as_user(self.lead, card).action_report("Done")
            self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution")
        self.done_card()
        with freeze_time(JULY):
            self.env.invalidate_all()
            line = self.line(self.report(), self.housing)
        self.assertEqual((line.previous_share, line.share, line.change), (0.0, 100.0, 100.0))

    def test_parts_are_not_counted_twice(self):
        helper = self.make_user("helper", department=self.housing)
        self.as_user(self.lead, self.card()).action_give_part(helper.id, "Count the poles")
        with freeze_time(JULY):
            self.env.invalidate_all()
            self.assertEqual(self.line(self.report(), self.housing).received, 1)

    @clause("KEN-45")
    def test_each_sees_the_figures_of_his_field(self):
        self.a_month()
        events = self.env["akimat.discipline.event"]

        def received(user):
            model = self.as_user(user, events).with_context(allowed_company_ids=user.company_ids.ids)
            rows = model._read_group([], ["department_id"], ["received:sum"])
            return {unit.name: count for unit, count in rows if count}

        self.assertEqual(received(self.inspector), {"Housing": 4, "Education": 1})
        self.assertEqual(received(self.akim), {"Housing": 4, "Education": 1})
        # He co-executes in one task of education.
        self.assertEqual(received(self.unit_head), {"Housing": 4, "Education": 1})
        self.assertEqual(received(self.teacher), {"Education": 1})
        self.assertFalse(received(self.colleague))
        self.assertFalse(received(self.stranger))

    def test_a_figure_leads_to_its_cards(self):
        cards = self.a_month()
        with freeze_time(JULY):
            self.env.invalidate_all()
            action = self.line(self.report(), self.education).action_open_events()
            events = self.env[action["res_model"]].with_user(self.inspector).search(action["domain"])
            self.assertEqual(events.assignment_id, cards["school"])
            opened = events[0].action_open_card()
            self.assertEqual((opened["res_model"], opened["res_id"]), ("akimat.assignment", cards["school"].id))

    def test_the_queries_do_not_grow_with_the_cards(self):
        self.a_month()
        self.env.flush_all()
        events = self.env["akimat.discipline.event"].with_user(self.inspector)
        domain, groups = [("date", ">=", "2026-06-01")], ["body_id", "source"]
        events._read_group(domain, groups, ["received:sum", "share:avg"])
        with self.assertQueryCount(1):
            events._read_group(domain, groups, ["received:sum", "share:avg"])

    # The frozen month

    def test_the_figures_stay_when_the_cards_change(self):
        cards = self.a_month()
        with freeze_time(JULY):
            self.env.invalidate_all()
            report = self.report()
            self.as_user(self.lead, cards["overdue"]).action_report("Done at last")
            self.assertEqual(self.line(report, self.housing).overdue, 1)
            report.action_count()
            self.assertEqual(self.line(report, self.housing).overdue, 0)

    def test_only_the_bodies_of_the_inspector(self):
        self.a_month()
        with freeze_time(JULY):
            self.env.invalidate_all()
            report = self.report(department_ids=self.education.ids)
        self.assertEqual(report.line_ids.department_id, self.education)

    def test_a_quarter_begins_with_its_first_month(self):
        report = self.report(period_kind="quarter", date_from="2026-06-15")
        self.assertEqual((report.date_from, report.date_to), (date(2026, 4, 1), date(2026, 6, 30)))
        self.assertIn("quarter 2 of 2026", report.display_name)

    @clause("KEN-46")
    def test_each_inspector_gets_his_drafts_and_sends_the_letter(self):
        self.a_month()
        second = self.make_user("second inspector", "inspector", department=self.education)
        for moment in (JULY, JULY, "2026-07-02 05:00:00"):
            self.run_scheduled(CRON, moment)
        reports = self.env["akimat.discipline.report"].search([("company_id", "=", self.akimat.id)])
        self.assertEqual(len(reports), 4, "a month and a quarter for each of two, once")
        self.assertEqual(reports.inspector_id, self.inspector | second)
        of_education = reports.filtered(lambda report: report.inspector_id == second)
        self.assertEqual(of_education.line_ids.department_id, self.education)
        self.assertEqual(of_education.sudo().activity_ids.user_id, second)
        with freeze_time("2026-07-02 06:00:00"):
            month = self.as_user(second, of_education.filtered(lambda report: report.period_kind == "month"))
            with self.assertRefused("no conclusions", MoveRefused):
                month.action_sign()
            month.findings = "All tasks of education were done in time."
            month.action_sign()
            self.assertHidden(month, self.akim)
            month.action_send()
        self.assertEqual((month.state, month.signed_by_id), ("sent", second))
        self.assertEqual(month.sudo().activity_ids.user_id, self.akim | self.head)
        self.assertTrue(self.as_user(self.akim, month).findings)

    @clause("KEN-46")
    def test_a_letter_without_units_is_not_signed(self):
        report = self.report(date_from="2025-01-01", findings="Nothing")
        with self.assertRefused("nothing to count", MoveRefused):
            report.action_sign()

    def test_a_month_runs_without_a_quarter(self):
        self.run_scheduled(CRON, "2026-08-03 05:00:00")
        self.run_scheduled(CRON, "2026-09-01 05:00:00")
        found = self.env["akimat.discipline.report"].search([("company_id", "=", self.akimat.id)])
        self.assertEqual(sorted(found.mapped("period_kind")), ["month", "month", "quarter"])

    def test_one_bad_inspector_stops_nobody(self):
        second = self.make_user("second inspector", "inspector", department=self.education)
        model = type(self.env["akimat.discipline.report"])
        real = model._draft

        def fail(report, company, inspector, kind, first):
            if inspector == self.inspector:
                raise KeyError(inspector.name)
            return real(report, company, inspector, kind, first)

        self.patch(model, "_draft", fail)
        with mute_logger("odoo.addons.akimat_control.models.akimat_discipline_report"):
            self.run_scheduled(CRON, JULY)
        reports = self.env["akimat.discipline.report"].search([("company_id", "=", self.akimat.id)])
        self.assertEqual(reports.inspector_id, second)

    def test_who_writes_and_who_reads(self):
        report = self.report(findings="Late tasks in housing")
        for user in (self.lead, self.unit_head, self.colleague):
            with self.assertRaises(AccessError):
                self.as_user(user, report).read(["findings"])
        for user in (self.akim, self.head, self.auditor, self.stranger):
            self.assertHidden(report, user)
        second = self.make_user("second inspector", "inspector")
        with self.assertRefused("is written by its inspector"):
            self.as_user(second, report).write({"findings": "Not so"})
        with self.assertRefused("is written by its inspector"):
            self.as_user(second, report).action_count()
        with self.assertRefused("taken by", MoveRefused):
            self.as_user(second, report).action_sign()
        with self.assertRefused("is written by its inspector"):
            self.report(user=second, date_from="2026-05-01", inspector_id=self.inspector.id)
        with self.assertRefused("period and figures stand"):
            report.write({"date_from": "2026-05-01"})
        with self.assertRefused("period and figures stand", WrittenBySteps):
            report.write({"line_ids": []})
        with self.assertRaises(AccessError):
            self.env["akimat.discipline.line"].with_user(self.inspector).create(
                {"report_id": report.id, "department_id": self.housing.id}
            )

    def test_a_signed_letter_stands_until_it_is_taken_back(self):
        self.done_card()
        report = self.report(findings="All in time")
        report.action_sign()
        for step in (lambda: report.write({"findings": "Late"}), report.action_count):
            with self.assertRefused("until it is signed"):
                step()
        report.action_rework()
        self.assertFalse(report.signed_by_id)
        report.findings = "Nearly all in time"

    # Paper and table

    def test_the_letter_in_both_languages(self):
        self.a_month()
        with freeze_time(JULY):
            self.env.invalidate_all()
            report = self.report(findings="Жарық кешікті", proposals="Жиналыста қарау")
            titles = {"kk": "қызметтік хат", "ru": "служебное письмо"}
            for language, title in titles.items():
                with self.subTest(language):
                    pages = self.printed(f"akimat_control.discipline_letter_{language}", report)
                    text = " ".join(pages)
                    self.assertOfficial(pages, language)
                    self.assertIn(title, text.lower())
                    for fact in ("Housing", "Education", "33.3", "Жарық кешікті", "Жиналыста қарау", "akim", "head"):
                        self.assertIn(fact, text)

    def test_the_table_as_a_file(self):
        self.a_month()
        with freeze_time(JULY):
            self.env.invalidate_all()
            report = self.report()
            title, content = report._export_xlsx()
        rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.values)
        self.assertIn("Executive discipline", title)
        self.assertEqual(rows[2][:4], ("Body", "Unit", "Received", "Done in time"))
        self.assertEqual({row[1]: row[2] for row in rows[3:]}, {"Housing": 4, "Education": 1})
