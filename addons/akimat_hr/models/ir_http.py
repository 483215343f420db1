from odoo import models

from ..public_headers import HEADERS

PUBLIC = "/akimat/competitions"


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _akimat_public_page(cls, path):
        if not path.startswith(PUBLIC):
            return super()._akimat_public_page(path)
        return "akimat_hr.public_message", {}, HEADERS
