from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.akimat_base.tools import rate_limit

PAGES, QUESTIONS = "akimat_hr.limit_pages", "akimat_hr.limit_questions"
LONGEST_FIELD = 500
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'",
}
FIELDS = ("partner_name", "iin", "partner_phone", "email_from", "position_id", "letter_lang")


class Competitions(http.Controller):
    """Public pages of competitions: plain HTML in the visitor's language, without scripts or foreign resources."""

    @http.route("/akimat/competitions", type="http", auth="public", methods=["GET"], sitemap=True)
    def competitions(self, **_query):
        return self._page("akimat_hr.public_competitions", {"competitions": self._model()._public_list()})

    @http.route("/akimat/competitions/<int:number>", type="http", auth="public", methods=["GET"], sitemap=False)
    def competition(self, number, **_query):
        return self._about(number, "akimat_hr.public_competition")

    @http.route("/akimat/competitions/<int:number>/apply", type="http", auth="public", methods=["GET"], sitemap=False)
    def application_form(self, number, **_query):
        return self._about(number, "akimat_hr.public_application_form", {"entered": {}, "refusal": False})

    @http.route("/akimat/competitions/<int:number>/apply", type="http", auth="public", methods=["POST"], sitemap=False)
    def apply(self, number, **form):
        if wait := rate_limit.seconds_to_wait(QUESTIONS):
            return self._too_many(wait)
        entered = {name: (form.get(name) or "").strip()[:LONGEST_FIELD] for name in FIELDS}
        files = request.httprequest.files
        uploads = [(name, file.filename, file) for name in files for file in files.getlist(name) if file.filename]
        try:
            with request.env.cr.savepoint():
                receipt = self._model()._apply_from_public(number, entered, uploads, bool(form.get("consent")))
        except UserError as refused:
            values = {"entered": entered, "refusal": str(refused)}
            return self._about(number, "akimat_hr.public_application_form", values, status=422)
        return self._page("akimat_hr.public_application_receipt", {"receipt": receipt})

    @http.route("/akimat/competitions/application", type="http", auth="public", methods=["GET"], sitemap=False)
    def state_form(self, **_query):
        return self._page("akimat_hr.public_application_state", {"asked": False, "application": False})

    @http.route("/akimat/competitions/application", type="http", auth="public", methods=["POST"], sitemap=False)
    def state(self, number="", code="", **_form):
        if wait := rate_limit.seconds_to_wait(QUESTIONS):
            return self._too_many(wait)
        application = self._model()._public_application(number[:20], code[:20])
        values = {"asked": True, "application": application}
        return self._page("akimat_hr.public_application_state", values, status=200 if application else 404)

    @staticmethod
    def _model():
        return request.env["akimat.competition"]

    def _about(self, number, template, values=None, status=200):
        competition = self._model()._public_one(number)
        return self._page(template, {"competition": competition, **(values or {})}, status if competition else 404)

    def _page(self, template, values, status=200):
        if wait := rate_limit.seconds_to_wait(PAGES):
            return self._too_many(wait)
        return request.render(template, values, status=status, headers=HEADERS)

    @staticmethod
    def _too_many(wait):
        headers = {**HEADERS, "Retry-After": str(wait)}
        response = request.render("akimat_hr.public_too_many", {}, status=429)
        response.headers.update(headers)
        return response
