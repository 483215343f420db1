"""Reading printed forms back: pages, their text, their metadata."""

import io

from pypdf import PdfReader

KAZAKH_LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
OWN_NAME = {"kk": "Үлгі қаласы әкімінің аппараты", "ru": "Аппарат акима города Үлгі"}


class PrintMixin:
    """For test cases with an akimat (``AkimatCase``): its blank, and what a printed form says."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.akimat.write(
            {
                "name_kk": OWN_NAME["kk"],
                "name_ru": OWN_NAME["ru"],
                "address_kk": "010000, Үлгі қ., Тәуелсіздік к-сі, 1",
                "address_ru": "010000, г. Үлгі, ул. Тәуелсіздік, 1",
                "bin": "010140000123",
            }
        )

    def print_pdf(self, report, records):
        """The PDF as the reader (the user of ``records``) gets it."""
        printing = records.env["ir.actions.report"].with_context(force_report_rendering=True)
        content, kind = printing._render_qweb_pdf(report, records.ids)
        self.assertEqual(kind, "pdf")
        return content

    def pages(self, content):
        """Text of each page; where lines break is of no interest."""
        return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]

    def printed(self, report, records):
        return self.pages(self.print_pdf(report, records))

    def assertOfficial(self, pages, language):
        """Each page names the akimat and its own number among all pages."""
        for number, page in enumerate(pages, 1):
            self.assertIn(OWN_NAME[language].lower(), page.lower())
            self.assertIn(f"{number} / {len(pages)}", page)
