import io

from PIL import Image

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause

from ..models.mail_thread import _as_bytes
from .common import DocflowCase
from .letters import docx, letter, pdf


class IntakeCase(DocflowCase):
    def take(self, raw=None, **options):
        return self.env["akimat.intake"]._take_letter(raw or letter(), self.akimat, **options)[0]

    def problems(self, intake):
        return [problem["code"] for problem in intake.problems or ()]


@tagged("post_install", "-at_install")
class TestIntake(IntakeCase):
    def test_letter_waits_with_everything_it_brought(self):
        intake = self.take(letter(files=[("Сызба.docx", docx("а")), ("Акт.pdf", pdf("б"))]))
        self.assertEqual(intake.state, "waiting")
        self.assertEqual(intake.company_id, self.akimat)
        self.assertEqual((intake.sender_name, intake.sender_email), ("Әсел", "asel@kense.example"))
        self.assertEqual(intake.subject, "Көшені жарықтандыру")
        self.assertEqual(str(intake.sent_at), "2026-03-03 05:15:00")
        self.assertEqual(intake.body, "Құрметті әріптестер!")
        self.assertEqual(intake.attachment_ids.sorted("id").mapped("name")[:2], ["Сызба.docx", "Акт.pdf"])

    def test_original_letter_is_kept_byte_for_byte(self):
        raw = letter(files=[("Акт.pdf", b"%PDF-")])
        intake = self.take(raw)
        self.assertEqual(intake.original_id.raw, raw)
        self.assertEqual(intake.file_count, 1)

    def test_same_letter_taken_twice_changes_nothing(self):
        first = self.take()
        again, is_new = self.env["akimat.intake"]._take_letter(letter(), self.akimat)
        self.assertEqual((again, is_new), (first, False))
        relayed = b"Received: from relay.example; Tue, 3 Mar 2026 05:20:00 +0000\n" + letter()
        self.assertEqual(self.env["akimat.intake"]._take_letter(relayed, self.akimat), (first, False))

    def test_other_akimat_gets_its_own_copy(self):
        first = self.take()
        other, is_new = self.env["akimat.intake"]._take_letter(letter(), self.other_akimat)
        self.assertTrue(is_new)
        self.assertNotEqual(first, other)

    def test_other_letter_under_the_same_identifier_is_taken_with_a_warning(self):
        first, second = self.take(), self.take(letter(text="Басқа мәтін"))
        self.assertNotEqual(first, second)
        self.assertEqual(second.similar_ids, first)
        self.assertTrue(first.has_similar)

    def test_unreadable_letter_is_set_aside_with_its_reason(self):
        intake = self.take(b"\x00\x01nonsense")
        self.assertEqual(intake.state, "aside")
        self.assertEqual(self.problems(intake), ["not_a_letter"])
        self.assertIn("not a letter", intake.problem_text)
        self.assertTrue(intake.original_id)

    def test_remark_is_in_the_language_of_the_reader(self):
        intake = self.take(letter(files=[("virus.exe", b"MZ")]))
        self.assertEqual(intake.state, "waiting")
        self.assertIn("virus.exe", intake.problem_text)
        self.assertIn("програм", intake.with_context(lang="ru_RU").problem_text)
        self.assertIn("бағдарлама", intake.with_context(lang="kk_KZ").problem_text)

    def test_limits_are_those_of_the_norms(self):
        limits = self.env["akimat.intake"]._mail_limits(self.akimat)
        self.assertEqual((limits.bytes_each, limits.count), (95 * 2**20, 80))
        norm = self.env["akimat.norm"].search([("code", "=", "DOC.ATTACHMENT_COUNT")], limit=1)
        norm.copy({"company_id": self.akimat.id, "amount": 2, "code": norm.code})
        intake = self.take(letter(files=[(f"{number}.txt", b"x%d" % number) for number in range(5)]))
        self.assertEqual(intake.file_count, 2)
        self.assertEqual(self.problems(intake), ["too_many"])

    def test_active_content_is_not_stored_as_a_page(self):
        intake = self.take(letter(files=[("a.html", b"<script>alert(1)</script>"), ("a.svg", b"<svg onload='x'/>")]))
        self.assertEqual(set((intake.attachment_ids - intake.original_id).mapped("mimetype")), {"text/plain"})

    def test_future_date_is_not_believed(self):
        self.assertFalse(self.take(letter(date="Tue, 03 Mar 2099 10:15:00 +0500")).sent_at)

    @clause("PET-17.5")
    def test_one_click_makes_a_prefilled_draft(self):
        intake = self.take(letter(files=[("Сызба.docx", docx("а")), ("widget.bin", b"\1")]))
        action = intake.with_user(self.registrar).action_register()
        document = intake.document_id
        self.assertEqual((action["res_model"], action["res_id"]), ("akimat.document", document.id))
        self.assertEqual((intake.state, document.state, document.kind), ("registered", "draft", "incoming"))
        self.assertEqual((document.subject, document.channel, document.language), (intake.subject, "email", "kk"))
        self.assertEqual(str(document.sender_date), "2026-03-03")
        self.assertEqual(document.partner_id.email, "asel@kense.example")
        self.assertEqual(document.company_id, self.akimat)
        files = self.env["ir.attachment"].search([("res_model", "=", "akimat.document"), ("res_id", "=", document.id)])
        self.assertEqual(set(files.mapped("name")), {"Сызба.docx", intake.original_id.name})
        self.assertEqual(document.attachment_ids, files)
        self.assertEqual([event for event in self.audit_events(intake) if event != "file"], ["received", "register"])

    def test_known_correspondent_is_found_and_not_made_again(self):
        self.partner.email = "Water <asel@kense.example>"
        intake = self.take()
        self.assertEqual(intake.partner_id, self.partner)
        intake.with_user(self.registrar).action_register()
        self.assertEqual(intake.document_id.partner_id, self.partner)

    def test_correspondent_is_made_on_registration_only(self):
        self.take()
        self.assertFalse(self.env["res.partner"].search([("email", "=", "asel@kense.example")]))

    def test_draft_is_registered_as_any_paper(self):
        intake = self.take()
        intake.with_user(self.registrar).action_register()
        intake.document_id.with_user(self.registrar).action_register()
        self.assertTrue(intake.document_id.reg_number)

    def test_refusal_needs_a_reason(self):
        intake = self.take().with_user(self.registrar)
        with self.assertRefused("without a reason"):
            intake.action_refuse()
        intake.action_refuse("Жарнама")
        self.assertEqual((intake.state, intake.refusal_reason), ("refused", "Жарнама"))
        intake.action_reopen()
        self.assertEqual(intake.state, "waiting")

    def test_registered_letter_is_not_reopened_while_its_document_exists(self):
        intake = self.take().with_user(self.registrar)
        intake.action_register()
        with self.assertRefused("is registered as"):
            intake.action_reopen()
        intake.document_id.unlink()
        intake.action_reopen()
        self.assertEqual(intake.state, "waiting")

    def test_only_the_general_department_decides(self):
        intake = self.take()
        with self.assertRaises(AccessError):
            intake.with_user(self.executor).action_register()
        with self.assertRefused("You may not take this step"):
            intake.with_user(self.make_user("ex_registrar", groups="akimat_docflow.group_registrar")).action_register()

    def test_letter_is_kept_as_it_came(self):
        intake = self.take().with_user(self.registrar)
        for values in ({"subject": "x"}, {"fingerprint": "x"}, {"original_id": False}):
            with self.assertRefused("kept as it came"):
                intake.write(values)
        with self.assertRefused("cannot be deleted"):
            intake.sudo().unlink()
        with self.assertRaises(AccessError):
            self.env["akimat.intake"].with_user(self.registrar).create({"subject": "x", "fingerprint": "x"})
        with self.assertRefused("not entered by hand"):
            self.env["akimat.intake"].sudo().create({"subject": "x", "fingerprint": "x"})

    def test_state_is_not_written_past_the_table(self):
        with self.assertRefused(""):
            self.take().sudo().write({"state": "registered"})

    def test_stranger_of_another_akimat_sees_nothing(self):
        intake = self.take()
        self.assertHidden(intake.with_context(allowed_company_ids=self.other_akimat.ids), self.stranger)
        with self.assertRaises(AccessError):
            intake.original_id.with_user(self.stranger).with_context(allowed_company_ids=self.other_akimat.ids).read(
                ["raw"]
            )

    def test_registrar_opens_every_file(self):
        intake = self.take(letter(files=[("Акт.pdf", b"%PDF-")]))
        self.assertIn(b"%PDF-", intake.with_user(self.registrar).attachment_ids.mapped("raw"))

    def test_scan_is_stored_as_it_came(self):
        image = Image.new("RGB", (2480, 3508), "white")
        out = io.BytesIO()
        image.save(out, "JPEG")
        intake = self.take(letter(files=[("скан.jpg", out.getvalue())]))
        self.assertIn(out.getvalue(), intake.attachment_ids.mapped("raw"))
        intake.with_user(self.registrar).action_register()
        files = self.env["ir.attachment"].search(
            [("res_model", "=", "akimat.document"), ("res_id", "=", intake.document_id.id)]
        )
        self.assertIn(out.getvalue(), files.mapped("raw"))

    def test_views_load_for_the_registrar(self):
        for kind in ("form", "list", "kanban", "search"):
            self.env["akimat.intake"].with_user(self.registrar).get_view(view_type=kind)


