from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..domain.clauses import clause
from ..exceptions import ClosedNow, MoveRefused
from .common import AkimatCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-16 05:00:00")
class TestSubstitution(AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.akim = cls.make_user("akim", "akim")
        cls.deputy = cls.make_user("deputy", "deputy")
        cls.head = cls.make_user("head", "head_of_office")
        cls.personnel = cls.make_user("personnel", "hr_officer")
        cls.clerk = cls.make_user("clerk", "registrar")
        cls.substitution = cls.substitute()

    @classmethod
    def substitute(cls, **vals):
        return cls.env["akimat.substitution"].create(
            {
                "principal_id": cls.akim.id,
                "substitute_id": cls.deputy.id,
                "date_from": "2026-11-16",
                "date_to": "2026-11-20",
                "basis": "Order 12",
                "company_id": cls.akimat.id,
                **vals,
            }
        )

    def acts(self, on=date(2026, 11, 18), **options):
        return bool(self.env["akimat.duty"]._holds(self.deputy, ["akim"], self.akimat, on=on, **options))

    @clause("KEN-16", "KEN-72")
    def test_it_lends_the_duty_inside_the_period_only(self):
        self.substitution.with_user(self.head).action_confirm()
        days = [date(2026, 11, day) for day in (15, 16, 20, 21)]
        self.assertEqual([self.acts(day) for day in days], [False, True, True, False])

    def test_a_draft_lends_nothing(self):
        self.assertFalse(self.acts())

    @clause("KEN-15.3")
    def test_the_record_can_say_for_whom_one_acts(self):
        self.substitution.with_user(self.head).action_confirm()
        duties = self.env["akimat.duty"]
        duty = duties._holds(self.deputy, ["akim"], self.akimat)
        self.assertEqual(duties._acting_principal(self.deputy, duty), self.akim)
        self.assertFalse(duties._acting_principal(self.akim, duty))

    @clause("PET-23.23", "SHY-19.24", "ZHE-18.10")
    def test_one_official_has_one_substitute_for_the_same_thing_at_a_time(self):
        self.substitution.with_user(self.head).action_confirm()
        second = self.substitute(substitute_id=self.head.id, date_from="2026-11-20", date_to="2026-11-27")
        with self.assertRefused("akim is already substituted by deputy", MoveRefused):
            second.with_user(self.personnel).action_confirm()
        second.date_from = "2026-11-21"
        second.with_user(self.personnel).action_confirm()
        with self.assertRefused("cannot be entered or changed now", ClosedNow):
            second.date_from = "2026-11-19"
        days = [date(2026, 11, day) for day in (15, 16, 20, 21)]
        self.assertEqual([self.acts(day) for day in days], [False, True, True, False])

    def test_two_people_may_substitute_in_different_things(self):
        self.substitution.scope = "visa"
        self.substitution.with_user(self.head).action_confirm()
        signing = self.substitute(substitute_id=self.head.id, scope="sign")
        signing.with_user(self.personnel).action_confirm()
        self.assertEqual(signing.state, "confirmed")
        everything = self.substitute(substitute_id=self.clerk.id)
        with self.assertRefused("already substituted", MoveRefused):
            everything.with_user(self.head).action_confirm()

    @clause("PET-23.23")
    def test_scope_limits_what_is_lent(self):
        self.substitution.scope = "visa"
        self.substitution.with_user(self.head).action_confirm()
        self.assertEqual([self.acts(scope=scope) for scope in ("visa", "sign", "all")], [True, False, False])

    def test_only_a_leader_or_the_administrator_confirms(self):
        with self.assertRefused("You may not take this step", MoveRefused):
            self.substitution.with_user(self.clerk).sudo().action_confirm()
        with self.assertRaises(AccessError):
            self.substitution.with_user(self.clerk).write({"basis": "x"})

    def test_it_rests_on_an_order_and_is_told_to_both(self):
        self.substitution.basis = "-"
        with self.assertRefused("rests on an order"):
            self.substitution.with_user(self.head).action_confirm()
        self.substitution.basis = "Order 12"
        self.substitution.with_user(self.head).action_confirm()
        people = (self.substitution.principal_id | self.substitution.substitute_id).partner_id
        told = self.env["mail.message"].search([("message_type", "=", "user_notification")]).partner_ids
        self.assertLessEqual(people, told)

    def test_direct_write_of_the_state_is_refused_for_everybody(self):
        with self.assertRefused("You may not take this step", MoveRefused):
            self.substitution.with_user(self.clerk).sudo().write({"state": "confirmed"})
        self.substitution.with_user(self.head).action_cancel()
        with self.assertRefused("cannot become", MoveRefused):
            self.substitution.with_user(self.head).sudo().write({"state": "confirmed"})
        with self.assertRefused("starts in the state", MoveRefused):
            self.substitute(state="confirmed")

    def test_import_meets_the_same_gate(self):
        fields = ["principal_id/.id", "substitute_id/.id", "date_from", "date_to", "basis", "state"]
        row = [str(self.akim.id), str(self.head.id), "2026-12-01", "2026-12-02", "Order", "confirmed"]
        result = self.env["akimat.substitution"].with_user(self.head).load(fields, [row])
        self.assertFalse(result["ids"])
        self.assertIn("starts in the state", result["messages"][0]["message"])

    def test_buttons_show_what_the_gate_allows(self):
        mine = self.substitution.with_user(self.head)
        self.assertTrue(mine.can_confirm)
        mine.action_confirm()
        self.assertFalse(mine.can_confirm)
        self.assertTrue(mine.can_cancel)
        self.assertFalse(self.substitution.with_user(self.clerk).can_cancel)

    def test_steps_stand_in_the_audit_chain(self):
        self.substitution.with_user(self.head).action_confirm()
        self.substitution.with_user(self.head).action_cancel()
        self.assertEqual(self.audit_events(self.substitution), ["confirm", "cancel"])
        line = self.env["akimat.audit.entry"].search([("res_id", "=", self.substitution.id), ("event", "=", "confirm")])
        self.assertEqual((line.user_id, line.basis), (self.head, "Order 12"))

    def test_the_daily_job_lends_and_takes_back_groups(self):
        leader = self.env.ref("akimat_base.group_leader")
        self.substitution.write({"substitute_id": self.clerk.id, "date_from": "2026-11-18"})
        self.substitution.with_user(self.head).action_confirm()
        self.assertNotIn(leader, self.clerk.group_ids)
        job = self.env["akimat.substitution"]._cron_start_and_end
        with freeze_time("2026-11-18 05:00:00"):
            job()
            job()
            self.assertIn(leader, self.clerk.group_ids)
        with freeze_time("2026-11-21 05:00:00"):
            job()
            self.assertNotIn(leader, self.clerk.group_ids)

    @mute_logger("odoo.sql_db")
    def test_nobody_substitutes_himself_or_backwards(self):
        for wrong in ({"substitute_id": self.akim.id}, {"date_to": "2026-11-01"}):
            with self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self.substitute(**wrong)

    def test_running_ones_are_found(self):
        self.substitution.with_user(self.head).action_confirm()
        found = self.env["akimat.substitution"].search([("is_running", "=", True), ("company_id", "=", self.akimat.id)])
        self.assertEqual(found, self.substitution)
