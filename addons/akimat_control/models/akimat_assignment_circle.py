from odoo import api, fields, models


class AkimatAssignment(models.Model):
    """Who sees a card: those who take part in it; of the open ones, the control unit, leaders and auditors too."""

    _name = "akimat.assignment"
    _inherit = ["akimat.limited.mixin", "akimat.assignment"]
    _limited_field = "is_restricted"

    participant_ids = fields.Many2many(
        "res.users",
        "akimat_assignment_participant_rel",
        "assignment_id",
        "user_id",
        "Participants",
        compute="_compute_participant_ids",
        store=True,
        compute_sudo=True,
        help="Who sees the card by taking part in it.",
    )
    circle_ids = fields.Many2many("res.users", "akimat_assignment_circle_rel", "assignment_id", "user_id")
    is_restricted = fields.Boolean(
        "For official use",
        compute="_compute_is_restricted",
        store=True,
        recursive=True,
        help="Seen by those who take part only.",
    )

    _restricted_idx = models.Index("(id) WHERE is_restricted IS TRUE")

    @api.depends(
        "issuer_id",
        "lead_user_id",
        "lead_department_id",
        "co_executor_ids",
        "controller_id",
        "inspector_id",
        "company_id",
    )
    def _compute_participant_ids(self):
        for assignment in self:
            people = assignment.issuer_id | assignment.lead_user_id | assignment.co_executor_ids
            people |= assignment.controller_id | assignment.inspector_id
            people |= assignment._supervisors()
            acting = self.env["akimat.substitution"]._substitutes(people, assignment.company_id)
            assignment.participant_ids = people | acting

    def _supervisors(self):
        """Heads of the units that carry the task out, and the deputy who leads the field."""
        units = self.lead_department_id
        for user in self.co_executor_ids:
            units |= user._akimat_department_in(self.company_id)
        return self.env["akimat.duty"]._supervisors_of(units, self.company_id)

    @api.depends("document_id.confidentiality", "parent_id.is_restricted", "session_id.is_restricted")
    def _compute_is_restricted(self):
        for assignment in self:
            inherited = assignment.parent_id.is_restricted or assignment.session_id.is_restricted
            assignment.is_restricted = inherited or assignment.document_id.confidentiality == "dsp"
