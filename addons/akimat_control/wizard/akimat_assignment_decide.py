from odoo import fields, models

from ..models.selections import EVALUATION_SELECTION


class AkimatAssignmentSendBack(models.TransientModel):
    """Dialog: return the report for rework."""

    _name = "akimat.assignment.send_back"
    _description = "Return of a report (dialog)"

    assignment_id = fields.Many2one("akimat.assignment", required=True, ondelete="cascade")
    reason = fields.Text("What is missing", required=True)

    def action_apply(self):
        """Return the report."""
        return self.assignment_id.action_return(self.reason)


class AkimatAssignmentRemove(models.TransientModel):
    """Dialog: remove one or several assignments from control by one resolution or protocol."""

    _name = "akimat.assignment.remove"
    _description = "Removal from control (dialog)"

    assignment_ids = fields.Many2many(
        "akimat.assignment", "akimat_assignment_remove_rel", "remove_id", "assignment_id", "Assignments", required=True
    )
    evaluation = fields.Selection(EVALUATION_SELECTION, required=True)
    basis = fields.Char(required=True, help="Resolution, service note or signed minutes: number and date.")

    def action_apply(self):
        """Remove from control."""
        return self.assignment_ids.action_remove_from_control(self.evaluation, self.basis)


class AkimatAssignmentRevoke(models.TransientModel):
    """Dialog: cancel an assignment."""

    _name = "akimat.assignment.revoke"
    _description = "Cancellation of an assignment (dialog)"

    assignment_id = fields.Many2one("akimat.assignment", required=True, ondelete="cascade")
    reason = fields.Text(required=True)

    def action_apply(self):
        """Cancel the assignment."""
        return self.assignment_id.action_cancel(self.reason)
