from odoo import models
from odoo.http import request

COOKIE = "frontend_lang"
DEFAULT = "kk_KZ"
# English is a choice on the login page, not a language that citizens are met in.
OURS = {"kk": "kk_KZ", "ru": "ru_RU"}


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _pre_dispatch(cls, rule, args):
        """Speak the visitor's chosen language, Kazakh by default, before login.

        Public pages (``is_frontend``) have their own choice by URL and cookie;
        after login the user's own language decides.
        """
        super()._pre_dispatch(rule, args)
        if cls._akimat_is_visitor_page(rule):
            request.update_context(lang=cls._akimat_visitor_lang())

    @classmethod
    def _akimat_is_visitor_page(cls, rule):
        is_page = rule.endpoint.routing["type"] == "http" and not getattr(request, "is_frontend", False)
        return is_page and (not request.env.uid or request.env.user._is_public()) and not request.session.uid

    @classmethod
    def _akimat_visitor_lang(cls):
        """His choice on an earlier page; else the first of our languages that his browser asks for; else Kazakh."""
        installed = [code for code, _name in request.env["res.lang"].get_installed()]
        asked = (value.partition("-")[0].lower() for value, _weight in request.httprequest.accept_languages)
        of_browser = next((OURS[language] for language in asked if language in OURS), None)
        for code in (request.cookies.get(COOKIE), of_browser, DEFAULT):
            if code in installed:
                return code
        return request.env.context["lang"]
