"""Import, RPC and superuser code meet the same gate as the buttons."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.akimat_base.exceptions import ClosedNow, MoveRefused, RecordKept

from .common import DocflowCase

COLUMNS = ["kind", "partner_id/.id", "sender_number", "sender_date", "subject", "reg_date", "state"]


@tagged("post_install", "-at_install")
class TestBackDoors(DocflowCase):
    def row(self, number, reg_date="", state="draft"):
        return ["incoming", str(self.partner.id), str(number), "2026-01-12", f"Letter {number}", reg_date, state]

    def load(self, *rows):
        return self.documents().load(COLUMNS, list(rows))

    def registered(self):
        letter = self.documents().create({"kind": "incoming", "partner_id": self.partner.id, "subject": "Letter"})
        letter.action_register()
        return letter

    def test_good_rows_are_imported_as_drafts(self):
        result = self.load(self.row(1), self.row(2))
        self.assertEqual(self.documents().browse(result["ids"]).mapped("state"), ["draft", "draft"])

    def test_an_import_with_bad_rows_names_each_and_imports_nothing(self):
        before = self.documents().search_count([])
        result = self.load(
            self.row(1), self.row(2, reg_date="2999-01-01"), self.row(3), self.row(4, state="filed"), self.row(5)
        )
        self.assertFalse(result["ids"])
        told = {message["rows"]["from"] + 1: message["message"] for message in result["messages"]}
        self.assertEqual(sorted(told), [2, 4])
        self.assertIn("that day has not come yet", told[2])
        self.assertIn("starts in the state", told[4])
        self.assertEqual(self.documents().search_count([]), before)

    def test_an_imported_number_is_refused(self):
        result = self.documents().load([*COLUMNS, "reg_number"], [[*self.row(1), "К-1"]])
        self.assertIn("given by registration", result["messages"][0]["message"])

    def test_a_forbidden_state_is_refused_for_every_caller(self):
        letter = self.registered()
        callers = (letter, letter.sudo(), letter.with_user(self.akim).sudo(), letter.with_user(self.executor).sudo())
        for caller in callers:
            with self.assertRefused("cannot become|may not take", MoveRefused):
                caller.write({"state": "filed"})
            with self.assertRefused("given by registration", ClosedNow):
                caller.write({"reg_number": "1"})
        self.assertEqual(letter.state, "registered")

    def test_a_registered_document_is_neither_deleted_nor_changed(self):
        letter = self.registered()
        with self.assertRefused("cannot be deleted", RecordKept):
            letter.sudo().unlink()
        with self.assertRaises(AccessError):
            letter.with_user(self.general).unlink()
        for caller in (letter.with_user(self.general), letter.sudo()):
            with self.assertRefused("cannot be changed", ClosedNow):
                caller.write({"subject": "Another"})

    def test_a_copy_is_a_new_draft_without_number(self):
        copy = self.registered().copy()
        self.assertEqual((copy.state, copy.reg_number, copy.reg_date), ("draft", False, False))
