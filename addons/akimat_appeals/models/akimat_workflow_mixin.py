from odoo import models


class AkimatWorkflowMixin(models.AbstractModel):
    _inherit = "akimat.workflow.mixin"

    def _role_names(self):
        return {**super()._role_names(), "co_executor": self.env._("co-executor")}
