from odoo import fields, models


class HrApplicantRefusal(models.TransientModel):
    """Dialog: why candidates are not admitted."""

    _name = "hr.applicant.refusal"
    _description = "Refusal of admission (dialog)"

    applicant_id = fields.Many2one("hr.applicant", "Candidate", required=True, ondelete="cascade")
    reason_id = fields.Many2one(
        "hr.applicant.refuse.reason", "Kind of reason", required=True, domain="[('for_competitions', '=', True)]"
    )
    text = fields.Text("Reason in words", required=True)

    def action_apply(self):
        """Refuse admission with this reason."""
        return self.applicant_id.action_refuse(self.text, self.reason_id.id)


class AkimatCompetitionConflict(models.TransientModel):
    """Dialog: a member declares a conflict of interest with a candidate."""

    _name = "akimat.competition.conflict"
    _description = "Conflict of interest (dialog)"

    score_id = fields.Many2one("akimat.competition.score", required=True, ondelete="cascade")
    reason = fields.Char("What binds you to the candidate", required=True)

    def action_apply(self):
        """Do not judge this candidate."""
        return self.score_id.action_declare_conflict(self.reason)
