from odoo import http
from odoo.http import request

from ..report import verification
from ..tools.rate_limit import Window

# A person with a stack of papers stays below it; a script that tries addresses does not.
CHECKS = 60
LONGEST_TOKEN = 80

window = Window(CHECKS)


class Verification(http.Controller):
    @http.route("/akimat/verify/<string:token>", type="http", auth="public", methods=["GET"], readonly=True)
    def verify(self, token, **_query):
        if not window.allows(request.httprequest.remote_addr):
            return request.make_response("", status=429, headers=[("Retry-After", str(int(window.period)))])
        record = verification.find(request.env, token) if len(token) <= LONGEST_TOKEN else None
        return request.render(
            "akimat_base.verification_page",
            {"record": record},
            status=200 if record else 404,
            headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"},
        )
