from odoo import models


class AkimatWorkflowMixin(models.AbstractModel):
    _inherit = "akimat.workflow.mixin"

    def _role_names(self):
        return {
            **super()._role_names(),
            "secretary": self.env._("secretary of the session"),
            "chair": self.env._("chair of the session"),
        }
