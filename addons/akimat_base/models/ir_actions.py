from odoo import api, models, tools
from odoo.tools import frozendict


class IrActionsActions(models.Model):
    """Every audited record has «Audit lines» among its actions, for those who may read them."""

    _inherit = "ir.actions.actions"

    @api.model
    @tools.ormcache("model_name", "self.env.lang")
    def _get_bindings(self, model_name):
        bindings = super()._get_bindings(model_name)
        model = self.env.get(model_name)
        if model is None or not hasattr(model, "_audit_company"):
            return bindings
        # What is cached here is filtered for each user by the caller.
        action = self.env.ref("akimat_base.akimat_audit_entry_action_of_record").sudo()
        lines = frozendict(action.read(["name", "binding_view_types", "res_model"])[0])
        return frozendict({**bindings, "action": (*bindings.get("action", ()), lines)})
