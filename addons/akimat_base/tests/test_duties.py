from datetime import date

from freezegun import freeze_time

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from ..domain.clauses import clause
from .common import AkimatCase


@tagged("post_install", "-at_install")
class TestDuties(AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.housing = cls.make_department("Housing", "executive_body")
        cls.water = cls.make_department("Water", "unit", parent_id=cls.housing.id)
        cls.school = cls.make_department("School", "executive_body")
        cls.akim = cls.make_user("akim", "akim")
        cls.deputy = cls.make_user("deputy")
        cls.duties = cls.env["akimat.duty"]

    def holds(self, user, *kinds, **options):
        return self.duties._holds(user, kinds, self.akimat, **options)

    def test_a_duty_holds_from_its_first_to_its_last_day(self):
        self.make_duty(self.deputy, "deputy", date_from="2026-03-01", date_to="2026-03-31")
        held = [
            bool(self.holds(self.deputy, "deputy", on=date(2026, *day))) for day in ((2, 28), (3, 1), (3, 31), (4, 1))
        ]
        self.assertEqual(held, [False, True, True, False])

    def test_a_duty_of_another_akimat_gives_nothing_here(self):
        self.make_duty(self.deputy, "deputy", company=self.other_akimat)
        self.assertFalse(self.holds(self.deputy, "deputy"))

    @clause("KEN-2", "PET-25")
    def test_an_overseeing_deputy_is_found_by_the_unit_and_those_below_it(self):
        duty = self.make_duty(self.deputy, "deputy", department=self.housing)
        self.assertEqual(self.holds(self.deputy, "deputy", department=self.water), duty)
        self.assertFalse(self.holds(self.deputy, "deputy", department=self.school))

    @clause("KEN-2")
    def test_the_leader_of_a_field_is_found(self):
        field = self.env["akimat.oversight.field"].create({"name": "Education", "company_id": self.akimat.id})
        duty = self.make_duty(self.deputy, "deputy", field_ids=[Command.set(field.ids)])
        self.assertEqual(self.duties._for_field(field, self.akimat), duty)

    def test_one_field_has_one_leader_at_a_time(self):
        field = self.env["akimat.oversight.field"].create({"name": "Education", "company_id": self.akimat.id})
        self.make_duty(self.deputy, "deputy", field_ids=[Command.set(field.ids)], date_to="2026-06-30")
        other = self.make_user("deputy2")
        with self.assertRefused("overlaps", ValidationError):
            self.make_duty(other, "deputy", field_ids=[Command.set(field.ids)], date_from="2026-06-30")
        self.assertTrue(self.make_duty(other, "deputy", field_ids=[Command.set(field.ids)], date_from="2026-07-01"))

    def test_an_akimat_has_one_akim_at_a_time(self):
        with self.assertRefused("overlaps", ValidationError):
            self.make_duty(self.deputy, "akim")

    @clause("PET-21", "PET-24", "SHY-21", "ZHE-19")
    def test_a_second_head_of_the_office_for_the_same_days_is_refused(self):
        self.make_duty(self.deputy, "head_of_office", date_from="2026-01-01", date_to="2026-06-30")
        other = self.make_user("second head")
        with self.assertRefused("overlaps", ValidationError):
            self.make_duty(other, "head_of_office", date_from="2026-06-30")
        self.make_duty(other, "head_of_office", date_from="2026-07-01")
        heads = [
            self.duties._running(["head_of_office"], self.akimat, date(2026, *day)).user_id for day in ((6, 30), (7, 1))
        ]
        self.assertEqual(heads, [self.deputy, other])

    @clause("RUD-16", "SHY-16", "ZHE-16")
    def test_the_rights_of_the_head_pass_with_the_post_on_its_date(self):
        leader = self.env.ref("akimat_base.group_leader")
        successor = self.make_user("successor")
        self.make_duty(self.deputy, "head_of_office", date_from="2026-01-01", date_to="2026-06-30")
        self.make_duty(successor, "head_of_office", date_from="2026-07-01")
        job = self.env["akimat.substitution"]._cron_start_and_end
        for day, holder, other in (("2026-06-30", self.deputy, successor), ("2026-07-01", successor, self.deputy)):
            with self.subTest(day), freeze_time(f"{day} 05:00:00"):
                job()
                self.assertIn(leader, holder.group_ids)
                self.assertNotIn(leader, other.group_ids)
                self.assertTrue(self.holds(holder, "head_of_office"))
                self.assertFalse(self.holds(other, "head_of_office"))

    @clause("SHY-20")
    def test_the_head_divides_the_fields_between_his_deputies(self):
        field = self.env["akimat.oversight.field"].create({"name": "Records", "company_id": self.akimat.id})
        share = {"field_ids": [Command.set(field.ids)], "basis": "Order 7 of the head"}
        duty = self.make_duty(self.deputy, "office_deputy_head", **share)
        self.assertEqual(self.duties._for_field(field, self.akimat), duty)
        with self.assertRefused("overlaps", ValidationError):
            self.make_duty(self.make_user("deputy2"), "office_deputy_head", **share)

    def test_groups_follow_duties(self):
        leader = self.env.ref("akimat_base.group_leader")
        self.assertNotIn(leader, self.deputy.all_group_ids)
        duty = self.make_duty(self.deputy, "deputy")
        self.assertIn(leader, self.deputy.all_group_ids)
        duty.date_to = "2020-06-01"
        self.assertNotIn(leader, self.deputy.all_group_ids)

    def test_groups_that_no_duty_brings_are_left_alone(self):
        admin = self.env.ref("akimat_base.group_akimat_admin")
        self.deputy.write({"group_ids": [Command.link(admin.id)]})
        self.duties._sync_groups()
        self.assertIn(admin, self.deputy.group_ids)

    def test_each_change_of_a_duty_is_audited(self):
        duty = self.make_duty(self.deputy, "deputy", date_from="2099-01-01")
        self.assertEqual(self.audit_events(duty), ["duty"])
        duty.basis = "Order 5"
        self.assertEqual(self.audit_events(duty), ["duty", "change"])
        number = duty.id
        duty.unlink()
        lines = self.env["akimat.audit.entry"].search([("res_model", "=", "akimat.duty"), ("res_id", "=", number)])
        self.assertIn("deleted", lines[0].after)


    def test_a_duty_that_has_begun_is_ended_and_not_rewritten(self):
        duty, other = self.make_duty(self.deputy, "deputy"), self.make_user("other")
        for name, value in {"user_id": other.id, "kind": "akim", "date_from": "2020-01-01"}.items():
            with self.assertRefused("has begun"):
                duty.write({name: value})
        with self.assertRefused("has begun"):
            duty.unlink()
        duty.date_to = self.akimat._akimat_today()

    def test_nobody_gives_himself_a_duty(self):
        admin = self.make_user("admin2", groups="akimat_base.group_akimat_admin")
        duties = self.env["akimat.duty"].with_user(admin)
        with self.assertRefused("your own duty"):
            duties.create({"kind": "storekeeper", "user_id": admin.id, "company_id": self.akimat.id})
        theirs = duties.create({"kind": "archivist", "user_id": self.deputy.id, "company_id": self.akimat.id})
        with self.assertRefused("your own duty"):
            theirs.with_user(self.make_own_administrator(self.deputy)).date_to = "2030-01-01"

    def make_own_administrator(self, user):
        user.group_ids += self.env.ref("akimat_base.group_akimat_admin")
        return user


@tagged("post_install", "-at_install")
class TestToday(AkimatCase):
    @freeze_time("2026-11-21 20:30:00")
    def test_the_day_of_the_office_begins_with_its_time_zone(self):
        self.assertEqual(self.akimat._akimat_today(), date(2026, 11, 22))
