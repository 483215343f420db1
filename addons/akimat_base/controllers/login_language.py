from odoo import http
from odoo.http import request

from ..i18n_overlay.ir_http import COOKIE

ONE_YEAR = 365 * 24 * 3600


class LoginLanguage(http.Controller):
    @http.route("/web/login/language/<string:code>", type="http", auth="public", sitemap=False)
    def choose_login_language(self, code, back="/web/login", **_kw):
        """Remember the visitor's language and return to the page it was chosen on.

        ``request.redirect`` drops scheme and host: the way back stays on this server.
        """
        response = request.redirect(back)
        if request.env["res.lang"]._get_data(code=code):
            response.set_cookie(COOKIE, code, max_age=ONE_YEAR, samesite="Lax")
        return response
