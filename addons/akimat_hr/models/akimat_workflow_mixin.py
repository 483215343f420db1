from odoo import models


class AkimatWorkflowMixin(models.AbstractModel):
    _inherit = "akimat.workflow.mixin"

    def _role_names(self):
        return {
            **super()._role_names(),
            "hr": self.env._("personnel service"),
            "approver": self.env._("the official who approves staffing tables"),
        }
