from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import lifecycle
from ..domain import memo as rules
from ..exceptions import MemoRefused
from .akimat_assignment_term import ACTIVITY_EXECUTE


class AkimatAssignmentMemos(models.Model):
    """The card and its memos: when one may be written, what its decision does to the card."""

    _inherit = "akimat.assignment"

    memo_ids = fields.One2many("akimat.assignment.memo", "assignment_id", "Memos")
    has_memos = fields.Boolean(compute="_compute_has_memos")
    may_write_memo = fields.Boolean(compute="_compute_may_write_memo")

    @api.depends("memo_ids")
    def _compute_has_memos(self):
        for card in self:
            card.has_memos = bool(card.memo_ids)

    @api.depends("state", "deadline", "memo_ids.state", "report_ids.state")
    @api.depends_context("uid")
    def _compute_may_write_memo(self):
        for card in self:
            open_memo = card.memo_ids.filtered(lambda memo: memo.state in ("draft", "visaed", "sent"))
            may = bool(card.id) and not open_memo and "inspector" in card._actor_roles()
            card.may_write_memo = may and rules.refuse_memo(card._execution()) is None

    def _execution(self):
        """What shows that the task is executed badly or not at all."""
        # A returned report is a fact of the card, also for those who may not read the report.
        returned = self.sudo().report_ids.filtered(lambda report: report.state == "returned")
        return rules.Execution(state=self.state, late=self.overdue or self.executed_late, returned=bool(returned))

    def _refusal_to_conclude(self):
        """A task without a report leaves control by the giver's decision on a memo only."""
        # The memo is read by all who take part; its decision is what counts here.
        if self.sudo().memo_ids.filtered(lambda memo: memo.state == "decided" and memo.decision == "remove"):
            return Refusal("executor_removes") if self._carries_out(self.env.user) else None
        return Refusal("conclude_by_memo")

    def _drop_open_requests(self, reason):
        # A request that was decided on otherwise is closed by the system, not by the person.
        requests = self.sudo().extension_ids.filtered(lambda extension: extension.state in ("draft", "requested"))
        if requests:
            requests._system_move("reject", reject_reason=reason)

    def _leave_by_memo(self, memo):
        """The giver's decision on ``memo`` ends control, also where no report was ever given."""
        basis = self.env._(
            "Memo, decision of %(day)s: %(words)s",
            day=format_date(self.env, memo.decided_on),
            words=memo.decision_text,
        )
        step = "remove" if self.state == lifecycle.REPORTED else "conclude"
        self._move(step, evaluation=memo.evaluation, removal_basis=basis)

    def _remind_lead_of_memo(self, memo):
        self._tell(
            self._with_substitutes(self.lead_user_id),
            ACTIVITY_EXECUTE,
            self.company_id._akimat_today(),
            lambda user: memo.with_context(lang=user.lang).env._("Decision on the memo: carry out the assignment"),
        )

    def action_write_memo(self):
        """Open a new memo on this task."""
        self.ensure_one()
        if refusal := rules.refuse_memo(self._execution()):
            raise MemoRefused(self._refusal_message(refusal))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Memo on poor execution"),
            "res_model": "akimat.assignment.memo",
            "view_mode": "form",
            "context": {"default_assignment_id": self.id},
        }

    def _after_close(self):
        super()._after_close()
        # A memo still under way has nothing left to decide, whoever closed the card.
        left = self.sudo().memo_ids.filtered(lambda memo: memo.state in ("draft", "visaed", "sent"))
        if left:
            left._system_move("close")
