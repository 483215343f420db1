from odoo import http
from odoo.http import request

from odoo.addons.auth_signup.controllers.main import AuthSignupHome


class ResetPassword(AuthSignupHome):
    """Who asks for a new password hears the same, whether the account is there or not."""

    @http.route()
    def web_auth_reset_password(self, *args, **kw):
        response = super().web_auth_reset_password(*args, **kw)
        asked = request.httprequest.method == "POST" and not response.qcontext.get("token")
        if asked and not response.qcontext.get("invalid_token"):
            response.qcontext.pop("error", None)
            response.qcontext["message"] = request.env._(
                "If there is such an account and it has an e-mail address, a letter with the way to a new password is "
                "on its way to that address."
            )
        return response

    def get_auth_signup_qcontext(self):
        qcontext = super().get_auth_signup_qcontext()
        if qcontext.get("invalid_token") or not qcontext.get("token"):
            # With an invitation the address is known; without one the core would tell the login that belongs to it.
            qcontext.pop("signup_email", None)
        return qcontext
