from odoo import api, fields, models

# Step of the dialog → model and its method that takes one text.
STEPS = {
    "estimate_return": ("akimat.estimate", "action_return"),
    "need_return": ("akimat.procurement.need", "action_return"),
    "plan_return": ("akimat.procurement.plan", "action_return"),
    "procedure_fail": ("akimat.procurement.procedure", "action_fail"),
    "procedure_cancel": ("akimat.procurement.procedure", "action_cancel"),
    "procedure_complain": ("akimat.procurement.procedure", "action_complain"),
    "procedure_step_aside": ("akimat.procurement.procedure", "action_step_aside"),
    "bid_reject": ("akimat.procurement.bid", "action_reject"),
    "contract_return": ("akimat.contract", "action_return"),
    "contract_enforce": ("akimat.contract", "action_enforce"),
    "contract_annul": ("akimat.contract", "action_annul"),
    "amendment_return": ("akimat.contract.amendment", "action_return"),
    "payment_reverse": ("akimat.contract.payment", "action_reverse"),
    "power_revoke": ("akimat.contract.power", "action_revoke"),
}


class AkimatProcurementSay(models.TransientModel):
    """Dialog: a step that needs one text, a reason or a number."""

    _name = "akimat.procurement.say"
    _description = "Reason of a step (dialog)"

    step = fields.Char(required=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True)
    res_model = fields.Char(compute="_compute_res_model")
    hint = fields.Char(compute="_compute_hint")
    text = fields.Text(required=True)

    @api.depends("step")
    def _compute_res_model(self):
        for dialog in self:
            dialog.res_model = STEPS.get(dialog.step, (False,))[0]

    @api.depends("step")
    @api.depends_context("lang")
    def _compute_hint(self):
        special = {
            "contract_enforce": self.env._("Number under which the treasury has registered the contract"),
            "payment_reverse": self.env._("The decision by which the payment is reversed, and why"),
            "procedure_complain": self.env._("Who complains, and of what"),
            "procedure_cancel": self.env._("Which expenses were cut, or how the plan has changed"),
            "procedure_step_aside": self.env._("How you are connected with a bidder"),
        }
        for dialog in self:
            dialog.hint = special.get(dialog.step) or self.env._("The reason, in words")

    def action_apply(self):
        """Take the step with the text."""
        self.ensure_one()
        model, method = STEPS[self.step]
        getattr(self.env[model].browse(self.res_id), method)(self.text)
        return {"type": "ir.actions.act_window_close"}
