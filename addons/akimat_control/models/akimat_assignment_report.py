from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_docflow.domain.roles import LEADERS

from .. import messages
from ..domain import lifecycle
from ..exceptions import ReportRefused


class AkimatAssignmentReport(models.Model):
    """One report on execution, kept with what became of it.

    Rows are made by :meth:`akimat.assignment.action_report` and concluded by the giver's decision;
    nobody edits or deletes them.
    """

    _name = "akimat.assignment.report"
    _description = "Report on execution"
    _inherit = ["akimat.workflow.mixin"]
    _order = "date desc, id desc"
    _transitions = lifecycle.REPORT
    _row_of = ("assignment_id", "report_ids")

    assignment_id = fields.Many2one("akimat.assignment", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="assignment_id.company_id", store=True, index=True)
    text = fields.Text(required=True)
    kind = fields.Selection([("written", "Written"), ("oral", "Oral")], required=True, default="written")
    author_id = fields.Many2one("res.users", "Reported by", required=True, readonly=True, ondelete="restrict")
    date = fields.Datetime("Reported at", required=True, readonly=True, default=fields.Datetime.now)
    attachment_ids = fields.Many2many(
        "ir.attachment", "akimat_assignment_report_attachment_rel", "report_id", "attachment_id", "Files"
    )
    marked_by_id = fields.Many2one(
        "res.users", "Heard by", readonly=True, ondelete="restrict", help="The leader who heard the oral report."
    )
    marked_on = fields.Datetime("Heard at", readonly=True)
    decided_by_id = fields.Many2one("res.users", "Decided by", readonly=True, ondelete="restrict")
    returned_reason = fields.Char("Returned because", readonly=True)
    state = fields.Selection(
        [("submitted", "Submitted"), ("accepted", "Accepted"), ("returned", "Returned")],
        required=True,
        default="submitted",
        readonly=True,
    )
    can_mark = fields.Boolean(compute="_compute_can_mark")

    @api.depends("assignment_id.name", "date")
    def _compute_display_name(self):
        for report in self:
            report.display_name = report.assignment_id.name

    @api.depends("kind", "state", "marked_by_id")
    @api.depends_context("uid")
    def _compute_can_mark(self):
        for report in self:
            report.can_mark = report.kind == "oral" and report.state == "submitted" and not report._refusal_to_mark()

    @api.model
    def _submit(self, assignment, text, kind, attachment_ids):
        """Keep a report of the current user on ``assignment``; the caller has checked that he may report."""
        # Reports are a record of the office: the author makes them through this step only, and edits none.
        report = self.sudo()._grant_create(
            {
                "assignment_id": assignment.id,
                "text": text,
                "kind": kind,
                "author_id": self.env.uid,
                "attachment_ids": [fields.Command.set(self._own_files(attachment_ids).ids)],
            }
        )
        report.attachment_ids.write({"res_model": self._name, "res_id": report.id})
        return report

    @api.model
    def _own_files(self, attachment_ids):
        """Files the reporter himself uploaded and has not attached elsewhere."""
        return self.env["ir.attachment"].search(
            [
                ("id", "in", list(attachment_ids)),
                ("create_uid", "=", self.env.uid),
                ("res_model", "in", (False, "akimat.assignment.submit", "akimat.assignment.interim.submit")),
                ("res_id", "in", (False, 0)),
            ]
        )

    def action_mark(self):
        """The leader marks that he has heard this oral report; with it the report counts (Kentau p. 68)."""
        for report in self:
            if refusal := report._refusal_to_mark():
                raise ReportRefused(report.assignment_id._refusal_message(refusal))
            # The mark is the leader's own name and the time, nothing that he could type in.
            report.sudo()._grant({"marked_by_id": self.env.uid, "marked_on": fields.Datetime.now()})
            report._audit("mark", after={"marked_by": self.env.uid})
        return True

    def _refusal_to_mark(self):
        holds = self.env["akimat.duty"]._holds(self.env.user, LEADERS, self.company_id)
        if not holds or self.author_id == self.env.user or self.marked_by_id:
            return Refusal("mark_by_leader")
        return None

    def _audit_basis(self, transition):
        return self.returned_reason if transition.name == "return" else super()._audit_basis(transition)

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)
