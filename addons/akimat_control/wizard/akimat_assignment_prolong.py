from odoo import fields, models

from ..models.selections import PERIODICITY_SELECTION


class AkimatAssignmentProlong(models.TransientModel):
    """Dialog: ask for a later term."""

    _name = "akimat.assignment.prolong"
    _description = "Request for an extension (dialog)"

    assignment_id = fields.Many2one("akimat.assignment", required=True, ondelete="cascade")
    present_deadline = fields.Date("Present term", related="assignment_id.deadline")
    requested_deadline = fields.Date("New term", required=True)
    reason = fields.Text("Cause", required=True)
    periodicity = fields.Selection(
        PERIODICITY_SELECTION,
        "Long-term control",
        help="Fill in only to ask for long-term control: how often the task is then reported on.",
    )

    def action_apply(self):
        """Send the request."""
        self.assignment_id.action_propose_extension(self.requested_deadline, self.reason, periodicity=self.periodicity)
        return {"type": "ir.actions.act_window_close"}


class AkimatAssignmentExtensionRefuse(models.TransientModel):
    """Dialog: reject a request for an extension."""

    _name = "akimat.assignment.extension.refuse"
    _description = "Rejection of an extension (dialog)"

    extension_id = fields.Many2one("akimat.assignment.extension", required=True, ondelete="cascade")
    reason = fields.Text(required=True)

    def action_apply(self):
        """Reject the request."""
        return self.extension_id.action_reject(self.reason)
