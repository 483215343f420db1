"""Reading printed forms back: pages, their text, their metadata."""

import io

from pypdf import PdfReader

from odoo.tests import TransactionCase

KAZAKH_LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


class PrintCase(TransactionCase):
    """Test case with languages and an akimat's blank; offers ``pages`` of a printed form."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for code in ("kk_KZ", "ru_RU"):
            cls.env["res.lang"]._activate_lang(code) or cls.env["res.lang"]._create_lang(code)
        cls.akimat = cls.env["res.company"].create(
            {
                "name": "Office of the akim",
                "name_kk": "Үлгі қаласы әкімінің аппараты",
                "name_ru": "Аппарат акима города Үлгі",
                "address_kk": "010000, Үлгі қ., Тәуелсіздік к-сі, 1",
                "address_ru": "010000, г. Үлгі, ул. Тәуелсіздік, 1",
                "bin": "010140000123",
            }
        )

    def print_pdf(self, report, records):
        """The PDF as the reader gets it."""
        printing = self.env["ir.actions.report"].with_context(force_report_rendering=True)
        content, kind = printing._render_qweb_pdf(report, records.ids)
        self.assertEqual(kind, "pdf")
        return content

    def pages(self, content):
        """Text of each page; where lines break is of no interest."""
        return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]
