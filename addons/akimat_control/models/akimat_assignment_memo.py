from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import lifecycle, parties
from ..domain import memo as rules
from ..exceptions import MemoRefused
from .selections import EVALUATION_SELECTION, SOURCE_SELECTION

BLOCK_FIELDS = frozenset({"evaluation", "findings", "proposal", "proposed_deadline", "proposal_text"})
DEPUTIES = ("first_deputy", "deputy")
# Sources whose documents have several points: the memo cites the one it is about.
WITH_POINTS = ("minutes", "government", "oblast_akimat", "city_akimat", "president")


class AkimatAssignmentMemo(models.Model):
    """The memo (жазбахат) to the giver of a task that is executed badly or not at all (Kentau Reglament p. 40).

    Six blocks: the source, the executors, the first term, the extensions (taken from the card and kept as
    they were), the assessment and the proposal. The control unit and the branch unit put their visas.
    """

    _name = "akimat.assignment.memo"
    _description = "Memo on poor execution"
    _inherit = ["akimat.workflow.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _transitions = lifecycle.MEMO
    _open = {"draft": "assignment_id evaluation findings proposal proposed_deadline proposal_text"}
    _open_to = {"*": "inspector system"}
    _apart = parties.MEMO

    assignment_id = fields.Many2one("akimat.assignment", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="assignment_id.company_id", store=True, index=True)
    author_id = fields.Many2one(
        "res.users", "Prepared by", readonly=True, default=lambda self: self.env.user, ondelete="restrict"
    )
    addressee_id = fields.Many2one(
        "res.users", "Addressed to", readonly=True, ondelete="restrict", help="Who gave the task."
    )

    # 1-4: from the card, as they were when the memo was written
    source = fields.Selection(SOURCE_SELECTION, readonly=True)
    basis_number = fields.Char("Number of the source", readonly=True)
    basis_date = fields.Date("Date of the source", readonly=True)
    basis_point = fields.Char("Point", readonly=True)
    lead_user_id = fields.Many2one("res.users", "Lead executor", readonly=True, ondelete="restrict")
    lead_department_id = fields.Many2one("hr.department", "Lead unit", readonly=True, ondelete="restrict")
    co_executor_ids = fields.Many2many(
        "res.users", "akimat_memo_co_executor_rel", "memo_id", "user_id", "Co-executors", readonly=True
    )
    initial_deadline = fields.Date("First term", readonly=True)
    present_deadline = fields.Date("Present term", readonly=True)
    extension_dates = fields.Json("Terms after extensions", readonly=True)
    extension_words = fields.Char("Extended to", compute="_compute_extension_words")
    point_warning = fields.Char(compute="_compute_point_warning")

    # 5-6: what the inspector writes
    evaluation = fields.Selection(EVALUATION_SELECTION)
    findings = fields.Text("What was found", help="In which way the task is executed badly or not at all, and why.")
    proposal = fields.Selection(
        [
            ("extend", "Extend the term"),
            ("new_term", "Set a new term"),
            ("remove", "Remove from control"),
            ("return", "Return for rework"),
            ("measures", "Other measures"),
        ]
    )
    proposed_deadline = fields.Date("Proposed term")
    proposal_text = fields.Text("Proposal in words")

    # Visas, sending, decision
    control_visa_id = fields.Many2one("res.users", "Visa of the control unit", readonly=True, ondelete="restrict")
    control_visa_on = fields.Date("Visa of the control unit on", readonly=True)
    branch_visa_id = fields.Many2one("res.users", "Visa of the branch unit", readonly=True, ondelete="restrict")
    branch_visa_on = fields.Date("Visa of the branch unit on", readonly=True)
    sent_on = fields.Date("Sent on", readonly=True)
    decision = fields.Selection(
        [
            ("term", "The term is moved"),
            ("remove", "Removed from control"),
            ("return", "Returned for rework"),
            ("keep", "Nothing changes"),
        ],
        readonly=True,
    )
    decided_deadline = fields.Date("New term", readonly=True)
    decision_text = fields.Text("Decision in words", readonly=True)
    decided_by_id = fields.Many2one("res.users", "Decided by", readonly=True, ondelete="restrict")
    decided_on = fields.Date("Decided on", readonly=True)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("visaed", "With visas"),
            ("sent", "Before the giver"),
            ("decided", "Decided"),
            ("closed", "No longer needed"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    may_visa = fields.Boolean(compute="_compute_may_visa")
    may_write = fields.Boolean(compute="_compute_may_visa")
    can_rework = fields.Boolean(compute="_compute_can")
    can_send = fields.Boolean(compute="_compute_can")
    can_decide = fields.Boolean(compute="_compute_can")
    missing = fields.Char("What is missing", compute="_compute_missing")

    _one_open = models.UniqueIndex(
        "(assignment_id) WHERE state IN ('draft', 'visaed', 'sent')", "A memo on this assignment is already under way."
    )

    @api.depends("assignment_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for memo in self:
            memo.display_name = self.env._("Memo: %(name)s", name=memo.assignment_id.name or "")

    @api.depends("extension_dates")
    @api.depends_context("lang")
    def _compute_extension_words(self):
        for memo in self:
            days = [format_date(self.env, fields.Date.to_date(day)) for day in memo.extension_dates or []]
            memo.extension_words = ", ".join(days) or self.env._("not extended")

    @api.depends("source", "basis_point")
    @api.depends_context("lang")
    def _compute_point_warning(self):
        for memo in self:
            pointless = memo.source in WITH_POINTS and not memo.basis_point
            memo.point_warning = pointless and self.env._("The card names no point of its source.")

    @api.depends("state", "control_visa_id", "branch_visa_id")
    @api.depends_context("uid")
    def _compute_may_visa(self):
        for memo in self:
            memo.may_visa = bool(memo.id) and bool(memo._visas_of_user()) and not memo._refusal_of_blocks()
            memo.may_write = memo.state == "draft" and (not memo.id or "inspector" in memo._actor_roles())

    @api.depends("state", "evaluation", "findings", "proposal", "proposed_deadline")
    @api.depends_context("lang")
    def _compute_missing(self):
        for memo in self:
            refusal = memo.id and memo.state == "draft" and memo._refusal_of_blocks()
            memo.missing = bool(refusal) and memo._refusal_message(refusal)

    # CRUD

    @api.model_create_multi
    def create(self, vals_list):
        memos = super().create(vals_list)
        for memo in memos:
            card = memo.assignment_id
            if refusal := rules.refuse_memo(card._execution()):
                raise MemoRefused(card._refusal_message(refusal))
            memo._note_card()
        return memos

    def write(self, vals):
        result = super().write(vals)
        if BLOCK_FIELDS & set(vals):
            # What was visaed and changed afterwards is visaed anew.
            self.filtered(lambda memo: memo.control_visa_id or memo.branch_visa_id)._clear_visas()
        return result

    def _refusal_to_change(self, names):
        # A memo on another task is another memo.
        if "assignment_id" in names or super()._refusal_to_change(names):
            return Refusal("memo_locked")
        return None

    def _refusal_to_delete(self):
        return Refusal("memo_locked") if super()._refusal_to_delete() else None

    def _note_card(self):
        """Keep what the card says today: the memo stays true when the term moves."""
        card = self.assignment_id
        # The extensions of the card are the history of its term; only their days are taken.
        moved = card.sudo().extension_ids.filtered(lambda extension: extension.state == "approved").sorted("id")
        self._grant(
            {
                "addressee_id": card.issuer_id.id,
                "source": card.source,
                "basis_number": card.basis_number,
                "basis_date": card.basis_date,
                "basis_point": card.basis_point,
                "lead_user_id": card.lead_user_id.id,
                "lead_department_id": card.lead_department_id.id,
                "co_executor_ids": [fields.Command.set(card.co_executor_ids.ids)],
                "initial_deadline": card.initial_deadline,
                "present_deadline": card.deadline,
                "extension_dates": [day.isoformat() for day in moved.mapped("requested_deadline")],
            }
        )

    # Who acts, what must be there

    def _actor_roles(self):
        return super()._actor_roles() | self.assignment_id._actor_roles()

    def _refusal_of_blocks(self):
        today = self.company_id._akimat_today()
        blocks = rules.Blocks(
            self.evaluation, self.findings or "", self.proposal, self.proposed_deadline or None, today
        )
        return rules.refuse_blocks(blocks, self.assignment_id._execution())

    def _visas_of_user(self):
        """Which of the missing visas the current user may put: ``control``, ``branch``."""
        if self.state != "draft":
            return set()
        card, duties = self.assignment_id, self.env["akimat.duty"]
        people = card._people_of(self.env.user, "visa")
        control = duties._holders(["control_head"], self.company_id) or duties._holders(["inspector"], self.company_id)
        branch = duties._heads_of(self.lead_department_id, self.company_id) or duties._overseers_of(
            self.lead_department_id, self.company_id, DEPUTIES
        )
        found = set()
        if not self.control_visa_id and control & people:
            found.add("control")
        if not self.branch_visa_id and branch & people:
            found.add("branch")
        return found

    def _transition_refusal(self, transition):
        if transition.name in ("visa", "send") and not (self.control_visa_id and self.branch_visa_id):
            return Refusal("memo_no_visas")
        if transition.name == "decide" and self.assignment_id._carries_out(self.env.user):
            return Refusal("executor_decides")
        return super()._transition_refusal(transition)

    # Steps

    def action_visa(self):
        """Put the visa of the control unit or of the branch unit; with both the memo may be sent.

        :raise MemoRefused: a block is empty, or the user may put neither.
        """
        for memo in self:
            if refusal := memo._refusal_of_blocks():
                raise MemoRefused(memo._refusal_message(refusal))
            parts = memo._visas_of_user()
            if not parts:
                raise MemoRefused(memo._refusal_message(Refusal("memo_not_your_visa")))
            today = memo.company_id._akimat_today()
            for part in parts:
                memo._grant({f"{part}_visa_id": self.env.uid, f"{part}_visa_on": today})
            memo._audit("visa_given", after={"parts": sorted(parts)})
            if memo.control_visa_id and memo.branch_visa_id:
                memo._system_move("visa")
        return True

    def action_rework(self):
        """Take the memo back for a change; its visas are asked for anew."""
        return self._move("rework")

    def action_send(self):
        """Put the memo before the giver of the task."""
        return self._move("send")

    def action_decide(self, decision, text, deadline=False, higher_decision=False):
        """The giver decides: the decision is carried out on the card at once.

        :param decision: ``term`` (with ``deadline``), ``remove``, ``return`` or ``keep``.
        :param text: the decision in words; :param deadline: the new day.
        :param higher_decision: number and date of the higher body's decision, where the term is its own.
        :raise MemoRefused: no such decision, no words, no day or a day that has passed.
        """
        self.ensure_one()
        day = fields.Date.to_date(deadline) or None
        refusal = rules.refuse_decision(decision, text, day, self.company_id._akimat_today())
        if refusal:
            raise MemoRefused(self._refusal_message(refusal))
        self._move("decide", decision=decision, decision_text=text.strip(), decided_deadline=day)
        self._carry_out(higher_decision)
        return True

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for memo in self:
            today = memo.company_id._akimat_today()
            if transition.name == "rework":
                memo._clear_visas()
            elif transition.name == "send":
                memo._grant({"sent_on": today})
                memo._tell_giver(today)
            elif transition.name == "decide":
                memo._grant({"decided_by_id": self.env.uid, "decided_on": today})
                # The giver has decided: the request to do so is answered, whoever else it was put to.
                memo.sudo().activity_ids.action_feedback()

    def _clear_visas(self):
        self._grant(dict.fromkeys(("control_visa_id", "control_visa_on", "branch_visa_id", "branch_visa_on"), False))

    def _tell_giver(self, today):
        card = self.assignment_id
        for user in card._with_substitutes(card.controller_id | card.issuer_id):
            self.with_context(lang=user.lang).activity_schedule(
                "mail.mail_activity_data_todo",
                date_deadline=today,
                user_id=user.id,
                summary=self.with_context(lang=user.lang).env._("Decide on the memo"),
            )

    def _carry_out(self, higher_decision):
        """Do on the card what the giver has decided."""
        card = self.assignment_id
        if self.decision == "remove":
            card._leave_by_memo(self)
        elif self.decision != "keep" and card.state == lifecycle.REPORTED:
            card.action_return(self.decision_text)
        else:
            card._remind_lead_of_memo(self)
        if self.decision == "term":
            card._drop_open_requests(self.env._("The term was decided on by a memo."))
            self.env["akimat.assignment.extension"]._grant_term(
                self, self.decided_deadline, self.decision_text, higher_decision
            )

    def _audit_basis(self, transition):
        return self.decision_text if transition.name == "decide" else super()._audit_basis(transition)

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)
