from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..domain.competition import PRESENT
from ..exceptions_competition import ApplicationRefused
from ..messages_competition import SENTENCES

FINDINGS = [("present", "Is there"), ("missing", "Missing"), ("defect", "Defective")]


class HrApplicantPaper(models.Model):
    """One line of a candidate's checklist: what was found, by whom, and the file."""

    _name = "hr.applicant.paper"
    _description = "Line of a candidate's checklist"
    _inherit = ["akimat.guard.mixin"]
    _order = "applicant_id, sequence, id"
    _row_of = ("applicant_id", "paper_ids")
    # Which papers are asked for follows from the competition.
    _entered = "finding on_paper note attachment_ids"
    _deletable = "none"

    applicant_id = fields.Many2one("hr.applicant", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="applicant_id.company_id", store=True, index=True)
    competition_id = fields.Many2one(related="applicant_id.competition_id", store=True, index=True)
    paper_id = fields.Many2one("akimat.competition.paper", "Paper of a candidate", required=True, ondelete="restrict")
    sequence = fields.Integer(related="paper_id.sequence", store=True)
    required = fields.Boolean("Obligatory", default=True)
    finding = fields.Selection(FINDINGS)
    on_paper = fields.Boolean("On paper", help="The original was handed in and is filed with the competition.")
    seen_by_id = fields.Many2one("res.users", "Marked by", readonly=True, copy=False, ondelete="restrict")
    seen_on = fields.Date("Marked on", readonly=True, copy=False)
    note = fields.Char()
    attachment_ids = fields.Many2many(
        "ir.attachment", "hr_applicant_paper_attachment_rel", "paper_id", "attachment_id", "Files"
    )

    _one_line = models.UniqueIndex("(applicant_id, paper_id)", "This paper is in the checklist already.")

    @api.depends("paper_id")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line.paper_id.name

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._own_files()
        return lines

    def write(self, vals):
        result = super().write(vals)
        if "attachment_ids" in vals:
            self._own_files()
        if "finding" in vals:
            self._sign_finding()
        return result

    @api.constrains("finding", "on_paper", "attachment_ids")
    def _check_present(self):
        """What nobody handed in was not found."""
        for line in self.filtered(lambda line: line.finding == PRESENT):
            if not (line.on_paper or line.attachment_ids):
                raise ApplicationRefused(line._refusal_message(Refusal("present_without_file")))

    def _sign_finding(self):
        """Who marked the paper answers for it."""
        for line in self:
            line._grant({"seen_by_id": self.env.uid, "seen_on": line.applicant_id.company_id._akimat_today()})

    def _refusal_of_parent(self):
        """What was found is fixed with the decision on admission."""
        applicant = self.applicant_id
        if applicant.competition_id and applicant.state != "filed":
            return Refusal("checklist_is_fixed", name=applicant.display_name)
        return super()._refusal_of_parent()

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    def _own_files(self):
        """The files belong to the application: who sees it sees them."""
        for line in self:
            loose = line.attachment_ids.filtered(lambda file: file.res_model in (False, self._name))
            loose.write({"res_model": "hr.applicant", "res_id": line.applicant_id.id})
