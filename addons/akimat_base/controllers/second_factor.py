import base64
import os

from odoo import http
from odoo.http import request

from odoo.addons.auth_totp.models.totp import TOTP_SECRET_SIZE
from odoo.addons.web.controllers.home import Home

from ..models.login.second_factor import SETUP

SECRET = "akimat_second_factor"


class SecondFactor(Home):
    @http.route(SETUP, type="http", auth="public", methods=["GET", "POST"], sitemap=False)
    def set_up_second_factor(self, redirect=None, code="", **_given):
        """The only page of somebody whose role demands a second factor and who has none: his password was right."""
        session = request.session
        if session.uid or not session.get("pre_uid"):
            return request.redirect("/web/login")
        user = request.env["res.users"].with_user(session["pre_uid"]).browse(session["pre_uid"])
        if not user._akimat_lacks_second_factor():
            return request.redirect("/web/login")
        # The secret stays here: a form that names it could name somebody else's.
        if SECRET not in session:
            session[SECRET] = base64.b32encode(os.urandom(TOTP_SECRET_SIZE // 8)).decode()
        digits = "".join(code.split())
        if request.httprequest.method == "POST":
            if digits.isdecimal() and user._totp_try_setting(session[SECRET], int(digits)):
                session.pop(SECRET)
                session.finalize(request.env)
                request.update_env(user=session.uid)
                request.update_context(**session.context)
                return request.redirect(self._login_redirect(session.uid, redirect=redirect))
            error = request.env._("The code is not right. Type the six digits that the telephone shows now.")
        else:
            error = None
        # A picture of the secret for its owner; the wizard is stored nowhere.
        picture = user.env["auth_totp.wizard"].sudo().new({"user_id": user.id, "secret": session[SECRET]})
        values = {"picture": picture.qrcode.decode(), "secret": session[SECRET], "error": error, "redirect": redirect}
        headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
        return request.render("akimat_base.second_factor_page", values, headers=headers)
