from odoo import api, fields, models


class AkimatDocumentReason(models.TransientModel):
    """Asks for the words that a step needs, then takes the step."""

    _name = "akimat.document.reason"
    _description = "Reason of a step"

    operation = fields.Selection(
        [
            ("return_for_routing", "Return to the general department"),
            ("rework", "Return for rework"),
            ("annul", "Annul the registration"),
            ("execute", "Mark as executed"),
            ("reject_visa", "Refuse the visa"),
            ("remark_visa", "Approve with remarks"),
            ("cancel_resolution", "Cancel the resolution"),
        ],
        required=True,
        readonly=True,
    )
    document_id = fields.Many2one("akimat.document", readonly=True)
    visa_id = fields.Many2one("akimat.visa", readonly=True)
    resolution_id = fields.Many2one("akimat.resolution", readonly=True)
    subject = fields.Char(compute="_compute_subject", string="About")
    reason = fields.Text("Reason or remark", required=True)

    @api.depends("document_id", "visa_id", "resolution_id")
    def _compute_subject(self):
        for wizard in self:
            document = wizard.document_id or wizard.visa_id.document_id or wizard.resolution_id.document_id
            wizard.subject = document.display_name

    def action_confirm(self):
        """Take the step with the given words."""
        self.ensure_one()
        steps = {
            "return_for_routing": self.document_id.action_return_for_routing,
            "rework": self.document_id.action_rework,
            "annul": self.document_id.action_annul,
            "execute": self.document_id.action_execute,
            "reject_visa": (self.visa_id or self.document_id.my_visa_id).action_reject,
            "remark_visa": (self.visa_id or self.document_id.my_visa_id).action_approve,
            "cancel_resolution": self.resolution_id.action_cancel,
        }
        steps[self.operation](self.reason)
        return {"type": "ir.actions.act_window_close"}
