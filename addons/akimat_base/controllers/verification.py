import time
from collections import OrderedDict

from odoo import http
from odoo.http import request

from ..report import verification

# A person with a stack of papers stays below it; a script that tries addresses does not.
CHECKS, PERIOD, REMEMBERED = 60, 60.0, 10_000
LONGEST_TOKEN = 80


class _Window:
    """How many questions each visitor asked in the current period, for this process; bounded in memory."""

    def __init__(self):
        self._counts = OrderedDict()

    def allows(self, visitor, now):
        started, count = self._counts.pop(visitor, (now, 0))
        if now - started >= PERIOD:
            started, count = now, 0
        self._counts[visitor] = started, count + 1
        while len(self._counts) > REMEMBERED:
            self._counts.popitem(last=False)
        return count < CHECKS


window = _Window()


class Verification(http.Controller):
    @http.route("/akimat/verify/<string:token>", type="http", auth="public", methods=["GET"], readonly=True)
    def verify(self, token, **_query):
        if not window.allows(request.httprequest.remote_addr, time.monotonic()):
            return request.make_response("", status=429, headers=[("Retry-After", str(int(PERIOD)))])
        record = verification.find(request.env, token) if len(token) <= LONGEST_TOKEN else None
        return request.render(
            "akimat_base.verification_page",
            {"record": record},
            status=200 if record else 404,
            headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"},
        )
