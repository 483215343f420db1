from odoo import api, fields, models
from odoo.fields import Domain

from ..domain import norm_codes


class AkimatDocument(models.Model):
    """A document in execution: its resolutions, its term, its mark of control."""

    _inherit = "akimat.document"

    resolution_ids = fields.One2many("akimat.resolution", "document_id", "Resolutions", copy=False)
    resolution_count = fields.Integer(compute="_compute_resolution_count")
    is_mine = fields.Boolean(compute="_compute_is_mine", search="_search_is_mine", string="I execute")

    @api.depends("resolution_ids")
    def _compute_resolution_count(self):
        for document in self:
            document.resolution_count = len(document.resolution_ids)

    @api.depends("executor_id", "resolution_ids.executor_ids.user_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for document in self:
            executors = document.executor_id | document.resolution_ids.filtered("is_running").executor_ids.user_id
            document.is_mine = self.env.user in executors

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        # That he is named is known to him; what he may open is the rule of documents, not of their parts.
        named = Domain("executor_ids", "any!", [("user_id", "=", self.env.uid)])
        running = Domain("state", "in", ["issued", "done"])
        mine = self._domain_with(
            Domain("executor_id", "=", self.env.uid), Domain("resolution_ids", "any!", running & named)
        )
        return mine if set(value) == {True} else ~mine

    def _enter_execution(self, resolution):
        """An issued resolution sends the document to its executors and gives it its term."""
        executors = resolution.executor_ids.user_id
        heads = self._heads_of(resolution.executor_ids.department_id)
        self._add_participants(executors | heads | resolution.author_id)
        # The leader who decides is not the keeper of the card: the card follows the decision.
        card = self.sudo()
        if not resolution.parent_id:
            card._grant(self._execution_values(resolution))
            self._take_term(card, resolution)
        if card.state == "review":
            self._system_move("resolve")
        for user in executors:
            self._notify(user, self.with_context(lang=user.lang).env._("A resolution names you: %s", resolution.text))

    def _execution_values(self, resolution):
        lead = resolution.executor_ids.filtered("is_lead")[:1]
        return {
            "executor_id": lead.user_id.id,
            "department_id": lead.department_id.id or self.department_id.id,
            "on_control": self.on_control or resolution.on_control,
            "to_be_returned": self.to_be_returned or resolution.to_be_returned,
            "acknowledged_at": self.acknowledged_at or fields.Datetime.now(),
        }

    @staticmethod
    def _take_term(card, resolution):
        """The document runs by the term of its resolution; an earlier term of the sender stays."""
        if card.deadline and card.deadline <= resolution.deadline:
            return
        if resolution.norm_id:
            card._fix_deadline(norm_codes.term_code(resolution.urgency), resolution.date)
        else:
            card._set_deadline(resolution.deadline, card.env._("term set by the resolution"), start=resolution.date)

    def _refresh_control(self):
        for document in self:
            running = document.resolution_ids.filtered("is_running")
            document._grant({"on_control": any(running.mapped("on_control"))})
