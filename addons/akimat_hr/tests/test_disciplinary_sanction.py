"""The life of a sanction: acquaintance, expiry by the scheduled action, early lifting, an annulled order, the log."""

from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.akimat_base.domain.clauses import clause

from .discipline_common import LAST_DAY, NOW, DisciplineCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestSanction(DisciplineCase):
    def test_the_employee_is_acquainted_by_his_own_hand(self):
        case = self.case("ordered")
        self.assertEqual(case.acquaint_until, date(2026, 5, 14))
        self.assertFalse(case.acquainted_on)
        line = case.sudo().order_id.acquaintance_ids.filtered(lambda line: line.user_id == self.culprit)
        self.as_user(self.culprit, line).action_acknowledge()
        self.assertEqual(case.acquainted_on, date(2026, 5, 11))
        with self.assertRefused("given already"):
            case.action_note_acquaintance()

    def test_a_refusal_to_sign_needs_witnesses(self):
        case = self.case("ordered")
        with self.assertRefused("name 2 witnesses"):
            case.action_note_sign_refusal()
        case.sign_witness_ids = self.colleague.employee_ids | self.lawyer.employee_ids
        case.action_note_sign_refusal()
        self.assertEqual(case.sign_refused_on, date(2026, 5, 11))

    def test_a_sanction_expires_on_its_day_and_once(self):
        case = self.case("ordered")
        self.run_cron("2026-11-11 05:00:00")
        self.assertEqual(case.state, "ordered")
        self.run_cron("2026-11-12 05:00:00")
        self.assertEqual(case.state, "expired")
        self.run_cron("2026-11-12 06:00:00")
        self.assertEqual(self.audit_events(case).count("expire"), 1)

    def test_a_running_suspension_moves_the_last_day_every_day(self):
        case = self.case("opened")
        self.suspend(case, date(2026, 5, 10))
        self.assertEqual(case.sanction_deadline, date(2026, 6, 6))
        self.run_cron("2026-05-20 05:00:00")
        self.assertEqual(case.sanction_deadline, date(2026, 6, 15))
        self.run_cron("2026-05-20 06:00:00")
        self.assertEqual(case.sanction_deadline, date(2026, 6, 15))

    def test_a_case_that_fails_stops_no_other(self):
        bad = self.case("ordered")
        good = self.case("opened", committed_on=date(2026, 4, 22))
        self.suspend(good, date(2026, 5, 10))
        pass_day = type(bad)._pass_day

        def fail_for_the_bad(case, today):
            if case.id == bad.id:
                raise ValueError("broken")
            return pass_day(case, today)

        with mute_logger("odoo.addons.akimat_base.models.akimat_round_mixin"):
            with patch.object(type(bad), "_pass_day", fail_for_the_bad):
                self.run_cron("2026-11-12 05:00:00")
        self.assertEqual(bad.state, "ordered")
        self.assertEqual(good.recounted_on, date(2026, 11, 12))

    def test_only_the_authority_lifts_a_sanction_and_with_a_reason(self):
        case = self.case("ordered")
        with self.assertRefused("may not take this step"):
            case.action_lift("Works well")
        with self.assertRefused("reason"):
            self.as_user(self.akim, case).action_lift("")
        self.as_user(self.akim, case).action_lift("Works well")
        self.assertEqual((case.state, case.lifted_by_id, case.lift_reason), ("lifted", self.akim, "Works well"))
        self.run_cron("2026-12-01 05:00:00")
        self.assertEqual(case.state, "lifted")

    def test_a_signed_order_is_not_annulled_by_its_registrar(self):
        case = self.case("ordered")
        order = case.sudo().order_id
        for user in (self.registrar, self.hr_officer, self.akim):
            with self.subTest(user.name), self.assertRefused("cannot be taken|may not take|cannot become"):
                order.with_user(user).sudo().action_annul("Registered twice")
        self.assertEqual(case.state, "ordered")

    def test_an_appeal_is_noted(self):
        case = self.case("ordered")
        case.write({"appeal_on": date(2026, 5, 11), "appeal_body": "Court", "appeal_result": "Dismissed"})
        self.assertEqual(case.appeal_result, "Dismissed")

    @clause("SHY-19.6")
    def test_the_log_shows_the_offences_of_a_month_by_unit(self):
        self.case("ordered")
        self.case("opened", employee_id=self.lawyer.employee_ids.id)
        log = self.env["akimat.disciplinary.log"].with_user(self.head)
        log = log.create({"company_id": self.akimat.id, "date_from": "2026-05-01", "date_to": "2026-05-31"})
        rows = log._export_records()
        self.assertEqual(rows.mapped("department_id"), self.housing | self.legal)
        self.assertEqual(rows.mapped("employee_id.name"), ["culprit", "lawyer"])
        title, content = log._export_xlsx()
        self.assertTrue(content.startswith(b"PK"), title)
        log.only_in_force = True
        self.assertEqual(log._export_records().employee_id, self.employee)
        self.assertFalse(self.env["akimat.disciplinary.case"].with_user(self.colleague).search_count([]))

    def test_the_last_day_itself_is_in_time(self):
        case = self.case("explained")
        with freeze_time("2026-06-04 05:00:00"):
            self.put_before(case)
        self.assertEqual(case.sanction_deadline, LAST_DAY)
