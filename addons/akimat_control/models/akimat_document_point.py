from odoo import fields, models
from odoo.fields import Command

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import sources

SEPARATOR = ", "


class AkimatDocument(models.Model):
    """The points of a signed act, order or instruction go on control, one card each."""

    _inherit = "akimat.document"

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "sign":
            for document in self:
                document._put_points_on_control()

    def _put_points_on_control(self):
        """Make the assignments of the points on control; once for each point (PET-D.2, KEN-D.2)."""
        # Whether a point has its card already is no secret of the card.
        points = self.sudo().point_ids.filtered(lambda point: point.on_control and not point.assignment_ids)
        if points:
            shared = self._assignment_values()
            values = [{**shared, **point._assignment_values()} for point in points]
            self.env["akimat.assignment"]._give(values, self.company_id)
            self._refresh_control()

    def _assignment_values(self):
        """What the cards of all points have from their document."""
        return {
            "company_id": self.company_id.id,
            "source": self._source_of_points(),
            "document_id": self.id,
            "basis_number": self.reg_number,
            "basis_date": self.reg_date,
            "issuer_id": self.signatory_id.id,
            "controller_id": self.act_controller_id.id,
            "date_start": self.signed_on,
            "inspector_id": self.env["akimat.assignment"]._inspectors(self.company_id)[:1].id,
        }

    def _source_of_points(self):
        """Whose task a point is: the akimat's for a decree, else that of the official who signs."""
        if self.kind == "act":
            return "city_akimat" if self.act_type == "kaulu" else "city_akim"
        duties = self.env["akimat.duty"]._running(sources.GIVERS, self.company_id)
        held = duties.filtered(lambda duty: duty.user_id == self.signatory_id)
        return sources.source_of_author(frozenset(held.mapped("kind")))


class AkimatDocumentPoint(models.Model):
    _inherit = "akimat.document.point"

    assignment_ids = fields.One2many("akimat.assignment", "document_point_id", "Assignments")

    def _assignment_values(self):
        return {
            "text": self.text,
            "document_point_id": self.id,
            "basis_point": self.number,
            "lead_user_id": self.lead_user_id.id,
            "co_executor_ids": [Command.set(self.co_executor_ids.ids)],
            "deadline": self.deadline,
        }


class AkimatAssignment(models.Model):
    _inherit = "akimat.assignment"

    document_point_id = fields.Many2one(
        "akimat.document.point",
        "Point of the act",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        copy=False,
    )

    _once_a_document_point = models.UniqueIndex(
        "(document_point_id) WHERE document_point_id IS NOT NULL", "This point of the act is already on control."
    )

    def _refusal_to_remove(self):
        # Which steps are open decides for everybody, also for whoever may not open the act.
        point = self.document_point_id.sudo()
        steps = point.is_follow_up and point.document_id.act_ids.publication_ids.filtered(lambda line: not line.done_on)
        if steps:
            names = dict(steps._fields["step"]._description_selection(self.env))
            return Refusal("steps_are_open", steps=SEPARATOR.join(names[line.step] for line in steps))
        return super()._refusal_to_remove()
