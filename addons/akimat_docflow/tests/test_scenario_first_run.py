"""A new akimat, told as its administrator would tell it: from nothing to the first registered paper."""

import base64
import io

import openpyxl

from odoo.tests import tagged

from odoo.addons.akimat_base.tests.common import AkimatCase


@tagged("post_install", "-at_install")
class TestFirstRun(AkimatCase):
    def test_from_an_empty_akimat_to_the_first_registered_paper(self):
        admin = self.make_user("admin_of_akimat", groups="akimat_base.group_akimat_admin")
        mine = {"allowed_company_ids": self.akimat.ids, "lang": "en_US"}
        action = self.env["akimat.setup"].with_user(admin).with_context(**mine).action_open()
        assistant = self.env["akimat.setup"].with_user(admin).with_context(**mine).browse(action["res_id"])
        # The settings of Zhetisay come nearest.
        assistant.write({"pack_code": "zhetisay"})
        assistant.action_next()
        self.assertEqual((assistant.step, assistant.name_ru), ("office", self.akimat.name_ru))
        # The office gets its number, and a telephone for the blank.
        assistant.write({"bin": "120440001006", "phone": "+7 72534 0 00 00"})
        assistant.action_next()
        self.assertEqual((self.akimat.bin, self.akimat.phone), ("120440001006", "+7 72534 0 00 00"))
        # The journals are there; the incoming one gets another mark.
        incoming = assistant.journal_ids.filtered(lambda journal: journal.kind == "incoming")
        incoming.code = "КІР"
        assistant.action_next()
        # Two employees come from the form: the post of the registrar brings the duty.
        assistant.write({"people_file": self.filled(assistant)})
        assistant.action_next()
        self.assertEqual((assistant.step, assistant.people_count), ("done", 2))
        # The administrator does not register himself: finishing leads home.
        self.assertEqual(assistant.action_finish()["type"], "ir.actions.client")
        self.assertFalse(assistant.passwords)
        # The registrar enters the first letter; it gets the first number.
        registrar = self.env["res.users"].search([("login", "=", "first_registrar")])
        sender = self.env["res.partner"].create({"name": "School 1", "is_company": True})
        documents = self.env["akimat.document"].with_user(registrar).with_context(**mine)
        document = documents.create({"kind": "incoming", "partner_id": sender.id, "subject": "About the roof"})
        document.action_register()
        self.assertEqual((document.state, document.reg_number), ("registered", "КІР-1"))

    def test_nobody_registers_yet(self):
        admin = self.make_user("admin_of_akimat", groups="akimat_base.group_akimat_admin")
        mine = {"allowed_company_ids": self.akimat.ids}
        assistant = self.env["akimat.setup"].with_user(admin).with_context(**mine).create({"step": "people"})
        with self.assertRefused("Nobody registers papers yet"):
            assistant.action_finish()
        # He registers himself: the empty card opens.
        assistant.i_register = True
        assistant.action_next()
        self.assertEqual(assistant.action_finish()["res_model"], "akimat.document")

    def filled(self, assistant):
        book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(assistant.people_form)))
        rows = book.worksheets[0]
        rows.append(["Әкім", "", "first_akim", "", "Аудан әкімі", "", "қазақша"])
        rows.append(["Тіркеуші", "791028302728", "first_registrar", "Жалпы бөлім", "Жалпы бөлім маманы", "", ""])
        buffer = io.BytesIO()
        book.save(buffer)
        return base64.b64encode(buffer.getvalue())
