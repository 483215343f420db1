from odoo.tests import tagged
from odoo.tools import SQL

from ..models import akimat_attachment_text
from .common import DocflowCase
from .letters import docx, pdf


@tagged("post_install", "-at_install")
class TestAttachmentText(DocflowCase):
    def attach(self, document, name="Хат.docx", content=None):
        values = {
            "name": name,
            "raw": content or docx("Құрылыс басқармасының есебі"),
            "res_model": document._name,
            "res_id": document.id,
        }
        return self.env["ir.attachment"].create(values)

    def read(self):
        self.env["akimat.attachment.text"].search([("state", "=", "waiting")])._read()

    def found(self, typed, user=None):
        user = user or self.registrar
        documents = self.env["akimat.document"].with_user(user).with_context(allowed_company_ids=user.company_id.ids)
        return documents.search([("attachment_text", "ilike", typed)])

    def test_document_is_found_by_the_words_of_its_files(self):
        document = self.incoming()
        attachment = self.attach(document)
        self.read()
        self.assertEqual(self.found("құрылыстың есебін"), document)
        self.assertIn("басқармасының", attachment.index_content)

    def test_pdf_is_read(self):
        document = self.incoming()
        self.attach(document, "a.pdf", pdf("Өндіріс көлемі", "Объём производства"))
        self.read()
        self.assertEqual(self.found("өндіріс производство"), document)

    def test_hostile_pdf_is_stopped(self):
        self.env["ir.config_parameter"].set_param("akimat_docflow.pdf_megabytes", "60")
        document = self.incoming()
        attachment = self.attach(document, "a.pdf", b"%PDF-1.4 nonsense")
        self.read()
        text = self.env["akimat.attachment.text"].search([("attachment_id", "=", attachment.id)])
        self.assertEqual(text.state, "unreadable")
        self.assertIn(text.problem, ("too_much", "no_text"))

    def test_search_shows_nothing_that_the_user_may_not_see(self):
        self.attach(self.incoming())
        self.read()
        self.assertFalse(self.found("құрылыс", self.outsider))
        self.assertFalse(self.found("құрылыс", self.stranger))

    def test_changed_file_is_read_anew(self):
        document = self.incoming()
        attachment = self.attach(document)
        self.read()
        attachment.raw = docx("Жаңа мазмұн")
        self.read()
        self.assertFalse(self.found("құрылыс"))
        self.assertEqual(self.found("мазмұн"), document)

    def test_file_attached_later_is_queued(self):
        attachment = self.env["ir.attachment"].create({"name": "a.docx", "raw": docx("Кейінгі")})
        document = self.incoming()
        attachment.write({"res_model": document._name, "res_id": document.id})
        self.read()
        self.assertEqual(self.found("кейінгі"), document)

    def test_deleted_file_is_forgotten(self):
        attachment = self.attach(self.incoming())
        self.read()
        attachment.unlink()
        self.assertFalse(self.found("құрылыс"))

    def test_same_content_is_read_once(self):
        self.attach(self.incoming())
        self.read()
        texts = type(self.env["akimat.attachment.text"])
        self.patch(texts, "_text_of", lambda *_arguments: self.fail("read twice"))
        document = self.incoming(sender_number="13-2")
        self.attach(document)
        self.read()
        self.assertIn(document, self.found("құрылыс"))

    def test_scheduled_action_reads_the_queue(self):
        document = self.incoming()
        self.attach(document)
        with self.enter_registry_test_mode():
            self.env.ref("akimat_docflow.cron_attachment_text").method_direct_trigger()
        self.assertEqual(self.found("құрылыс"), document)

    def test_few_records_are_listed_and_many_are_a_subquery(self):
        document = self.incoming()
        self.attach(document)
        self.read()
        texts = self.env["akimat.attachment.text"]
        self.assertEqual(texts._records_with("akimat.document", "құрылыс"), document.ids)
        self.patch(akimat_attachment_text, "_FEW", 0)
        many = texts._records_with("akimat.document", "құрылыс")
        self.assertIsInstance(many, SQL)
        self.assertEqual(self.found("құрылыс"), document)

    def test_words_are_indexed(self):
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        words = SQL("array_to_tsvector(string_to_array(words, ' ')) @@ %s::tsquery", "'құрылыс':*")
        plan = self.env.execute_query(SQL("EXPLAIN SELECT id FROM akimat_attachment_text WHERE %s", words))
        self.assertIn("akimat_attachment_text_words_idx", str(plan))

    def test_blank_search_finds_nothing(self):
        self.assertFalse(self.found(" -!- "))

    def test_file_of_another_model_is_left_alone(self):
        attachment = self.attach(self.partner)
        self.assertFalse(self.env["akimat.attachment.text"].search([("attachment_id", "=", attachment.id)]))
