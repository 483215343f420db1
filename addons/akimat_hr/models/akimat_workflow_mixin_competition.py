from odoo import models


class AkimatWorkflowMixin(models.AbstractModel):
    _inherit = "akimat.workflow.mixin"

    def _role_names(self):
        return {
            "secretary": self.env._("secretary"),
            "akim": self.env._("akim"),
            **super()._role_names(),
            "member": self.env._("member of the commission, personally"),
        }
