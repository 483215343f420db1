"""Doors of the mail: who brings letters, in whose name people write, who sees followers and notices."""

from odoo import SUPERUSER_ID
from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import TransactionCase, new_test_user, tagged

LETTER = b"From: akim@example.kz\r\nTo: office@example.kz\r\nMessage-Id: <1@x>\r\nSubject: Hello\r\n\r\nText"
CRON = {"state": "code", "code": "env['res.users'].sudo().search([])", "name": "x", "model_id": 1}


@tagged("post_install", "-at_install")
class TestMailDoors(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.employee = new_test_user(cls.env, "letter writer", groups="base.group_user", email="writer@example.kz")
        cls.akim = new_test_user(cls.env, "the akim", groups="base.group_user", email="akim@example.kz")
        cls.portal = new_test_user(cls.env, "citizen", groups="base.group_portal")
        cls.gateway = new_test_user(cls.env, "mail system", groups="base.group_user,akimat_base.group_mail_gateway")
        cls.record = cls.env["akimat.substitution"].create(
            {
                "principal_id": cls.akim.id,
                "substitute_id": cls.employee.id,
                "date_from": "2026-12-01",
                "date_to": "2026-12-05",
                "basis": "Order 7",
            }
        )

    def call(self, user, model, method, *args, **kwargs):
        return call_kw(self.env(user=user)[model], method, list(args), kwargs)

    def test_nobody_but_the_mail_system_brings_letters(self):
        threads = [name for name in ("mail.thread", "res.partner", "akimat.intake") if name in self.env]
        for user in (self.employee, self.portal, self.env.ref("base.user_admin")):
            for thread in threads:
                with self.subTest(user=user.login, thread=thread), self.assertRaises(AccessError):
                    self.call(user, thread, "message_process", "ir.cron", LETTER.decode(), CRON)
        self.assertFalse(self.env["ir.cron"].with_context(active_test=False).search([("name", "=", "x")]))

    def test_the_account_of_the_mail_system_chooses_neither_model_nor_values(self):
        partner = self.akim.partner_id
        self.call(self.gateway, "mail.thread", "message_process", "res.partner", LETTER.decode(), {"name": "Forged"})
        self.call(
            self.gateway,
            "mail.thread",
            "message_process",
            "res.partner",
            LETTER.decode(),
            None,
            False,
            False,
            partner.id,
        )
        self.assertFalse(self.env["res.partner"].search([("name", "=", "Forged")]))
        self.assertFalse(partner.message_ids.filtered(lambda message: "Text" in (message.body or "")))

    def test_the_parts_of_the_gateway_are_no_methods_of_callers(self):
        for name in ("message_route", "message_new", "message_update", "message_change_thread"):
            for user in (self.employee, self.portal, self.gateway):
                with self.subTest(name=name), self.assertRaises(AccessError):
                    self.call(user, "res.partner", name, self.akim.partner_id.ids, {})

    def test_the_sender_of_a_letter_is_not_the_employee_whose_address_it_bears(self):
        values = {"email_from": "akim@example.kz", "recipients": "", "author_id": self.akim.partner_id.id}
        thread = self.env["mail.thread"]
        self.assertFalse(thread._message_parse_post_process(None, values, [])["author_id"])
        self.assertFalse(thread._mail_find_user_for_gateway("akim@example.kz"))

    def test_everybody_writes_in_his_own_name(self):
        partner, akim = self.employee.partner_id, self.akim.partner_id
        post = {"body": "I order", "author_id": akim.id}
        with self.assertRaises(AccessError):
            self.call(self.employee, "res.partner", "message_post", partner.ids, **post)
        with self.assertRaises(AccessError):
            self.call(self.employee, "res.partner", "message_post", partner.ids, body="x", email_from="akim@example.kz")
        with self.assertRaises(AccessError):
            self.call(self.employee, "res.partner", "message_notify", partner.ids, partner_ids=akim.ids, **post)
        with self.assertRaises(AccessError):
            self.call(self.employee, "mail.message", "create", {**post, "model": "res.partner", "res_id": partner.id})
        self.call(self.employee, "mail.thread", "message_notify", [], partner_ids=akim.ids, body="Mine")
        told = self.env["mail.message"].search([("body", "ilike", "Mine")], limit=1)
        self.assertEqual(told.author_id, partner)

    def test_messages_are_not_rewritten_past_the_conversation(self):
        message = self.employee.partner_id.message_post(body="What was said")
        for vals in ({"body": "Other"}, {"author_id": self.employee.partner_id.id}, {"date": "2020-01-01 00:00:00"}):
            with self.subTest(vals=vals), self.assertRaises(AccessError):
                self.call(self.employee, "mail.message", "write", message.ids, vals)
        self.assertIn("What was said", message.body)

    def test_followers_are_seen_with_their_record(self):
        rows = self.env["mail.followers"].create(
            {"res_model": "akimat.norm", "res_id": 1, "partner_id": self.akim.partner_id.id}
        )
        rows |= self.env["mail.followers"].create(
            {
                "res_model": "res.users.settings",
                "res_id": self.akim.res_users_settings_id.id or 1,
                "partner_id": self.akim.partner_id.id,
            }
        )
        hidden = rows[1]
        found = self.env["mail.followers"].with_user(self.employee).search([("id", "in", rows.ids)])
        self.assertNotIn(hidden, found)
        for call in ("read", "export_data"):
            with self.subTest(call), self.assertRaises(UserError):
                self.call(self.employee, "mail.followers", call, hidden.ids, ["partner_id"])
        counted = (
            self.env["mail.followers"].with_user(self.employee)._read_group([("id", "=", hidden.id)], [], ["__count"])
        )
        self.assertEqual(counted, [(0,)])

    def test_a_notice_is_marked_by_whom_it_tells(self):
        message = self.akim.partner_id.with_user(SUPERUSER_ID).message_post(body="For the akim")
        notice = self.env["mail.notification"].create(
            {"mail_message_id": message.id, "res_partner_id": self.akim.partner_id.id, "notification_type": "inbox"}
        )
        with self.assertRaises(AccessError):
            self.call(self.employee, "mail.notification", "write", notice.ids, {"is_read": True})
        self.call(self.akim, "mail.notification", "write", notice.ids, {"is_read": True})
        self.assertTrue(notice.is_read)
