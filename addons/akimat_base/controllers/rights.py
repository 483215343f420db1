from odoo import http
from odoo.exceptions import AccessError
from odoo.http import request

READERS = ("akimat_base.group_akimat_admin", "akimat_base.group_auditor", "base.group_system")


class Rights(http.Controller):
    @http.route("/akimat/rights", type="http", auth="user", methods=["GET"], readonly=True)
    def rights(self):
        """Who may what in which state, for administrators and auditors, in the reader's language."""
        if not any(request.env.user.has_group(group) for group in READERS):
            raise AccessError(request.env._("Who may what is read by administrators and auditors."))
        return request.render("akimat_base.rights_page", {"sections": request.env["akimat.rights"]._sections()})
