from odoo import SUPERUSER_ID, api, fields, models

from ..domain import lifecycle, sources
from .selections import SOURCE_SELECTION


class AkimatDocument(models.Model):
    """A document on control: whose task it holds, its assignments, and what their end means for it."""

    _inherit = "akimat.document"
    # Whose task it is, and by when, says the registrar; the term of the sender is fixed by registration.
    _open = {"draft registered review execution": "control_source control_point"}

    assignment_ids = fields.One2many("akimat.assignment", "document_id", "Assignments")
    assignment_count = fields.Integer("Number of assignments", compute="_compute_assignment_count")
    control_source = fields.Selection(
        SOURCE_SELECTION,
        "Source of control",
        compute="_compute_control_source",
        store=True,
        readonly=False,
        precompute=True,
        help="Whose task the document holds; decides the term of an assignment that names none.",
    )
    control_point = fields.Char("Point of the source", help="Point of the act or minutes that holds the task.")
    source_deadline = fields.Date("Term of the source", readonly=True, copy=False)

    @api.depends("partner_id", "kind")
    def _compute_control_source(self):
        for document in self:
            partner = document.partner_id.commercial_partner_id
            known = partner.control_source or sources.source_of_correspondent(partner.correspondent_level or "")
            document.control_source = document.control_source or (document.kind == "incoming" and known)

    @api.depends("assignment_ids")
    def _compute_assignment_count(self):
        counts = dict(
            self.env["akimat.assignment"]._read_group([("document_id", "in", self.ids)], ["document_id"], ["__count"])
        )
        for document in self:
            document.assignment_count = counts.get(document._origin, 0)

    def action_open_assignments(self):
        """Open the assignments of this document."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("akimat_control.akimat_assignment_action_registry")
        return {
            **action,
            "domain": [("document_id", "=", self.id)],
            "context": {"default_document_id": self.id},
        }

    def _note_registration(self):
        super()._note_registration()
        for document in self.filtered(lambda document: document.kind == "incoming" and document.deadline):
            # The term of the sender bounds every later term (Kentau Reglament p. 32).
            document._grant({"source_deadline": document.deadline})

    def _execute_answered(self):
        # The cards of the answered document belong to its executors; the clerk who sends the answer only sends it.
        cards = self.reply_to_id.sudo().assignment_ids.filtered(lambda card: card.state in lifecycle.ON_CONTROL)
        if not cards:
            return super()._execute_answered()
        # A document on control is executed when its assignments leave control; the answer is their evidence.
        return cards.filtered(lambda card: not card.answer_document_id)._grant({"answer_document_id": self.id})

    def _refresh_control(self):
        super()._refresh_control()
        # A document is on control while one of its assignments is; all of them count, seen or not.
        for document in self.sudo().filtered("assignment_ids"):
            document._grant({"on_control": any(card.state in lifecycle.ON_CONTROL for card in document.assignment_ids)})

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "annul":
            for document in self:
                # Nothing is lost silently: the tasks stay, and those who gave and watch them decide.
                cards = document.sudo().assignment_ids.filtered(lambda card: card.state in lifecycle.ON_CONTROL)
                cards._tell_of_annulled_source()

    def _control_ended(self):
        """After the last assignment: the mark of control goes, and a document with nothing left to do is executed."""
        self._refresh_control()
        for document in self:
            done = any(card.state == lifecycle.DONE for card in document.assignment_ids)
            if not done or document.on_control or document.state != "execution":
                continue
            if any(resolution.state == "issued" for resolution in document.resolution_ids):
                continue
            # With something still missing (a paper not returned) the document waits for the general department.
            if document.with_user(SUPERUSER_ID)._refusal_to("execute") is None:
                document._system_move("execute", execution_note=document._execution_words())

    def _execution_words(self):
        """How the document was executed: the accepted reports."""
        reports = self.assignment_ids.report_ids.filtered(lambda report: report.state == "accepted")
        return "\n".join(reports.mapped("text")) or self.execution_note