@tagged("post_install", "-at_install")
class TestIntakeGateway(IntakeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        domain = cls.env["mail.alias.domain"].create({"name": "akimat.example"})
        cls.alias = cls.env["mail.alias"].create(
            {
                "alias_name": "office",
                "alias_domain_id": domain.id,
                "alias_model_id": cls.env["ir.model"]._get_id("akimat.intake"),
                "alias_defaults": repr({"company_id": cls.akimat.id}),
                "alias_contact": "everyone",
            }
        )

    def process(self, raw, model=None, **options):
        found = self.env["mail.thread"].message_process(model, raw, **options)
        return self.env["akimat.intake"].browse(found)

    def test_letter_to_the_alias_waits_in_its_akimat(self):
        intake = self.process(letter())
        self.assertEqual((intake.state, intake.company_id, intake.source), ("waiting", self.akimat, "mail"))

    def test_letter_of_the_mail_server_waits(self):
        intake = self.process(letter(to="someone@else.example"), model="akimat.intake")
        self.assertEqual(intake.subject, "Көшені жарықтандыру")

    def test_letter_that_odoo_cannot_parse_is_taken(self):
        raw = letter().replace(b"Content-Type: text/plain", b"Content-Type: text/plain; charset=no-such-charset; x", 1)
        self.assertTrue(self.process(raw))
        for raw in (b"", b"\xff\xfe\0", b"From: \xff\xff\nTo: office@akimat.example\nSubject: =?x?B?\xff?=\n\n"):
            self.assertTrue(self.process(raw, model="akimat.intake"))

    def test_letter_as_text_and_as_binary(self):
        self.assertEqual(_as_bytes("ә"), "ә".encode())
        self.assertTrue(self.process(letter().decode()))

    def test_letter_comes_to_an_akimat_when_the_current_company_is_none(self):
        bare = self.env["res.company"].create({"name": "Not an akimat"})
        intakes = self.env["akimat.intake"].with_context(allowed_company_ids=bare.ids)
        self.assertTrue(intakes._take_letter(letter())[0].company_id.is_akimat)

    def test_same_letter_twice_is_one_record(self):
        self.assertEqual(self.process(letter()), self.process(letter()))

    def test_reply_to_a_message_goes_to_its_thread(self):
        message = self.partner.message_post(body="Hello", message_type="comment")
        reply = letter(to="nobody@akimat.example", message_id="<9@x>", **{"In-Reply-To": message.message_id})
        reply = reply.replace(b"Subject:", b"In-Reply-To: " + message.message_id.encode() + b"\nSubject:", 1)
        count = self.env["akimat.intake"].search_count([])
        self.env["mail.thread"].message_process("akimat.intake", reply)
        self.assertEqual(self.env["akimat.intake"].search_count([]), count)

    def test_mail_for_others_is_left_alone(self):
        with self.assertRaises(ValueError):
            self.process(letter(to="nobody@nowhere.example"))

    def test_parsed_letter_is_taken_too(self):
        parsed = {
            "message_id": "<7@x>",
            "subject": "Хат",
            "email_from": "Әлия <a@kense.example>",
            "body": "<p>Мәтін</p>",
        }
        intake = self.env["akimat.intake"].message_new(parsed, {"company_id": self.akimat.id})
        self.assertEqual((intake.sender_name, intake.body, intake.company_id), ("Әлия", "Мәтін", self.akimat))
        self.assertEqual(self.env["akimat.intake"].message_new(parsed, {"company_id": self.akimat.id}), intake)
