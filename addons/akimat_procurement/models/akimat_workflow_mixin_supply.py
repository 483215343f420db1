from odoo import models


class AkimatWorkflowMixin(models.AbstractModel):
    _inherit = "akimat.workflow.mixin"

    def _role_names(self):
        return {
            **super()._role_names(),
            "requester": self.env._("person who asks"),
            "affairs": self.env._("head of the affairs directorate"),
            "office_head": self.env._("akim, head of the office or his deputy"),
            "storekeeper": self.env._("storekeeper"),
            "receiver": self.env._("receiver"),
            "commission": self.env._("member of the acceptance commission"),
        }
