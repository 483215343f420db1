from odoo import fields, models

from ..domain import lifecycle, sources


class AkimatResolution(models.Model):
    """A resolution put on control makes an assignment of its lead executor, with the others as co-executors."""

    _inherit = "akimat.resolution"

    assignment_ids = fields.One2many("akimat.assignment", "resolution_id", "Assignments", copy=False)

    def _after_issue(self):
        super()._after_issue()
        for resolution in self.filtered("on_control"):
            resolution._put_on_control()

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "cancel":
            for resolution in self:
                # With its resolution falls every assignment of it, seen by the author or not.
                cards = resolution.sudo().assignment_ids.filtered(lambda card: not card.is_closed)
                cards._system_move("cancel", cancel_reason=resolution.cancel_reason)

    def _put_on_control(self):
        """Make the assignments of this resolution and put them in force."""
        values = [self._assignment_values(lead) for lead in self._leads()]
        cards = self.env["akimat.assignment"]._give(values, self.company_id)
        self._align_term(cards)

    def _leads(self):
        """The lines that answer for execution; the others contribute."""
        return self.executor_ids.filtered("is_lead")

    def _assignment_values(self, lead):
        document = self.document_id
        source = self._control_source()
        higher = sources.SOURCES[source].level == sources.HIGHER
        others = self.executor_ids.sorted().user_id - lead.user_id
        return {
            "name": document.subject or (self.text or "").strip()[:120],
            "text": self.text,
            "company_id": self.company_id.id,
            "source": source,
            "document_id": document.id,
            "resolution_id": self.id,
            "basis_number": document.sender_number if higher else document.reg_number,
            "basis_date": document.sender_date if higher else document.reg_date,
            "basis_point": document.control_point,
            "issuer_id": self.author_id.id,
            "lead_user_id": lead.user_id.id,
            "lead_department_id": lead.department_id.id,
            "co_executor_ids": [fields.Command.set(others.ids)],
            "urgency": self.urgency,
            # A task of a higher body runs from its receipt at the office, the office's own from the resolution.
            "date_start": document.reg_date if higher else self.date,
            "source_deadline": self._source_deadline(),
            "deadline": not self.norm_id and self.deadline,
            "inspector_id": self.env["akimat.assignment"]._inspectors(self.company_id)[:1].id,
        }

    def _control_source(self):
        """Whose task this is: the body that sent the document, else the leader who wrote the resolution."""
        if self.document_id.control_source and not self.parent_id:
            return self.document_id.control_source
        return sources.source_of_author(frozenset(self.duty_id.mapped("kind")))

    def _source_deadline(self):
        """The day that this resolution may not pass: the term of the task above it, else that of the source."""
        # The card above is read for its term only, also by an author who takes no part in it.
        above = self.parent_id.sudo().assignment_ids.filtered(lambda card: card.state in lifecycle.ON_CONTROL)
        if above:
            return min(above.mapped("deadline"))
        return self.document_id.source_deadline

    def _align_term(self, cards):
        """A resolution without a term of its own shows the term of its assignment, and so does its document."""
        card = cards[:1]
        if not (self.norm_id and card.norm_id):
            return
        # The document and the resolution follow the rules of control, not of the person who issues.
        for record in (self.sudo(), self.document_id.sudo()):
            if record.norm_id and record.norm_id != card.norm_id:
                record._fix_deadline(card.norm_id.code, card.deadline_start)

    def _control_ended(self):
        """Close resolutions whose assignments are all closed, and what hangs on them."""
        # All cards count, also those that the actor does not see.
        for resolution in self.sudo():
            cards = resolution.assignment_ids
            if any(card.state not in (lifecycle.DONE, lifecycle.CANCELLED) for card in cards):
                continue
            if resolution.state == "issued" and lifecycle.DONE in cards.mapped("state"):
                resolution._system_move("done")
            resolution.document_id._control_ended()
