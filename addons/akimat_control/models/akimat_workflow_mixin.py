from odoo import models


class AkimatWorkflowMixin(models.AbstractModel):
    _inherit = "akimat.workflow.mixin"

    def _role_names(self):
        return {
            **super()._role_names(),
            "inspector": self.env._("inspector of the organisation-control department"),
            "giver": self.env._("person who gave the assignment"),
            "controller": self.env._("person charged with control"),
            "akim": self.env._("akim"),
            "lead": self.env._("lead executor"),
            "lead_head": self.env._("head of the lead executor's unit"),
            "co_executor": self.env._("co-executor"),
            "control_head": self.env._("head of the organisation-control department"),
        }
