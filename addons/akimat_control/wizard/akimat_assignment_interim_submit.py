from odoo import fields, models


class AkimatAssignmentInterimSubmit(models.TransientModel):
    """Dialog: report on a period of a long-term task."""

    _name = "akimat.assignment.interim.submit"
    _description = "Interim report (dialog)"

    interim_id = fields.Many2one("akimat.assignment.interim", required=True, ondelete="cascade")
    text = fields.Text("What has been done", required=True)
    attachment_ids = fields.Many2many(
        "ir.attachment", "akimat_interim_submit_attachment_rel", "submit_id", "attachment_id", "Files"
    )

    def action_apply(self):
        """Hand the report on the period in."""
        return self.interim_id.action_submit(self.text, attachment_ids=self.attachment_ids.ids)


class AkimatAssignmentInterimSendBack(models.TransientModel):
    """Dialog: return the report on a period."""

    _name = "akimat.assignment.interim.send_back"
    _description = "Return of an interim report (dialog)"

    interim_id = fields.Many2one("akimat.assignment.interim", required=True, ondelete="cascade")
    reason = fields.Text("What is missing", required=True)

    def action_apply(self):
        """Return the report."""
        return self.interim_id.action_send_back(self.reason)
