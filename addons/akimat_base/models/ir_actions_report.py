import base64
import io
from urllib.parse import urlsplit

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.http import root
from odoo.tools import mimetypes

from odoo.addons.base.models.ir_actions_report import _wkhtml

from ..report import pdf_engine
from ..report.helpers import PrintHelpers

MEGABYTE = 1_000_000
# Laying out text takes about seven seconds for a million letters: more than this would hold a worker for minutes.
LONGEST_FORM = 8 * MEGABYTE
STATIC_TYPES = {
    "css": "text/css",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "otf": "font/otf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "woff": "font/woff",
    "woff2": "font/woff2",
}


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    akimat_lang = fields.Selection(
        [("kk_KZ", "Kazakh"), ("ru_RU", "Russian")],
        string="Language of the Form",
        help="A form of the office is printed in one language; empty means the language of the person who prints.",
    )

    # --- which engine ----------------------------------------------------------------------------------

    def _is_akimat_form(self):
        return self.report_type == "qweb-pdf" and (
            bool(self.akimat_lang) or (self.report_name or "").startswith("akimat_")
        )

    def _has_wkhtmltopdf(self):
        return _wkhtml().state in ("ok", "upgrade")

    @api.model
    def get_wkhtmltopdf_state(self):
        """The web client offers a PDF only when this says so; our own engine needs no other program."""
        state = super().get_wkhtmltopdf_state()
        return state if state in ("ok", "upgrade") else "ok"

    @api.model
    def _run_wkhtmltopdf(
        self,
        bodies,
        report_ref=False,
        header=None,
        footer=None,
        landscape=False,
        specific_paperformat_args=None,
        set_viewport_size=False,
    ):
        """Reports of other modules go through our engine where the program they were written for is missing."""
        if self._has_wkhtmltopdf():
            return super()._run_wkhtmltopdf(
                bodies, report_ref, header, footer, landscape, specific_paperformat_args, set_viewport_size
            )
        report = self._get_report(report_ref) if report_ref else self
        size = "A4 landscape" if landscape or report.get_paperformat().orientation == "Landscape" else "A4"
        return pdf_engine.render(
            pdf_engine.foreign_documents(bodies, header, footer),
            self._akimat_fetcher(),
            css=pdf_engine.FOREIGN_CSS % {"size": size},
            archival=False,
        )

    # --- forms of the office ---------------------------------------------------------------------------

    @api.model
    def _render_qweb_html(self, report_ref, docids, data=None):
        report = self._get_report(report_ref)
        if report._is_akimat_form():
            self = self.with_context(lang=report._akimat_lang_code())
        return super()._render_qweb_html(report_ref, docids, data=data)

    def _akimat_lang_code(self):
        installed = [code for code, _name in self.env["res.lang"].get_installed()]
        wanted = self.akimat_lang or self.env.context.get("lang") or self.env.user.lang
        return wanted if wanted in installed else self.env.user.lang

    @api.model
    def _get_rendering_context(self, report, docids, data):
        values = super()._get_rendering_context(report, docids, data)
        return values | PrintHelpers(self.env).context() if report._is_akimat_form() else values

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        report = self._get_report(report_ref)
        if not report._is_akimat_form():
            if res_ids and len(set(res_ids)) > 1 and not self._has_wkhtmltopdf():
                return self._streams_one_by_one(report_ref, data, res_ids)
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids=res_ids)
        self._audit_print(report, res_ids)
        if res_ids and report.attachment and not self.env.context.get("report_pdf_no_attachment"):
            return {res_id: self._akimat_kept_stream(report, data, res_id) for res_id in dict.fromkeys(res_ids)}
        key = res_ids[0] if res_ids and len(res_ids) == 1 else False
        return {key: {"stream": self._akimat_stream(report, data, res_ids), "attachment": None}}

    def _streams_one_by_one(self, report_ref, data, res_ids):
        """The core cuts a file of several records by marks that only the other engine makes."""
        streams = {}
        for res_id in dict.fromkeys(res_ids):
            streams.update(self._render_qweb_pdf_prepare_streams(report_ref, dict(data or {}), res_ids=[res_id]))
        return streams

    def _akimat_kept_stream(self, report, data, res_id):
        """A form that is kept as an attachment: the kept one when the report says so, else a new one."""
        kept = report.retrieve_attachment(self.env[report.model].browse(res_id))
        if kept and report.attachment_use:
            return {"stream": io.BytesIO(kept.raw), "attachment": kept}
        return {"stream": self._akimat_stream(report, data, [res_id]), "attachment": kept}

    def _akimat_stream(self, report, data, res_ids):
        rendered = self._render_qweb_html(report, res_ids, data=dict(data or {}, report_type="pdf"))[0]
        if len(rendered) > LONGEST_FORM:
            raise UserError(
                self.env._(
                    "The form «%(form)s» is too long for paper: %(size)s MB of text. "
                    "Print fewer records at once, or keep long texts in attached files.",
                    form=report.name,
                    size=len(rendered) // MEGABYTE,
                )
            )
        return io.BytesIO(pdf_engine.render(pdf_engine.sheets_of(rendered), self._akimat_fetcher()))

    @api.model
    def _audit_print(self, report, res_ids):
        """What leaves the system on paper is written in the audit chain of records that keep one."""
        records = self.env[report.model].browse(res_ids or []) if report.model in self.env else None
        if records and hasattr(records, "_audit"):
            records._audit("print", after={"form": report.report_name})

    # --- what a form may show --------------------------------------------------------------------------

    @api.model
    def _akimat_fetcher(self):
        return pdf_engine.OwnDataFetcher(self._akimat_resource, {urlsplit(self.get_base_url()).netloc})

    @api.model
    def _akimat_resource(self, path, query):
        """The content behind one of our own addresses, or None: pictures by the rights of the person who prints."""
        parts = path.strip("/").split("/")
        if ".." in parts or "\\" in path:
            return None
        if parts[:2] == ["web", "image"]:
            return self._akimat_picture(parts[2:], query)
        if parts[:2] == ["web", "assets"]:
            return self._akimat_bundle("/".join(parts))
        return self._akimat_static(path) if len(parts) > 2 and parts[1] == "static" else None

    @api.model
    def _akimat_static(self, path):
        content_type = STATIC_TYPES.get(path.rpartition(".")[2].lower())
        file = content_type and root.get_static_file(path)
        if not file:
            return None
        with open(file, "rb") as opened:
            return opened.read(), content_type

    @api.model
    def _akimat_picture(self, parts, query):
        """`/web/image/<model>/<id>/<field>` in either spelling, nothing else of that route's many forms."""
        model, res_id, field = [*parts, None, None, None][:3]
        model, res_id, field = query.get("model") or model, query.get("id") or res_id, query.get("field") or field
        definition = model in self.env and self.env[model]._fields.get(field or "")
        if not definition or definition.type != "binary" or not str(res_id).isdigit():
            return None
        record = self.env[model].browse(int(res_id)).exists()
        if not record or not record.has_access("read") or not record._has_field_access(definition, "read"):
            return None
        content = base64.b64decode(record.with_context(bin_size=False)[field] or b"")
        content_type = mimetypes.guess_mimetype(content)
        return (content, content_type) if content_type.startswith("image/") else None

    @api.model
    def _akimat_bundle(self, path):
        made_by_the_core = [("public", "=", True), ("res_model", "=", "ir.ui.view"), ("res_id", "=", 0)]
        # Style sheets of the core: anyone who opens the web client gets the same files.
        stored = self.env["ir.attachment"].sudo().search([("url", "=", f"/{path}"), *made_by_the_core], limit=1)
        return (stored.raw, stored.mimetype) if stored else self._akimat_new_bundle(path)

    @api.model
    def _akimat_new_bundle(self, path):
        """A style sheet that no browser has asked for yet: made as the core makes it at the first visit."""
        name, rtl, kind, autoprefix = self.env["ir.asset"]._parse_bundle_name(path.rpartition("/")[2], False)
        if kind != "css":
            return None
        bundle = self.env["ir.qweb"]._get_asset_bundle(name, css=True, js=False, rtl=rtl, autoprefix=autoprefix)
        return bundle.css().raw, "text/css"
