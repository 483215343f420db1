from odoo import http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request
from odoo.tools import consteq

from odoo.addons.akimat_base.tools import rate_limit

from . import pages

MODELS = ("akimat.appeal", "akimat.reception.card")
LONGEST = 60
PDF = "application/pdf"


class CasePages(http.Controller):
    """The receipt of what was filed, its state by number and code, the answer, the cancellation of a booking."""

    @http.route(
        "/appeals/<string:slug>/receipt/<string:token>", type="http", auth="public", methods=["GET"], sitemap=False
    )
    @pages.public_route()
    def receipt(self, company, token, **_query):
        """Number and access code, for the browser that filed the form and for no other."""
        record = self._of_receipt(company, token)
        if not record:
            return pages.redirect(f"{pages.ROOT}/{company.public_slug}/status")
        values = {"company": company, "token": token, "code": record.access_code, "model": record._name}
        return pages.page("public_receipt", {**values, "case": record._public_values()})

    @http.route(
        "/appeals/<string:slug>/receipt/<string:token>/talon",
        type="http",
        auth="public",
        methods=["GET"],
        sitemap=False,
    )
    @pages.public_route()
    def talon(self, company, token, **_query):
        """The receipt as a file to keep or to print."""
        record = self._of_receipt(company, token)
        if not record:
            return pages.no_such_page()
        return self._pdf("appeal_talon" if record._name == "akimat.appeal" else "reception_talon", record)

    def _of_receipt(self, company, token):
        record = pages.remembers(pages.RECEIPTS, token) and pages.submissions()._made_by(token)
        return record if record and record.company_id == company else None

    # The state by number and code

    @http.route("/appeals/<string:slug>/status", type="http", auth="public", methods=["GET"], sitemap=False)
    @pages.public_route()
    def ask(self, company, **_query):
        """Where number and code are entered."""
        return pages.page("public_ask", {"company": company, "number": "", "refusal": None})

    @http.route(
        "/appeals/<string:slug>/status",
        type="http",
        auth="public",
        methods=["POST"],
        sitemap=False,
        max_content_length=64 * 1024,
    )
    @pages.public_route("lookup")
    def open(self, company, number="", code="", **_given):
        """Open what has this number and this code; one answer for a wrong number and for a wrong code."""
        number, code = number.strip()[:LONGEST].upper(), code.strip()[:LONGEST].upper().replace(" ", "")
        # Wrong codes stop who tries them, and not the number that he tries them on.
        about = f"{company.id}/{number}/{rate_limit.visitor()}"
        if wait := pages.refused_for("number", about, count=False):
            return pages.too_many(wait, company)
        record = self._find(company, number, code)
        if not record:
            pages.count("number", about)
            pages.count("lookup")
            refusal = request.env._("There is nothing with this number and this code. Compare them with the receipt.")
            values = {"company": company, "number": number, "refusal": refusal}
            return pages.page("public_ask", values, status=pages.UNPROCESSABLE)
        pages.remember(pages.OPENED, [record._name, record.id])
        return pages.redirect(f"{pages.ROOT}/{company.public_slug}/case/{self._place(record)}")

    @staticmethod
    def _find(company, number, code):
        """The record of ``number`` when ``code`` is its code; as many comparisons whether it is there or not."""
        found = None
        for model in MODELS:
            # The applicant has no account: his code is his key, and it is compared in constant time.
            cases = request.env[model].sudo()
            record = cases.search([("reg_number", "=", number), ("company_id", "=", company.id)], limit=1)
            if consteq((record.access_code or "-").encode(), (code or "?").encode()) and record:
                found = record
        return found

    @staticmethod
    def _place(record):
        """Place of the record among those that this browser has opened: its id is no part of the address."""
        return request.session[pages.OPENED].index([record._name, record.id])

    def _opened(self, company, place):
        known = request.session.get(pages.OPENED, [])
        if place >= len(known):
            return None
        model, res_id = known[place]
        # The browser has shown the code of this very record.
        record = request.env[model].sudo().browse(res_id).exists() if model in MODELS else None
        return record if record and record.company_id == company else None

    @http.route("/appeals/<string:slug>/case/<int:place>", type="http", auth="public", methods=["GET"], sitemap=False)
    @pages.public_route()
    def case(self, company, place, **_query):
        """What has happened, by when the answer comes, the answer itself."""
        record = self._opened(company, place)
        if not record:
            return pages.redirect(f"{pages.ROOT}/{company.public_slug}/status")
        template = "public_appeal" if record._name == "akimat.appeal" else "public_booking"
        return pages.page(template, {"company": company, "place": place, "case": record._public_values()})

    @http.route(
        "/appeals/<string:slug>/case/<int:place>/answer", type="http", auth="public", methods=["GET"], sitemap=False
    )
    @pages.public_route()
    def answer(self, company, place, **_query):
        """The answer as a file."""
        record = self._opened(company, place)
        if not record or record._name != "akimat.appeal" or not record._public_values()["answer"]:
            return pages.no_such_page()
        return self._pdf("public_answer", record)

    @http.route(
        "/appeals/<string:slug>/case/<int:place>/cancel", type="http", auth="public", methods=["POST"], sitemap=False
    )
    @pages.public_route("filing")
    def cancel(self, company, place, **_given):
        """Give the place at the reception back."""
        record = self._opened(company, place)
        if record and record._name == "akimat.reception.card":
            try:
                with request.env.cr.savepoint():
                    record._cancel_from_public()
            except UserError:
                # It has been held or cancelled meanwhile: the page that follows says so.
                pass
        return pages.redirect(f"{pages.ROOT}/{company.public_slug}/case/{place}")

    @http.route("/appeals/<string:slug>/leave", type="http", auth="public", methods=["POST"], sitemap=False)
    @pages.public_route()
    def leave(self, company, **_given):
        """Forget on this device what was opened: the next person at it sees nothing."""
        for key in (pages.OPENED, pages.RECEIPTS):
            request.session.pop(key, None)
        return pages.redirect(f"{pages.ROOT}/{company.public_slug}")

    @staticmethod
    def _pdf(form, record):
        """A form of the office in the visitor's language."""
        language = "ru" if (request.env.lang or "").startswith("ru") else "kk"
        # Printed by the office for a visitor without an account; the form holds only what he may see.
        reports = request.env["ir.actions.report"].sudo().with_context(force_report_rendering=True)
        content, _kind = reports._render_qweb_pdf(f"akimat_appeals.{form}_{language}", record.ids)
        headers = {
            **pages.HEADERS,
            "Content-Type": PDF,
            "Content-Disposition": content_disposition(f"{record.reg_number}.pdf"),
        }
        return request.make_response(content, headers=list(headers.items()))
