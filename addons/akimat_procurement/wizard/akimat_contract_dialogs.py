from odoo import api, fields, models


class AkimatContractVisa(models.TransientModel):
    """Dialog: the legal visa."""

    _name = "akimat.contract.visa"
    _description = "Legal visa on a contract (dialog)"

    contract_id = fields.Many2one("akimat.contract", required=True, ondelete="cascade")
    own_function_checked = fields.Boolean("The subject is not the office's own function")
    note = fields.Text("Opinion")

    def action_apply(self):
        """Give the visa."""
        self.contract_id.action_visa(self.own_function_checked, self.note)
        return {"type": "ir.actions.act_window_close"}


class AkimatContractEnd(models.TransientModel):
    """Dialog: termination of a contract."""

    _name = "akimat.contract.end"
    _description = "Termination of a contract (dialog)"

    contract_id = fields.Many2one("akimat.contract", required=True, ondelete="cascade")
    ground = fields.Selection("_selection_ground", required=True)
    reason = fields.Text(required=True)

    @api.model
    def _selection_ground(self):
        return self.env["akimat.contract"]._fields["termination_ground"]._description_selection(self.env)

    def action_apply(self):
        """Terminate the contract."""
        self.contract_id.action_terminate(self.ground, self.reason)
        return {"type": "ir.actions.act_window_close"}
