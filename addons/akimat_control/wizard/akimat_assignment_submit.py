from odoo import fields, models


class AkimatAssignmentSubmit(models.TransientModel):
    """Dialog: report on execution."""

    _name = "akimat.assignment.submit"
    _description = "Report on execution (dialog)"

    assignment_id = fields.Many2one("akimat.assignment", required=True, ondelete="cascade")
    kind = fields.Selection([("written", "Written"), ("oral", "Oral")], required=True, default="written")
    text = fields.Text("What has been done", required=True)
    part_warning = fields.Char(related="assignment_id.part_warning")
    attachment_ids = fields.Many2many(
        "ir.attachment", "akimat_assignment_submit_attachment_rel", "submit_id", "attachment_id", "Files"
    )

    def action_apply(self):
        """Hand the report in."""
        return self.assignment_id.action_report(self.text, self.kind, attachment_ids=self.attachment_ids.ids)


class AkimatAssignmentContributionDeliver(models.TransientModel):
    """Dialog: a co-executor hands in his part."""

    _name = "akimat.assignment.contribution.deliver"
    _description = "Contribution (dialog)"

    contribution_id = fields.Many2one("akimat.assignment.contribution", required=True, ondelete="cascade")
    text = fields.Text("Your part", required=True)

    def action_apply(self):
        """Hand the contribution in."""
        return self.contribution_id.action_deliver(self.text)
