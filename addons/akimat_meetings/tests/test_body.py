"""Bodies: composition by duty and person, approval, term, who sees them."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .common import NOW, MeetingsCase

TODAY = date(2026, 6, 1)


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestBody(MeetingsCase):
    def test_a_member_by_post_is_whoever_holds_the_duty_on_the_day(self):
        self.assertEqual(self.body._holder("chair", TODAY), self.chair)
        self.env["akimat.duty"].search([("user_id", "=", self.chair.id)]).write({"date_to": "2026-06-10"})
        successor = self.make_user("successor")
        self.make_duty(successor, "first_deputy", date_from="2026-06-11")
        self.assertEqual(self.body._holder("chair", date(2026, 6, 11)), successor)
        self.assertEqual(len(self.body._members_on(TODAY)), 8)
        self.assertFalse(self.body._members_on(date(2025, 12, 31)))

    def test_a_body_without_a_chair_or_an_act_is_not_approved(self):
        body = self.make_body(activate=False, basis=False)
        with self.assertRefused("no founding act"):
            body.with_user(self.head).action_activate()
        body.write({"basis": "Decree No. 2"})
        body.member_ids.filtered(lambda member: member.role == "chair").unlink()
        with self.assertRefused("cannot work without: Chair"):
            body.with_user(self.head).action_activate()

    def test_the_secretary_does_not_approve_the_composition(self):
        with self.assertRefused("head of the office"):
            self.make_body(activate=False).action_activate()

    def test_a_working_group_has_a_term(self):
        with self.assertRefused("until when", ValidationError):
            self.make_body(activate=False, kind="working_group")

    def test_the_quorum_is_a_share(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.make_body(activate=False, quorum_numerator=4, quorum_denominator=3)

    def test_the_composition_of_a_working_body_changes_by_act_only(self):
        with self.assertRefused("act that changes its composition"):
            self.body.write({"member_ids": [Command.create({"user_id": self.outsider.id})]})
        member = self.body.member_ids[2]
        with self.assertRefused("not rewritten"):
            member.write({"user_id": self.outsider.id})
        with self.assertRefused("not rewritten"):
            member.unlink()
        member.write({"date_to": "2026-06-01", "basis": "Decree No. 3"})
        self.body.write({"member_ids": [Command.create({"user_id": self.outsider.id, "basis": "Decree No. 3"})]})
        self.assertIn(self.outsider, self.body.participant_ids)

    def test_two_chairs_at_once_are_refused(self):
        with self.assertRefused("already has for this time", ValidationError):
            self.make_body(activate=False).write(
                {"member_ids": [Command.create({"user_id": self.outsider.id, "role": "chair"})]}
            )

    def test_a_closed_body_is_seen_by_its_people_only(self):
        body = self.make_body(is_restricted=True)
        for user in (self.outsider, self.auditor, self.akim, self.head, self.stranger, self.registrar):
            self.assertHidden(body, user)
            self.assertHidden(body.member_ids[0], user)
        for user in (self.one, self.secretary, self.chair):
            self.assertTrue(self.as_user(user, body).has_access("read"))
        self.assertTrue(self.as_user(self.outsider, self.body).has_access("read"))
        self.assertHidden(self.body, self.stranger)

    def test_an_employee_keeps_no_bodies(self):
        with self.assertRaises(UserError):
            self.as_user(self.one, self.body).write({"name": "Mine"})
        with self.assertRaises(UserError):
            self.as_user(self.secretary, self.body).write({"participant_ids": [Command.link(self.outsider.id)]})
