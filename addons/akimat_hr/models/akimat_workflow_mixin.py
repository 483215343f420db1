from odoo import models


class AkimatWorkflowMixin(models.AbstractModel):
    _inherit = "akimat.workflow.mixin"

    def _role_names(self):
        return {
            "akim": self.env._("akim"),
            **super()._role_names(),
            "hr": self.env._("personnel service"),
            "approver": self.env._("the official who approves staffing tables"),
            "head": self.env._("akim or head of the office"),
            "authority": self.env._("the official who appoints to the post"),
            "employee": self.env._("the employee himself"),
            "member": self.env._("member of the commission, personally"),
        }
