import io
from unittest.mock import patch

import cv2
import pypdfium2
from freezegun import freeze_time
from pypdf import PdfReader

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.akimat_base.report import pdf_engine
from odoo.addons.akimat_base.report.helpers import qr_data_uri

from .common import AkimatCase
from .print_common import KAZAKH_LETTERS, PrintMixin

ENGINE_LOGS = ("odoo.addons.akimat_base.report.pdf_engine", "weasyprint")
BODY = """
<t t-name="akimat_base.form_of_test">
  <t t-foreach="docs" t-as="doc">
    <t t-call="akimat_base.print_layout">
      <t t-set="akimat_record" t-value="doc"/>
      <t t-set="akimat_title">Тіркеу карточкасы</t>
      <t t-set="akimat_blank" t-value="'full'"/>
      <t t-set="akimat_company" t-value="doc.company_id"/>
      <t t-set="akimat_number" t-value="doc.ref"/>
      <t t-set="akimat_qr_text" t-value="doc.ref"/>
      <p t-out="doc.name"/>
      <p>1 250 000 ₸, «тырнақша» — № 5</p>
      <div t-out="doc.comment"/>
      <t t-foreach="range(doc.color)" t-as="number"><p>Жол <t t-out="number"/></p></t>
    </t>
  </t>
</t>
"""


