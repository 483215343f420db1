from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .common import DocflowCase


@tagged("post_install", "-at_install")
class TestRestricted(DocflowCase):
    def setUp(self):
        super().setUp()
        self.letter = self.incoming("registered", confidentiality="dsp")

    def attach(self, document, user=None, **vals):
        values = {"name": "scan.pdf", "raw": b"%PDF-1.4", "res_model": document._name, "res_id": document.id}
        return self.env["ir.attachment"].with_user(user or self.registrar).create({**values, **vals})

    @clause("KEN-61")
    def test_text_and_files_are_refused_everywhere(self):
        with self.assertRefused("Remove the text"):
            self.incoming(confidentiality="dsp", body_kk="<p>secret</p>")
        draft = self.incoming(confidentiality="dsp", sender_number="3")
        with self.assertRefused("Remove the text"):
            draft.write({"body_ru": "<p>secret</p>"})
        with self.assertRefused("files cannot be attached"):
            self.attach(draft)
        loose = self.env["ir.attachment"].with_user(self.registrar).create({"name": "scan.pdf", "raw": b"%PDF"})
        with self.assertRefused("files cannot be attached"):
            draft.write({"attachment_ids": [(4, loose.id)]})
        with self.assertRefused("messages cannot be written"):
            draft.message_post(body="secret", message_type="comment")
        self.assertFalse(draft.attachment_ids)

    def test_a_document_with_files_does_not_become_restricted(self):
        draft = self.incoming(sender_number="4")
        self.attach(draft)
        with self.assertRefused("files cannot be attached"):
            draft.write({"confidentiality": "dsp"})

    @clause("KEN-61")
    def test_it_is_invisible_without_need_to_know(self):
        for user in (self.akim, self.head, self.auditor, self.archivist, self.general, self.unit):
            self.assertHidden(self.letter, user)
        self.assertTrue(self.letter.with_user(self.restricted).read(["subject"]))
        self.letter.with_user(self.registrar).write({"reviewer_id": self.akim.id})
        self.letter.with_user(self.registrar).action_hand_over()
        self.assertTrue(self.letter.with_user(self.akim).read(["subject"]))

    @clause("KEN-61")
    def test_opening_the_card_is_written_down(self):
        self.letter.with_user(self.restricted).web_read({"subject": {}})
        line = self.env["akimat.audit.entry"].search([("res_id", "=", self.letter.id), ("event", "=", "disclosure")])
        self.assertEqual(line.user_id, self.restricted)

    def test_the_words_of_many_read_at_once_are_written_down_too(self):
        both = self.letter | self.letter.copy({"sender_number": "2"})
        both.with_user(self.restricted).read(["subject", "body_kk"])
        self.restricted.group_ids += self.env.ref("base.group_allow_export")
        both.with_user(self.restricted).export_data(["subject"])
        for letter in both:
            domain = [("res_id", "=", letter.id), ("res_model", "=", letter._name), ("event", "=", "disclosure")]
            self.assertTrue(self.env["akimat.audit.entry"].search(domain))


@tagged("post_install", "-at_install")
class TestFiles(DocflowCase):
    def attach(self, document, name="scan.pdf", raw=b"%PDF"):
        return (
            self.env["ir.attachment"]
            .with_user(self.registrar)
            .create({"name": name, "raw": raw, "res_model": document._name, "res_id": document.id})
        )

    def test_a_forbidden_kind_is_refused_with_the_allowed_ones(self):
        with self.assertRefused("run.exe.*Save it as one of:.*pdf"):
            self.attach(self.incoming(), "run.exe")

    def test_nobody_opens_a_file_to_the_world(self):
        file = self.attach(self.incoming())
        for step in (lambda: file.write({"public": True}), lambda: file.write({"access_token": "abc"})):
            with self.assertRefused("given to nobody outside", AccessError):
                step()
        with self.assertRefused("given to nobody outside", AccessError):
            file.generate_access_token()

    def test_a_file_over_the_norm_is_refused(self):
        norm = self.env.ref("akimat_base.norm_doc_attachment_size")
        norm.copy({"company_id": self.akimat.id, "amount": 0})
        with self.assertRefused("bigger than 0 MB"):
            self.attach(self.incoming())

    def test_files_over_the_number_are_refused(self):
        self.env.ref("akimat_base.norm_doc_attachment_count").copy({"company_id": self.akimat.id, "amount": 1})
        letter = self.incoming()
        self.attach(letter)
        with self.assertRefused("at most 1 files"):
            self.attach(letter, "second.pdf")

    def test_a_scan_dropped_before_saving_belongs_to_the_card(self):
        scan = (
            self.env["ir.attachment"]
            .with_user(self.registrar)
            .create({"name": "scan.pdf", "raw": b"%PDF", "res_model": "akimat.document", "res_id": 0})
        )
        letter = self.incoming(attachment_ids=[(4, scan.id)])
        self.assertEqual((scan.res_model, scan.res_id), ("akimat.document", letter.id))
        letter.action_register()
        with self.assertRaises(AccessError):
            scan.with_user(self.outsider).read(["raw"])

    def test_ten_megabytes_of_text_are_refused_with_what_to_do(self):
        for values in ({"body_kk": "<p>" + "ә" * 5_000_000 + "</p>"}, {"subject": "x" * 10_000_000}):
            with self.assertRefused("attach it as a file"):
                self.outgoing(**values)
        self.assertTrue(self.outgoing(body_kk="<p>" + "ә" * 1_000_000 + "</p>").body_kk)

    def test_a_script_in_the_text_is_cleaned(self):
        letter = self.outgoing(body_kk="<p>Hello</p><script>alert(1)</script>")
        self.assertNotIn("script", letter.body_kk)
