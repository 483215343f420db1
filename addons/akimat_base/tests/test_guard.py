from odoo import SUPERUSER_ID
from odoo.exceptions import UserError
from odoo.tests import TransactionCase, new_test_user, tagged

from odoo.addons.akimat_base.domain.grants import WRITE, Grant
from odoo.addons.akimat_base.exceptions import ClosedNow, RecordKept


@tagged("post_install", "-at_install")
class TestGuard(TransactionCase):
    """What is decided stays decided, whoever asks and however."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.absent, cls.acting, cls.third = (
            new_test_user(cls.env, login, groups="base.group_user") for login in ("absent", "acting", "third")
        )
        cls.keeper = new_test_user(cls.env, "keeper", groups="base.group_user,akimat_base.group_akimat_admin")
        cls.record = cls._new(cls, "Order 7").with_user(cls.keeper)

    def _new(self, basis):
        return self.env["akimat.substitution"].create(
            {
                "principal_id": self.absent.id,
                "substitute_id": self.acting.id,
                "date_from": "2026-12-01",
                "date_to": "2026-12-05",
                "basis": basis,
            }
        )

    def test_a_draft_is_open_where_the_table_says_so(self):
        self.record.basis = "Order 8"
        self.assertEqual(self.record.basis, "Order 8")

    def test_nothing_that_a_caller_sends_opens_a_decided_record(self):
        self.record._move("cancel")
        forged = {"operation": WRITE, "model": self.record._name, "ids": self.record.ids, "fields": ["basis"]}
        for context in ({}, {"install_mode": True}, {"akimat_grant": forged}, {"akimat_grant": True}):
            for records in (self.record, self.record.sudo(), self.record.with_user(SUPERUSER_ID)):
                with self.subTest(context=context, su=records.env.su), self.assertRaises(ClosedNow):
                    records.with_context(**context).write({"basis": "Order 9"})

    def test_a_grant_does_not_stick(self):
        self.record._move("cancel")
        self.record._grant({"basis": "Order 10"})
        self.assertEqual(self.record.basis, "Order 10")
        with self.assertRaises(ClosedNow):
            self.record.basis = "Order 11"

    def test_a_grant_opens_only_what_it_names(self):
        self.record._move("cancel")
        grant = Grant(WRITE, self.record._name, frozenset(self.record.ids), frozenset({"basis"}))
        with self.assertRaises(ClosedNow):
            self.record.with_context(akimat_grant=grant).write({"date_to": "2027-12-05"})

    def test_a_decided_record_is_not_deleted(self):
        self.record._move("cancel")
        with self.assertRaises(RecordKept):
            self.record.unlink()

    def test_every_change_after_the_decision_is_a_line(self):
        self.record._move("cancel")
        self.record._grant({"basis": "Order 12"}, basis="court")
        line = self.env["akimat.audit.entry"].search(
            [("res_model", "=", self.record._name), ("res_id", "=", self.record.id), ("event", "=", "change")], limit=1
        )
        told = (line.before, line.after, line.basis)
        self.assertEqual(told, ('{"basis": "Order 7"}', '{"basis": "Order 12"}', "court"))

    def test_a_default_of_the_caller_does_not_begin_a_life_in_its_middle(self):
        record = self.env["akimat.substitution"].with_context(default_state="confirmed")
        made = record.create(self.record.copy_data()[0])
        self.assertEqual(made.state, "draft")

    def test_an_own_default_of_a_user_does_not_enter_a_closed_field(self):
        self.env["ir.default"].set("akimat.substitution", "state", "confirmed")
        self.assertEqual(self.record.copy().state, "draft")

    def test_nobody_confirms_what_he_gains_by(self):
        self.env["akimat.duty"].create({"kind": "akim", "user_id": self.absent.id, "date_from": "2020-01-01"})
        with self.assertRaisesRegex(UserError, "you stand in it yourself"):
            self.record.with_user(self.absent)._move("confirm")

    def test_files_of_a_decided_record_are_added_and_never_replaced(self):
        values = {"name": "order.txt", "raw": b"one", "res_model": self.record._name, "res_id": self.record.id}
        file = self.env["ir.attachment"].create(values)
        file.raw = b"two"
        self.record._move("cancel")
        for change in ({"raw": b"three"}, {"name": "other.txt"}, {"res_id": 0}):
            with self.subTest(change=change), self.assertRaises(RecordKept):
                file.write(change)
        with self.assertRaises(RecordKept):
            file.unlink()
        newer = self.env["ir.attachment"].create({**values, "raw": b"four"})
        self.assertEqual(newer.akimat_version, 2)
        self.assertTrue(
            self.env["akimat.audit.entry"].search([("res_id", "=", self.record.id), ("event", "=", "file")])
        )
