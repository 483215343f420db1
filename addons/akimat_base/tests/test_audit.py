import json
from unittest.mock import patch

from psycopg2.errors import LockNotAvailable, RaiseException

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from odoo.addons.base.models.ir_model import MODULE_UNINSTALL_FLAG

from ..domain.clauses import clause
from ..tools import serial
from .common import AkimatCase


@tagged("post_install", "-at_install")
class TestAudit(AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.entries = cls.env["akimat.audit.entry"]
        cls.journal = cls.env["akimat.journal"].create({"code": "T", "name": "Test", "company_id": cls.akimat.id})
        cls.chain = f"akimat.duty/{cls.akimat.id}"
        user = cls.make_user("akim", "akim")
        user.name = "Асқаров Марат"
        cls.duty = cls.env["akimat.duty"].search([("user_id", "=", user.id)])
        cls.duty._audit("disclosure", after={"to": "прокурор Әлия"}, basis="сұрау салу")
        cls.duty._audit("disclosure", before={"a": 1}, after={"a": 2})

    def sql(self, query, *params):
        self.env.cr.execute(query, params)

    def without_trigger(self, query, *params):
        """What a superuser of the database could do."""
        self.sql("ALTER TABLE akimat_audit_entry DISABLE TRIGGER USER")
        self.sql(query, *params)
        self.sql("ALTER TABLE akimat_audit_entry ENABLE TRIGGER USER")

    def lines(self):
        return self.entries.search([("chain", "=", self.chain)], order="position")

    @clause("KEN-61")
    def test_each_line_says_who_when_what_and_why(self):
        line = self.lines()[1]
        self.assertEqual(line.user_id, self.env.user)
        self.assertEqual(line.after, '{"to": "прокурор Әлия"}')
        self.assertEqual(line.basis, "сұрау салу")
        self.assertTrue(line.date)

    def test_a_line_is_told_in_the_readers_language(self):
        lines = self.lines()
        self.assertEqual(lines[0].description, "Duty changed: Kind: Akim; Official: Асқаров Марат")
        self.assertEqual(lines[2].description, "Restricted record opened: a: 1 → a: 2")
        line = lines[0].with_context(lang="ru_RU")
        self.assertEqual(line.description, "Изменена обязанность: Вид: Аким; Должностное лицо: Асқаров Марат")
        self.assertEqual(line.model_name, "Обязанность")

    def test_names_of_a_page_of_lines_are_asked_at_once(self):
        lines = self.lines()
        self.assertGreater(len(lines), 2)
        lines.mapped("description")
        lines.invalidate_recordset()
        with self.assertQueryCount(2):
            lines.mapped("description")

    def test_lines_follow_each_other_without_gaps(self):
        self.assertEqual(self.lines().mapped("position"), [1, 2, 3])
        self.assertEqual(self.lines()[2].previous_hash, self.lines()[1].hash)

    def test_the_journal_takes_lines_while_another_addon_is_uninstalled_and_none_when_it_goes_itself(self):
        uninstalling = self.duty.with_context(**{MODULE_UNINSTALL_FLAG: True})
        uninstalling._audit("disclosure")
        self.assertEqual(self.lines().mapped("position"), [1, 2, 3, 4])
        self.env["ir.module.module"]._get("akimat_base").state = "to remove"
        uninstalling._audit("disclosure")
        self.assertEqual(self.lines().mapped("position"), [1, 2, 3, 4])

    @mute_logger("odoo.sql_db")
    def test_a_table_locked_by_the_transaction_itself_is_refused_not_waited_for(self):
        self.sql("LOCK TABLE akimat_audit_anchor IN ACCESS EXCLUSIVE MODE")
        with patch.object(serial, "PATIENCE", "50ms"), self.assertRaises(LockNotAvailable):
            serial.tail(self.env, SQL("SELECT id FROM akimat_audit_anchor ORDER BY id DESC LIMIT 1"))

    def test_whole_chain_verifies(self):
        result = self.entries.verify_chain(self.chain)
        self.assertEqual((result["ok"], result["checked"], result["first_broken_id"]), (True, 3, False))

    def test_the_orm_refuses_for_superuser_too(self):
        line = self.lines()[0].sudo()
        with self.assertRaises(AccessError):
            line.write({"basis": "forged"})
        with self.assertRaises(AccessError):
            line.unlink()
        with self.assertRaises(AccessError):
            self.entries.sudo().create({"event": "forged"})

    @mute_logger("odoo.sql_db")
    def test_the_database_refuses_update_delete_and_truncate(self):
        for query in (
            "UPDATE akimat_audit_entry SET basis = 'forged'",
            "DELETE FROM akimat_audit_entry",
            "TRUNCATE akimat_audit_entry",
        ):
            with self.assertRaises(RaiseException), self.env.cr.savepoint():
                self.sql(query)

    def test_a_forged_line_is_named(self):
        forged = self.lines()[1]
        self.without_trigger("UPDATE akimat_audit_entry SET after = '{}' WHERE id = %s", forged.id)
        result = self.entries.verify_chain()
        self.assertFalse(result["ok"])
        self.assertEqual(result["first_broken_id"], forged.id)
        self.assertEqual(result["broken_chain"], self.chain)

    def test_a_removed_line_is_found_at_the_next_one(self):
        lines = self.lines()
        self.without_trigger("DELETE FROM akimat_audit_entry WHERE id = %s", lines[1].id)
        self.assertEqual(self.entries.verify_chain(self.chain)["first_broken_id"], lines[2].id)

    def test_a_cut_tail_is_found_against_the_anchor(self):
        self.env["akimat.audit.anchor"]._cron_anchor()
        self.without_trigger("DELETE FROM akimat_audit_entry WHERE id = %s", self.lines()[-1].id)
        result = self.entries.verify_chain(self.chain)
        self.assertFalse(result["ok"])
        self.assertFalse(result["first_broken_id"])
        self.assertEqual(result["cut_chains"], [self.chain])

    def test_anchors_kept_outside_tell_a_cut_tail_even_without_ours(self):
        kept = [{"chain": self.chain, "position": 3, "hash": self.lines()[-1].hash}]
        anchors = self.env["akimat.audit.anchor"]
        self.assertFalse(anchors.check_against(kept))
        self.without_trigger("DELETE FROM akimat_audit_entry WHERE id = %s", self.lines()[-1].id)
        self.assertEqual(anchors.check_against(kept), kept)

    def test_anchoring_twice_a_day_changes_nothing(self):
        anchors = self.env["akimat.audit.anchor"]
        anchors._cron_anchor()
        before = anchors.search_count([])
        anchors._cron_anchor()
        self.assertEqual(anchors.search_count([]), before)

    def test_the_anchor_is_mailed_to_the_recipients(self):
        recipient = self.env["res.partner"].create({"name": "Archive", "email": "archive@test.example"})
        self.akimat.audit_recipient_ids = recipient
        self.env["akimat.audit.anchor"]._cron_anchor()
        mail = self.env["mail.mail"].search([("recipient_ids", "in", recipient.ids)])
        self.assertIn(self.lines()[-1].hash, mail.body_html)
        kept = json.loads(mail.attachment_ids.raw)
        self.assertFalse(self.env["akimat.audit.anchor"].check_against(kept))

    def test_a_broken_chain_is_reported(self):
        recipient = self.env["res.partner"].create({"name": "Auditor", "email": "auditor@test.example"})
        self.akimat.audit_recipient_ids = recipient
        self.without_trigger("UPDATE akimat_audit_entry SET event = 'x' WHERE id = %s", self.lines()[0].id)
        with mute_logger("odoo.addons.akimat_base.models.akimat_audit_entry"):
            self.assertFalse(self.entries._cron_verify()["ok"])
        self.assertTrue(self.env["mail.mail"].search([("recipient_ids", "in", recipient.ids)]))

    def test_lines_of_a_rolled_back_savepoint_are_gone(self):
        before = len(self.lines())
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            self.duty._audit("visa")
            raise ZeroDivisionError
        self.assertEqual(len(self.lines()), before)

    def test_long_chains_are_verified_in_batches(self):
        for number in range(7):
            self.duty._audit("visa", after={"number": number})
        with patch("odoo.addons.akimat_base.models.akimat_audit_entry.VERIFY_BATCH", 2):
            self.assertEqual(self.entries.verify_chain(self.chain)["checked"], 10)

    def test_the_actions_of_a_record_lead_those_entitled_to_its_lines(self):
        action = self.env.ref("akimat_base.akimat_audit_entry_action_of_record")
        readers = {self.make_user("auditor of lines", "auditor"): True, self.make_user("clerk of lines"): False}
        for user, expected in readers.items():
            shown = self.env["ir.actions.actions"].with_user(user).get_bindings("akimat.duty").get("action", [])
            self.assertEqual(action.id in [entry["id"] for entry in shown], expected, user.name)
        self.assertNotIn(
            action.id,
            [entry["id"] for entry in self.env["ir.actions.actions"].get_bindings("res.partner").get("action", [])],
        )

    def test_only_auditors_and_administrators_read_the_chain(self):
        plain = self.make_user("plain")
        with self.assertRaises(AccessError):
            self.entries.with_user(plain).search([])
        with self.assertRaises(AccessError):
            self.entries.with_user(plain).verify_chain()
        auditor = self.make_user("auditor", "auditor")
        self.assertTrue(self.entries.with_user(auditor).search([("chain", "=", self.chain)]))
