"""A file that is refused is answered with its sentence, in the language of who chose it."""

from odoo import http
from odoo.exceptions import UserError
from odoo.tests import HttpCase, new_test_user, tagged


@tagged("post_install", "-at_install")
class TestUploads(HttpCase):
    def setUp(self):
        super().setUp()
        groups = "base.group_user,base.group_partner_manager"
        self.clerk = new_test_user(self.env, "the_clerk", groups=groups, lang="ru_RU")
        self.authenticate("the_clerk", "the_clerk")

    def upload(self, name, content, path="/web/binary/upload_attachment", **values):
        data = {"csrf_token": http.Request.csrf_token(self), **values}
        return self.url_open(path, data=data, files={"ufile": (name, content)}).json()

    def test_the_widget_shows_the_sentence(self):
        place = {"model": "mail.compose.message", "id": "0"}
        for name, content, words in (
            ("scan.pdf", b"MZ\x90", "не соответствует его имени"),
            ("scan.pdf", b"", "пуст"),
        ):
            [answer] = self.upload(name, content, **place)
            self.assertIn(words, answer["error"])
        [kept] = self.upload("scan.pdf", b"%PDF-1.4", **place)
        self.assertEqual(self.env["ir.attachment"].browse(kept["id"]).raw, b"%PDF-1.4")

    def test_the_conversation_shows_the_sentence(self):
        partner = self.clerk.partner_id
        place = {"thread_id": partner.id, "thread_model": "res.partner", "is_pending": "true"}
        answer = self.upload("scan.pdf", b"<html>", "/mail/attachment/upload", **place)
        self.assertIn("не соответствует его имени", answer["error"])

    def test_a_kept_file_does_not_become_another_one(self):
        values = {"name": "scan.pdf", "raw": b"%PDF", "res_model": "mail.compose.message"}
        file = self.env["ir.attachment"].create(values)
        for change in ({"raw": b"MZ"}, {"name": "scan.png"}, {"datas": ""}):
            with self.subTest(change=change), self.assertRaises(UserError), self.env.cr.savepoint():
                file.write(change)
