from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.akimat_base.domain.clauses import clause

from .staffing_common import NOW, StaffingCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestStaffingTable(StaffingCase):
    @clause("PET-9", "RUD-8", "SHY-8", "ZHE-8")
    def test_a_table_over_the_limit_is_refused_and_the_excess_shown(self):
        table = self.table(30, 11, limit=40)
        with self.assertRefused(r"41 units, the limit is 40: 1 too many"):
            table.action_submit()
        self.assertEqual(table.state, "draft")
        self.assertEqual(table.free_limit, -1)
        table.position_ids[1].headcount = 10
        table.action_submit()
        self.as_user(self.akim, table).action_approve()
        self.assertEqual(table.state, "in_force")

    def test_the_database_itself_keeps_the_limit(self):
        table = self.table(40)
        table.action_submit()
        self.env.flush_all()
        with self.assertRaises(Exception) as caught, self.env.cr.savepoint():
            self.env.cr.execute("UPDATE akimat_staffing_table SET headcount = 41 WHERE id = %s", [table.id])
        self.assertIn("limit_kept", str(caught.exception))

    def test_the_posts_of_a_submitted_table_are_fixed(self):
        table = self.table(3)
        table.action_submit()
        post = table.position_ids
        for change in (
            lambda: post.write({"headcount": 50}),
            lambda: post.unlink(),
            lambda: table.write({"limit": 100}),
            lambda: table.write({"position_ids": [Command.create({"name": "X", "department_id": self.housing.id})]}),
            lambda: table.unlink(),
        ):
            with self.assertRefused("no longer a draft"):
                change()

    def test_without_posts_or_act_there_is_nothing_to_approve(self):
        with self.assertRefused("has no posts"):
            self.table().action_submit()
        with self.assertRefused("enter the act"):
            self.table(1, limit_basis=False).action_submit()

    def test_the_button_stays_while_the_draft_is_edited(self):
        with Form(self.table(5)) as form:
            form.limit = 35
            self.assertTrue(form.can_submit)

    @clause("PET-23.9")
    def test_the_akim_approves_it_is_in_force_from_its_day_and_the_former_is_archived(self):
        former = self.in_force(5)
        table = self.table(6, date_from=date(2026, 6, 1))
        with self.assertRefused("cannot become|cannot be taken"):
            self.as_user(self.akim, table).action_approve()
        table.action_submit()
        self.as_user(self.akim, table).action_approve()
        self.assertEqual((former.state, table.state), ("archived", "in_force"))
        self.assertEqual(former.date_to, date(2026, 5, 31))
        self.assertEqual((table.approved_by_id, table.approved_on), (self.akim, date(2026, 6, 1)))
        again = self.table(6, date_from=date(2026, 6, 1))
        again.action_submit()
        with self.assertRefused("two tables cannot be in force for one period"):
            self.as_user(self.akim, again).action_approve()

    @clause("SHY-19.3")
    def test_who_approves_is_a_setting_and_another_is_refused(self):
        self.akimat.staffing_approver = "head_of_office"
        table = self.table(5)
        table.action_submit()
        with self.assertRefused("You may not take this step"):
            self.as_user(self.akim, table).action_approve()
        shown = [
            name for name in ("akim", "head", "hr_officer") if self.as_user(getattr(self, name), table).can_approve
        ]
        self.assertEqual(shown, ["head"])
        self.as_user(self.head, table).action_approve()
        self.assertEqual(table.state, "in_force")

    def test_the_akimat_approves_by_its_registered_decree(self):
        self.akimat.staffing_approver = "akimat"
        table = self.table(5)
        table.action_submit()
        with self.assertRefused("choose its registered decree"):
            self.as_user(self.akim, table).action_approve()

    def test_a_table_is_returned_with_a_reason(self):
        table = self.table(5)
        table.action_submit()
        with self.assertRefused("reason"):
            self.as_user(self.akim, table).action_send_back()
        self.as_user(self.akim, table).action_send_back("One unit more for housing")
        self.assertEqual(table.state, "draft")
        table.action_submit()
        self.assertEqual(table.state, "submitted")

    def test_who_submits_does_not_approve(self):
        self.make_duty(self.hr_officer, "office_deputy_head")
        self.akimat.staffing_approver = "head_of_office"
        self.env["akimat.duty"].search([("user_id", "=", self.head.id)]).date_to = date(2026, 5, 1)
        self.make_duty(self.hr_officer, "head_of_office", date_from=date(2026, 5, 2))
        table = self.table(5)
        table.action_submit()
        with self.assertRefused("you stand in it yourself"):
            self.as_user(self.hr_officer, table).action_approve()

    def run_cron(self, moment):
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref("akimat_hr.cron_hr_staffing").method_direct_trigger()
        self.env.invalidate_all()

    def approved(self, day):
        table = self.table(5, date_from=day)
        table.action_submit()
        self.as_user(self.akim, table).action_approve()
        return table

    def test_a_table_for_a_later_day_waits_for_the_scheduled_action(self):
        table = self.approved(date(2026, 6, 10))
        self.run_cron("2026-06-09 05:00:00")
        self.assertEqual(table.state, "approved")
        self.run_cron("2026-06-10 05:00:00")
        self.assertEqual(table.state, "in_force")
        self.run_cron("2026-06-10 06:00:00")
        self.assertEqual(self.audit_events(table).count("enforce"), 1)

    def test_a_table_that_fails_stops_no_other(self):
        bad = self.approved(date(2026, 6, 9))
        good = self.approved(date(2026, 6, 10))
        take_over = type(bad)._seat_people

        def fail_for_the_bad(table):
            if table.date_from == date(2026, 6, 9):
                raise ValueError("broken")
            return take_over(table)

        with mute_logger("odoo.addons.akimat_base.models.akimat_round_mixin"):
            with patch.object(type(bad), "_seat_people", fail_for_the_bad):
                self.run_cron("2026-06-10 05:00:00")
        self.assertEqual((bad.state, good.state), ("approved", "in_force"))

    def test_steps_and_their_traces_cannot_be_forged(self):
        table = self.table(5)
        with self.assertRefused("cannot become|may not"):
            table.write({"state": "in_force"})
        with self.assertRefused("cannot be entered or changed now"):
            table.write({"approved_by_id": self.akim.id})

    def test_strangers_and_colleagues_see_nothing(self):
        table = self.in_force(5)
        for user in (self.stranger, self.colleague):
            for record in (table, table.position_ids):
                if user == self.colleague:
                    with self.assertRaises(AccessError):
                        record.with_user(user).read(["display_name"])
                else:
                    self.assertHidden(record, user)
        self.assertTrue(self.as_user(self.auditor, table).has_access("read"))
        with self.assertRaises(UserError):
            self.as_user(self.auditor, table).write({"name": "X"})


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPosts(StaffingCase):
    def test_people_occupy_posts_and_the_rest_is_vacant(self):
        table = self.in_force(2, 1)
        post, single = table.position_ids
        self.seat(self.colleague, post)
        self.assertEqual((post.occupied_count, post.vacancy_count), (1, 1))
        self.assertEqual(post.occupant_names, "colleague")
        self.assertEqual((table.occupied_count, table.vacancy_count, table.free_limit), (1, 2, 37))
        self.seat(self.deputy, single)
        vacant = self.env["akimat.staffing.position"].search([("table_id", "=", table.id), ("vacancy_count", ">", 0)])
        self.assertEqual(vacant, post)

    def test_a_full_post_takes_nobody_on_any_day(self):
        post = self.in_force(1).position_ids
        self.seat(self.colleague, post)
        with self.assertRefused(r"all its units \(1\) are taken"):
            self.seat(self.deputy, post, date(2026, 7, 1))
        employee = self.colleague.sudo().employee_ids.with_user(self.hr_officer)
        employee.create_version({"date_version": date(2026, 6, 20)}).staffing_position_id = False
        with self.assertRefused("2026|06/"):
            self.seat(self.deputy, post, date(2026, 6, 19))
        self.seat(self.deputy, post, date(2026, 7, 1))

    def test_a_draft_post_takes_nobody(self):
        post = self.table(1).position_ids
        with self.assertRefused("not in force"):
            self.seat(self.colleague, post)

    def test_who_left_frees_the_post_and_returns_only_to_a_vacant_one(self):
        post = self.in_force(1).position_ids
        employee = self.seat(self.colleague, post)
        employee.sudo().active = False
        self.assertEqual(post.vacancy_count, 1)
        self.seat(self.deputy, post)
        with self.assertRefused("are taken"):
            employee.sudo().active = True

    def test_people_move_to_the_new_version_with_their_posts(self):
        table = self.in_force(2, 1)
        kept, dropped = table.position_ids
        self.seat(self.colleague, kept)
        self.seat(self.deputy, dropped)
        version = table.browse(table.action_new_version()["res_id"])
        self.assertEqual(version.position_ids.origin_id, table.position_ids)
        version.position_ids.filtered(lambda post: post.origin_id == dropped).unlink()
        version.action_submit()
        self.as_user(self.akim, version).action_approve()
        employees = (self.colleague | self.deputy).sudo().employee_ids
        self.assertEqual(employees[0].staffing_position_id, version.position_ids)
        self.assertFalse(employees[1].staffing_position_id)
        self.assertEqual(version.occupied_count, 1)
        self.assertEqual(kept.occupied_count, 0)
        self.assertEqual(kept.seat_ids.employee_id, employees[0])

    @freeze_time("2026-06-01 20:00:00")
    def test_a_table_approved_at_night_keeps_everybody_on_his_post(self):
        # It is 2 June in Almaty, and 1 June still for the server.
        table = self.in_force(2, 1)
        for user, post in zip((self.colleague, self.deputy), table.position_ids, strict=True):
            self.seat(user, post)
        version = table.browse(table.action_new_version()["res_id"])
        self.assertEqual(version.date_from, date(2026, 6, 2))
        version.action_submit()
        self.as_user(self.akim, version).action_approve()
        self.assertEqual(version.position_ids.mapped("occupied_count"), [1, 1])
        self.assertEqual(table.position_ids.mapped("occupied_count"), [0, 0])
        cards = [user.sudo().employee_ids for user in (self.colleague, self.deputy)]
        seats = [card._get_version(date(2026, 6, 2)).staffing_position_id for card in cards]
        self.assertEqual(seats, list(version.position_ids))

    @clause("SHY-19.17")
    def test_no_vacancy_without_approved_requirements(self):
        table = self.table(1, 1)
        table.position_ids[1].requirements = False
        self.assertEqual(table.position_ids[0]._vacancy_refusal().code, "post_not_in_force")
        table.action_submit()
        self.as_user(self.akim, table).action_approve()
        self.assertIsNone(table.position_ids[0]._vacancy_refusal())
        self.assertEqual(table.position_ids[1]._vacancy_refusal().code, "no_requirements")
        self.seat(self.colleague, table.position_ids[0])
        self.assertEqual(table.position_ids[0]._vacancy_refusal().code, "no_vacancy")

    def test_the_need_by_speciality_is_the_sum_of_its_vacancies(self):
        table = self.table(1, 2)
        table.position_ids.speciality = "Law"
        table.action_submit()
        self.as_user(self.akim, table).action_approve()
        self.seat(self.colleague, table.position_ids[1])
        groups = self.env["akimat.staffing.position"]._read_group(
            [("table_id", "=", table.id)], ["speciality"], ["vacancy_count:sum"]
        )
        self.assertEqual(groups, [("Law", 2)])

    def test_a_post_has_a_unit(self):
        with self.assertRaisesRegex(Exception, "headcount_positive"), self.env.cr.savepoint():
            self.table(0)
