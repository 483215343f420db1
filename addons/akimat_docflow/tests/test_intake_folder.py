import tempfile
from pathlib import Path

from odoo.tests import tagged

from .letters import docx, letter, pdf
from .test_intake import IntakeCase


@tagged("post_install", "-at_install")
class TestIntakeFolder(IntakeCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def put(self, name, content):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)

    def run_import(self):
        return self.env["akimat.intake"]._import_folder(str(self.folder), self.akimat)

    def found(self, typed):
        return self.env["akimat.intake"].search(
            [("attachment_text", "ilike", typed), ("company_id", "=", self.akimat.id)]
        )

    def test_letters_scans_and_mailboxes_are_taken_and_left_in_place(self):
        self.put("a.eml", letter())
        self.put("sub/Бұйрық.pdf", pdf("Құрылыс туралы бұйрық"))
        self.put("b.docx", docx("Есеп"))
        self.put(
            "box.mbox",
            b"From a Tue Mar  3 10:15:00 2026\n"
            + letter(message_id="<2@x>")
            + b"\nFrom b Tue Mar  3 10:16:00 2026\n"
            + letter(message_id="<3@x>", text="Екінші хат"),
        )
        self.put("broken.eml", b"\0\1")
        self.put("run.exe", b"MZ")
        self.put("data.xyz", b"\0\1\2")
        summary = self.run_import()
        self.assertEqual((summary["taken"], summary["known"], summary["failed"]), (5, 0, []))
        self.assertEqual([item["file"] for item in summary["aside"]], ["broken.eml", "data.xyz", "run.exe"])
        self.assertTrue(all(item["reason"] for item in summary["aside"]))
        self.assertEqual(len([path for path in self.folder.rglob("*") if path.is_file()]), 7)
        self.assertFalse(self.env["akimat.intake"].search([("file_name", "=", "run.exe")]).attachment_ids)

    def test_second_run_takes_nothing(self):
        self.put("a.eml", letter())
        self.put("scan.pdf", pdf("бет"))
        self.run_import()
        summary = self.run_import()
        self.assertEqual((summary["taken"], summary["known"], summary["aside"]), (0, 2, []))

    def test_text_of_files_is_found_at_once(self):
        self.put(
            "a.eml",
            letter(files=[("Есеп.docx", docx("Көпірдің күрделі жөндеуі")), ("Смета.pdf", pdf("Стоимость работ"))]),
        )
        self.run_import()
        for typed in ("жөндеу", "күрделі жөндеуін", "стоимости", "Смета", "Құрметті", "ЖАРЫҚТАНДЫРУ"):
            self.assertTrue(self.found(typed), typed)
        self.assertFalse(self.found("жоқсөз"))

    def test_failing_file_does_not_stop_the_others(self):
        self.put("a.eml", letter())
        self.put("b.eml", letter(message_id="<2@x>"))
        intakes = type(self.env["akimat.intake"])
        original = intakes._take_letter

        def fail_once(model, raw, company=None, source="mail", file_name=False):
            if file_name == "a.eml":
                raise OSError("disk")
            return original(model, raw, company, source, file_name)

        self.patch(intakes, "_take_letter", fail_once)
        with self.assertLogs("odoo.addons.akimat_docflow", "WARNING"):
            summary = self.run_import()
        self.assertEqual((summary["taken"], summary["failed"]), (1, [{"file": "a.eml", "reason": "disk"}]))

    def test_missing_folder_is_said(self):
        with self.assertRefused("There is no folder"):
            self.env["akimat.intake"]._import_folder("/no/such/folder")
