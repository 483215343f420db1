from odoo import models


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    def session_info(self):
        """Tell the client on which models it may offer «Why»."""
        info = super().session_info()
        if self.env.user.has_group("akimat_base.group_user"):
            info["akimat_why_models"] = self.env["akimat.clause.screen"]._served_models()
        return info
