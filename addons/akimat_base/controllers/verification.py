from odoo import http
from odoo.http import request

from ..report import verification
from ..tools import rate_limit

LONGEST_TOKEN = 80


class Verification(http.Controller):
    @http.route("/akimat/verify/<string:token>", type="http", auth="public", methods=["GET"])
    def verify(self, token, **_query):
        if wait := rate_limit.seconds_to_wait("akimat_base.limit_verification"):
            return request.make_response("", status=429, headers=[("Retry-After", str(wait))])
        record = verification.find(request.env, token) if len(token) <= LONGEST_TOKEN else None
        return request.render(
            "akimat_base.verification_page",
            {"record": record},
            status=200 if record else 404,
            headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"},
        )