@tagged("post_install", "-at_install")
class TestPrint(PrintMixin, AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.ui.view"].create(
            {"type": "qweb", "key": "akimat_base.form_of_test", "name": "form_of_test", "arch": BODY}
        )
        cls.report = cls.env["ir.actions.report"].create(
            {
                "name": "Form of a test",
                "model": "res.partner",
                "report_type": "qweb-pdf",
                "report_name": "akimat_base.form_of_test",
                "akimat_lang": "kk_KZ",
            }
        )
        cls.paper = cls.partner("№ 1-12/45", lines=60)

    @classmethod
    def partner(cls, ref, lines=0, comment=False):
        return cls.env["res.partner"].create(
            {
                "name": f"Хат {KAZAKH_LETTERS}",
                "ref": ref,
                "color": lines,
                "comment": comment,
                "company_id": cls.akimat.id,
            }
        )

    def test_every_kazakh_letter_and_the_tenge_sign_can_be_read_back(self):
        text = "".join(self.printed(self.report, self.paper))
        self.assertFalse([letter for letter in KAZAKH_LETTERS + "₸№«»—" if letter not in text])

    def test_fonts_are_embedded(self):
        reader = PdfReader(io.BytesIO(self.print_pdf(self.report, self.paper)))
        fonts = {str(font["/BaseFont"]) for font in self._fonts(reader)}
        self.assertTrue(fonts)
        self.assertTrue(all("Tinos" in font for font in fonts), fonts)
        self.assertTrue(all("/FontFile2" in str(descendant) for descendant in self._descriptors(reader)))

    def _fonts(self, reader):
        return [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]

    def _descriptors(self, reader):
        shapes = [font["/DescendantFonts"][0].get_object() for font in self._fonts(reader)]
        return [shape["/FontDescriptor"].get_object() for shape in shapes]

    def test_each_page_has_a_heading_and_its_number(self):
        pages = self.printed(self.report, self.paper)
        self.assertEqual(len(pages), 2)
        self.assertOfficial(pages, "kk")
        for page in pages:
            self.assertIn("№ 1-12/45", page)

    def test_several_records_are_one_file_with_pages_counted_in_each(self):
        papers = self.paper | self.partner("№ 1-12/46", lines=60) | self.partner("№ 1-12/47")
        pages = self.printed(self.report, papers)
        self.assertEqual(len(pages), 5)
        for page, count in zip(pages, ["1 / 2", "2 / 2", "1 / 2", "2 / 2", "1 / 1"], strict=True):
            self.assertIn(count, page)
        self.assertIn("1-12/47", pages[-1])

    def test_a_form_is_an_archival_file_with_title_language_and_author(self):
        reader = PdfReader(io.BytesIO(self.print_pdf(self.report, self.paper)))
        self.assertEqual(reader.metadata.title, "Тіркеу карточкасы № 1-12/45")
        self.assertEqual(reader.metadata.author, "Үлгі қаласы әкімінің аппараты")
        self.assertEqual(reader.trailer["/Root"]["/Lang"], "kk")
        claims = reader.trailer["/Root"]["/Metadata"].get_object().get_data()
        self.assertIn(b'pdfaid:part="2" pdfaid:conformance="B"', claims)

    @freeze_time("2026-03-20 05:00:00")
    def test_the_same_form_printed_twice_is_the_same_file(self):
        self.assertEqual(self.print_pdf(self.report, self.paper), self.print_pdf(self.report, self.paper))

    def test_the_language_of_the_form_is_not_the_language_of_the_reader(self):
        self.env.user.lang = "en_US"
        self.report.akimat_lang = "ru_RU"
        reader = PdfReader(io.BytesIO(self.print_pdf(self.report, self.paper)))
        self.assertEqual(reader.trailer["/Root"]["/Lang"], "ru")
        self.assertEqual(reader.metadata.author, "Аппарат акима города Үлгі")

    def test_the_sheet_is_a4_with_the_margins_of_the_rules(self):
        page = PdfReader(io.BytesIO(self.print_pdf(self.report, self.paper))).pages[0]
        self.assertEqual([round(float(side) / 72 * 25.4) for side in page.mediabox[2:]], [210, 297])

    def test_megabytes_of_text_are_refused_with_a_sentence(self):
        with self.assertRefused("too long for paper: 9 MB"):
            self.print_pdf(self.report, self.partner("№ 1", comment="<p>" + "қ" * 4_500_000 + "</p>"))

    # Addresses

    def test_nothing_outside_is_fetched(self):
        traps = [
            "http://127.0.0.1:9/x.png",
            "http://169.254.169.254/latest/meta-data/",
            "https://example.com/x.png",
            "file:///etc/passwd",
            "ftp://127.0.0.1/x",
            "//example.com/x.png",
            "/etc/passwd",
            "/akimat_base/static/../models/res_company.py",
            "/akimat_base/static/%2e%2e/__manifest__.py",
            "/web/image/res.users/2/password",
            "/web/content/1",
            "gopher://127.0.0.1/",
            "data.png",
        ]
        comment = "".join(f'<img src="{trap}"/>' for trap in traps)
        comment += '<link rel="attachment" href="file:///etc/passwd"/><object data="file:///etc/passwd"/>'
        comment += "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>\"/>"
        asked, answered = self._addresses(comment)
        self.assertGreaterEqual(len(asked), len(traps))
        self.assertFalse(answered)

    def _addresses(self, comment):
        """Addresses that a form with this markup asks for, and those that got an answer (fonts and codes aside)."""
        asked, answered = [], []
        original = pdf_engine.OwnDataFetcher.fetch

        def fetch(fetcher, url, headers=None):
            ours = url.startswith("data:") or "/static/fonts/" in url
            asked.extend([] if ours else [url])
            response = original(fetcher, url, headers)
            answered.extend([] if ours else [url])
            return response

        document = f"<html><body>{comment}</body></html>"
        with (
            patch.object(pdf_engine.OwnDataFetcher, "fetch", fetch),
            mute_logger(*ENGINE_LOGS),
            patch("socket.socket.connect", side_effect=AssertionError("a connection was opened")),
        ):
            pdf_engine.render([document], self.env["ir.actions.report"]._akimat_fetcher())
        return asked, answered

    def test_pictures_come_through_the_rights_of_the_reader(self):
        for company in (self.akimat, self.other_akimat):
            company.logo = self.env["res.company"]._get_logo()
        report = self.env["ir.actions.report"].with_user(self.make_user("clerk"))
        own, foreign = (str(company.id) for company in (self.akimat, self.other_akimat))
        self.assertIsNotNone(report._akimat_resource(f"/web/image/res.company/{own}/logo", {}))
        logo = {"model": "res.company", "id": own, "field": "logo"}
        self.assertIsNotNone(report._akimat_resource("/web/image", logo))
        self.assertIsNone(report._akimat_resource(f"/web/image/res.company/{foreign}/logo", {}))
        self.assertIsNone(report._akimat_resource(f"/web/image/res.company/{own}/name", {}))
        self.assertIsNone(report._akimat_resource("/web/image/ir.attachment/1/raw", {}))
        self.assertIsNone(report._akimat_resource("/web/image/res.partner/x/image_1920", {}))

    # Codes

    def test_the_code_of_a_form_says_its_text(self):
        self.assertIn("image/svg+xml", qr_data_uri("№ 1-12/45"))
        self.assertNotEqual(qr_data_uri("№ 1-12/45"), qr_data_uri("№ 1-12/46"))

    def test_the_code_on_paper_can_be_read(self):
        address = "http://127.0.0.1/akimat/verify/1-2-3"
        paper = pypdfium2.PdfDocument(self.print_pdf(self.report, self.partner(address)))
        picture = paper[0].render(scale=2).to_numpy()
        self.assertEqual(cv2.QRCodeDetector().detectAndDecode(picture)[0], address)

    # Reports of other modules

    def test_reports_of_other_modules_are_printed_without_the_other_engine(self):
        core = self.env.ref("base.ir_module_reference_print")
        modules = self.env["ir.module.module"].search([("name", "in", ("akimat_base", "bus"))])
        with patch.object(type(core), "_has_wkhtmltopdf", lambda report: False), mute_logger(*ENGINE_LOGS):
            self.assertEqual(core.get_wkhtmltopdf_state(), "ok")
            pages = self.printed(core, modules)
        text = " ".join(pages)
        for fact in (*modules.mapped("name"), "1 /"):
            self.assertIn(fact, text)

    def test_the_other_engine_prints_its_own_reports_where_it_is_there(self):
        core = self.env.ref("base.ir_module_reference_print")
        asked = []
        with (
            patch.object(type(core), "_has_wkhtmltopdf", lambda report: True),
            patch("odoo.addons.base.models.ir_actions_report._run_wkhtmltopdf", lambda args: asked.append(args)),
            self.assertRaises(AttributeError),
        ):
            self.printed(core, self.env.ref("base.module_base"))
        self.assertTrue(asked)
