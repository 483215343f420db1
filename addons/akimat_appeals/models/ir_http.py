from odoo import models
from odoo.http import request

from odoo.addons.akimat_base.report.words import language_of

from ..public_headers import HEADERS

PUBLIC = "/appeals/"


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _akimat_public_page(cls, path):
        if not path.startswith(PUBLIC):
            return super()._akimat_public_page(path)
        values = {"company": None, "language": language_of(request.env.lang), "here": "", "root": ""}
        return "akimat_appeals.public_message", values, HEADERS
