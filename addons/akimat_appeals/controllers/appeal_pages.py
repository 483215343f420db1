from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.akimat_base.report.words import language_of
from odoo.addons.akimat_base.tools import held_files

from ..domain import public_form
from . import pages

LARGEST_FORM = 64 * 1024 * 1024


class AppealPages(http.Controller):
    """Filing an appeal without an account, a script or a plug-in."""

    @http.route("/appeals", type="http", auth="public", methods=["GET"], sitemap=False)
    def akimats(self, **_query):
        """The akimats that have public pages; one of them opens at once."""
        if wait := pages.refused_for("pages"):
            return pages.too_many(wait)
        # As in company_of: names of akimats are public.
        companies = request.env["res.company"].sudo()
        found = companies.search([("public_slug", "!=", False), ("is_akimat", "=", True)], order="name")
        if len(found) == 1:
            return pages.redirect(f"{pages.ROOT}/{found.public_slug}")
        return pages.page("public_akimats", {"companies": found})

    @http.route("/appeals/<string:slug>", type="http", auth="public", methods=["GET"], sitemap=False)
    @pages.public_route()
    def start(self, company, **_query):
        """What a citizen can do here."""
        return pages.page("public_start", {"company": company})

    @http.route("/appeals/<string:slug>/file", type="http", auth="public", methods=["GET"], sitemap=False)
    @pages.public_route()
    def form(self, company, **_query):
        """The empty form of an appeal."""
        return self._form(company, {}, {})

    @http.route(
        "/appeals/<string:slug>/file",
        type="http",
        auth="public",
        methods=["POST"],
        sitemap=False,
        max_content_length=LARGEST_FORM,
    )
    @pages.public_route("filing")
    def file(self, company, **given):
        """Register the appeal; the answer leads to the receipt, so that a reload files nothing twice."""
        values, mistakes = public_form.clean(public_form.APPEAL, given)
        if refusal := pages.refusal_of_form(given):
            return self._form(company, values, {}, refusal)
        files, waiting, refusal = pages.uploaded_files(given["token"])
        mistakes = {**pages.mistakes_in_words(mistakes), **({"files": refusal} if refusal else {})}
        if mistakes:
            held_files.hold(given["token"], files, waiting)
            return self._form(company, values, mistakes, token=given["token"])
        if not pages.submissions()._claim(given["token"]):
            try:
                with request.env.cr.savepoint():
                    appeals, annexes = request.env["akimat.appeal"], [file[1:] for file in files]
                    appeal = appeals._file_from_public(self._values(values), annexes, company=company)
            except UserError as error:
                # The token is used up; the files wait for the next one.
                token = pages.submissions()._new_token()
                held_files.hold(token, files, waiting)
                return self._form(company, values, {}, str(error), token=token)
            pages.submissions()._keep(given["token"], appeal)
            held_files.drop(given["token"])
            pages.count("filing")
        pages.remember(pages.RECEIPTS, given["token"])
        return pages.redirect(f"{pages.ROOT}/{company.public_slug}/receipt/{given['token']}")

    def _form(self, company, values, mistakes, refusal=None, token=None):
        kinds = dict(request.env["akimat.appeal"]._fields["kind"]._description_selection(request.env))
        shown = {
            "company": company,
            "values": values,
            "mistakes": mistakes,
            "refusal": refusal,
            "token": token or pages.submissions()._new_token(),
            "kinds": [(kind, kinds[kind], self._kind_in_words(kind)) for kind in public_form.APPEAL_KINDS],
            "file_hint": request.env._(
                "At most %(count)s files, up to %(limit)s MB each: %(kinds)s.",
                count=pages.parameter("public_file_count", 5),
                limit=pages.parameter("public_file_megabytes", 5),
                kinds=", ".join(sorted(public_form.FILE_TYPES)),
            ),
            "text_limit": public_form.TEXT,
            "held": held_files.shown(token) if token else [],
        }
        status = pages.UNPROCESSABLE if mistakes or refusal else 200
        return pages.page("public_file", shown, status=status)

    @staticmethod
    def _kind_in_words(kind):
        env = request.env
        return {
            "statement": env._("I ask for help with my right or interest."),
            "complaint": env._("I disagree with a decision or with what was done or not done."),
            "proposal": env._("I propose to improve a law, an order or the life of the city."),
            "message": env._("I tell of a breach of the law or a shortcoming."),
            "inquiry": env._("I ask for information."),
        }[kind]

    @staticmethod
    def _values(values):
        """Values of the form as those of an appeal."""
        is_entity = values["applicant_kind"] == public_form.ORGANISATION
        return {
            "kind": values["kind"],
            "is_entity": is_entity,
            "applicant_name": values["organisation_name"] if is_entity else values["applicant_name"],
            "representative_name": values["applicant_name"] if is_entity else False,
            "representative_basis": values["representation"] if is_entity else False,
            "iin": values["iin"] or False,
            "bin": values["bin"] or False,
            "address": values["address"],
            "email": values["email"] or False,
            "phone": values["phone"] or False,
            "language": language_of(request.env.lang),
            "text": values["text"],
        }
