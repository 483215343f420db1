import re
import secrets

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.akimat_base.tools import held_files, rate_limit

from ..public_headers import HEADERS

PAGES, CODES, FILING = "akimat_hr.limit_pages", "akimat_hr.limit_questions", "akimat_hr.limit_applications"
LONGEST_FIELD, LONGEST_NAME = 500, 250
FIELDS = ("partner_name", "iin", "partner_phone", "email_from", "position_id", "letter_lang")
# The token of a form, by which its files wait; and the field of a paper.
TOKEN, PAPER = re.compile("[0-9a-f]{32}"), re.compile("paper_[0-9]{1,9}")


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
        return self._form(number, secrets.token_hex(16))

    @http.route("/akimat/competitions/<int:number>/apply", type="http", auth="public", methods=["POST"], sitemap=False)
    def apply(self, number, **form):
        """File an application: what is accepted is counted, a mistake costs nothing and keeps the files."""
        if wait := rate_limit.seconds_to_wait(FILING, count=False):
            return self._too_many(wait)
        token = form.get("form") if TOKEN.fullmatch(form.get("form") or "") else secrets.token_hex(16)
        entered = {name: self._text(form.get(name)) for name in FIELDS}
        files, waiting = self._files(token)
        try:
            with request.env.cr.savepoint():
                receipt = self._model()._apply_from_public(number, entered, files, bool(form.get("consent")))
        except UserError as refused:
            fit = [file for file in files if not self._model()._refusal_of_file(*file[1:])]
            held_files.hold(token, fit, waiting)
            return self._form(number, token, entered, str(refused), status=422)
        held_files.drop(token)
        rate_limit.seconds_to_wait(FILING)
        return self._page("akimat_hr.public_application_receipt", {"receipt": receipt})

    @staticmethod
    def _text(value):
        text = value if isinstance(value, str) else ""
        return "".join(sign for sign in text if sign.isprintable()).strip()[:LONGEST_FIELD]

    @staticmethod
    def _files(token):
        """(field, name, bytes) of the files for each paper, those that waited among them, and those that waited.

        A new file takes the place of the one that waited for its paper.
        """
        most = request.env["akimat.competition"]._file_megabytes() * 1024 * 1024 + 1
        waiting, new = held_files.of_request(token), []
        for field, upload in request.httprequest.files.items(multi=True):
            if upload.filename and PAPER.fullmatch(field):
                name = upload.filename.replace("\\", "/").rpartition("/")[2].replace("\0", "")[-LONGEST_NAME:]
                new.append((field, name, upload.stream.read(most)))
        chosen = {field for field, _name, _content in new}
        return [file for file in waiting if file[0] not in chosen] + new, waiting

    @http.route("/akimat/competitions/application", type="http", auth="public", methods=["GET"], sitemap=False)
    def state_form(self, **_query):
        return self._page("akimat_hr.public_application_state", {"asked": False, "application": False})

    @http.route("/akimat/competitions/application", type="http", auth="public", methods=["POST"], sitemap=False)
    def state(self, number="", code="", **_form):
        if wait := rate_limit.seconds_to_wait(CODES, count=False):
            return self._too_many(wait)
        application = self._model()._public_application(self._text(number)[:20], self._text(code)[:20])
        if not application:
            rate_limit.seconds_to_wait(CODES)
        values = {"asked": True, "application": application}
        return self._page("akimat_hr.public_application_state", values, status=200 if application else 404)

    @staticmethod
    def _model():
        return request.env["akimat.competition"]

    def _form(self, number, token, entered=None, refusal=False, status=200):
        held = {field: (file_id, name) for file_id, field, name in held_files.shown(token)}
        values = {"entered": entered or {}, "refusal": refusal, "token": token, "held": held}
        return self._about(number, "akimat_hr.public_application_form", values, status)

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
