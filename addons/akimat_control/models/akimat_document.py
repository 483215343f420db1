from odoo import api, fields, models

from ..domain import lifecycle
from .akimat_assignment import SOURCE_SELECTION


class AkimatDocument(models.Model):
    """A document on control: its assignments and whether any is still open."""

    _inherit = "akimat.document"

    assignment_ids = fields.One2many("akimat.assignment", "document_id", "Assignments")
    assignment_count = fields.Integer("Number of assignments", compute="_compute_assignment_count")
    control_source = fields.Selection(
        SOURCE_SELECTION,
        "Source of control",
        compute="_compute_control_source",
        store=True,
        readonly=False,
        help="Whose task the document holds; decides the term of an assignment that names none.",
    )
    control_point = fields.Char("Point of the source", help="Point of the act or minutes that holds the task.")
    is_on_control = fields.Boolean("On control", compute="_compute_assignment_count", search="_search_is_on_control")

    @api.depends("partner_id")
    def _compute_control_source(self):
        for document in self:
            known = document.kind == "incoming" and document.partner_id.commercial_partner_id.control_source
            document.control_source = document.control_source or known

    @api.depends("assignment_ids.state")
    def _compute_assignment_count(self):
        groups = self.env["akimat.assignment"]._read_group(
            [("document_id", "in", self.ids)], ["document_id", "state"], ["__count"]
        )
        counts, on_control = {}, set()
        for document, state, count in groups:
            counts[document.id] = counts.get(document.id, 0) + count
            if state in lifecycle.ON_CONTROL:
                on_control.add(document.id)
        for document in self:
            document.assignment_count = counts.get(document._origin.id, 0)
            document.is_on_control = document._origin.id in on_control

    def _search_is_on_control(self, operator, value):
        if operator != "in":
            return NotImplemented
        open_cards = self.env["akimat.assignment"]._search([("state", "in", lifecycle.ON_CONTROL)])
        return [("assignment_ids", "any" if True in value else "not any", [("id", "in", open_cards)])]

    def action_open_assignments(self):
        """Open the assignments of this document."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("akimat_control.akimat_assignment_action_registry")
        return {
            **action,
            "domain": [("document_id", "=", self.id)],
            "context": {"default_document_id": self.id},
        }
