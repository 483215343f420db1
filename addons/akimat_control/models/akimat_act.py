from odoo import api, fields, models

from ..domain import lifecycle


class AkimatAct(models.Model):
    """How far the points of a signed act are carried out (PET-23.21)."""

    _inherit = "akimat.act"

    point_count = fields.Integer("Points on control", compute="_compute_execution")
    done_count = fields.Integer("Points carried out", compute="_compute_execution")
    executed_share = fields.Float("Carried out", compute="_compute_execution", help="Share of the points on control.")

    @api.depends("document_id.assignment_ids.state")
    def _compute_execution(self):
        # All points of an act count, seen by the reader or not.
        cards = self.env["akimat.assignment"].sudo()
        domain = [("document_id", "in", self.document_id.ids), ("document_point_id", "!=", False)]
        domain += [("state", "!=", lifecycle.CANCELLED)]
        counts = {}
        for document, state, count in cards._read_group(domain, ["document_id", "state"], ["__count"]):
            total, done = counts.get(document.id, (0, 0))
            counts[document.id] = (total + count, done + (count if state == lifecycle.DONE else 0))
        for act in self:
            act.point_count, act.done_count = counts.get(act.document_id.id, (0, 0))
            act.executed_share = act.done_count / act.point_count if act.point_count else 0.0
