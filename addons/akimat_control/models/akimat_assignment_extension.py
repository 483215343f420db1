from odoo import api, fields, models

from odoo.addons.akimat_base.domain.grants import CREATE
from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import extension as rules
from ..domain import lifecycle, parties, periodic
from ..exceptions import ExtensionRefused
from .akimat_assignment_flow import ACTIVITY_DECIDE
from .selections import PERIODICITY_SELECTION


class AkimatAssignmentExtension(models.Model):
    """A request to move the term of an assignment, and its decision; the history of the term.

    The cause and the day are fixed once the request is made. The number of extensions and how early
    they are asked for are norms.
    """

    _name = "akimat.assignment.extension"
    _description = "Extension of a term"
    _inherit = ["akimat.workflow.mixin"]
    _order = "id desc"
    _transitions = lifecycle.EXTENSION
    # The cause and the day are fixed once the request is made; the higher body may answer after that.
    _open = {
        "draft": "assignment_id kind periodicity requested_deadline reason",
        "draft requested": "higher_decision",
    }
    _open_to = {"*": "lead lead_head", "higher_decision": "lead lead_head inspector giver controller akim"}
    _apart = parties.EXTENSION

    assignment_id = fields.Many2one("akimat.assignment", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="assignment_id.company_id", store=True, index=True)
    kind = fields.Selection(
        [("extension", "Extension"), ("long_term", "Long-term control")],
        "What is asked",
        required=True,
        default="extension",
    )
    periodicity = fields.Selection(PERIODICITY_SELECTION, "Interim reports")
    memo_id = fields.Many2one(
        "akimat.assignment.memo", "Memo", readonly=True, index="btree_not_null", ondelete="restrict", copy=False
    )
    previous_deadline = fields.Date("Present term", compute="_compute_previous_deadline", store=True, precompute=True)
    requested_deadline = fields.Date("New term", required=True)
    reason = fields.Text("Cause", required=True)
    requested_by = fields.Many2one(
        "res.users", "Asked by", default=lambda self: self.env.user, readonly=True, ondelete="restrict"
    )
    requested_on = fields.Date("Asked on", readonly=True)
    consent_ids = fields.Many2many(
        "res.users",
        "akimat_assignment_extension_consent_rel",
        "extension_id",
        "user_id",
        "Agreed",
        readonly=True,
        help="Co-executors who agree to move the term.",
    )
    missing_consent_ids = fields.Many2many("res.users", string="Not agreed yet", compute="_compute_missing_consent_ids")
    higher_decision = fields.Char(
        "Decision of the higher body",
        help="Number and date of the letter by which the giver outside the office agreed.",
    )
    needs_higher_decision = fields.Boolean(compute="_compute_needs_higher_decision")
    decided_by = fields.Many2one("res.users", "Decided by", readonly=True, copy=False, ondelete="restrict")
    decided_on = fields.Date("Decided on", readonly=True, copy=False)
    reject_reason = fields.Char("Rejected because", readonly=True, copy=False)
    state = fields.Selection(
        [("draft", "Draft"), ("requested", "Requested"), ("approved", "Approved"), ("rejected", "Rejected")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
    )
    is_draft = fields.Boolean(compute="_compute_stage")
    is_decided = fields.Boolean(compute="_compute_stage")
    can_request = fields.Boolean(compute="_compute_can")
    can_approve = fields.Boolean(compute="_compute_can")
    can_reject = fields.Boolean(compute="_compute_can")
    may_consent = fields.Boolean(compute="_compute_may_consent")
    step_hint = fields.Char("What is missing", compute="_compute_can")

    _rejected_has_reason = models.Constraint(
        "CHECK (state != 'rejected' OR reject_reason IS NOT NULL)", "A request is rejected with a reason."
    )
    _one_open = models.UniqueIndex(
        "(assignment_id) WHERE state IN ('draft', 'requested')", "An extension of this assignment is already waiting."
    )

    @api.depends("assignment_id.name", "requested_deadline")
    def _compute_display_name(self):
        for extension in self:
            extension.display_name = extension.assignment_id.name

    @api.depends("assignment_id")
    def _compute_previous_deadline(self):
        for extension in self:
            # The term it moves: kept as it was when the request was made.
            extension.previous_deadline = extension.previous_deadline or extension.assignment_id.deadline

    @api.depends("consent_ids", "assignment_id.co_executor_ids")
    def _compute_missing_consent_ids(self):
        for extension in self:
            extension.missing_consent_ids = extension.assignment_id.co_executor_ids - extension.consent_ids

    @api.depends("requested_deadline", "assignment_id.source", "assignment_id.source_deadline")
    def _compute_needs_higher_decision(self):
        for extension in self:
            card = extension.assignment_id
            extension.needs_higher_decision = bool(card.source and extension.requested_deadline) and (
                rules.needs_higher_decision(card.source, card.source_deadline or None, extension.requested_deadline)
            )

    @api.depends("state")
    def _compute_stage(self):
        for extension in self:
            extension.is_draft = extension.state == "draft"
            extension.is_decided = extension.state in ("approved", "rejected")

    @api.depends("state", "consent_ids", "assignment_id.co_executor_ids")
    @api.depends_context("uid")
    def _compute_may_consent(self):
        for extension in self:
            people = extension.assignment_id._people_of(self.env.user, "execution")
            extension.may_consent = extension.state == "draft" and bool(extension.missing_consent_ids & people)

    @api.depends("higher_decision", "consent_ids", "assignment_id.state")
    def _compute_can(self):
        super()._compute_can()
        for extension in self:
            extension.step_hint = bool(extension.id) and extension._hint()

    def _hint(self):
        """Why the person who decides cannot approve yet; False when nothing is missing."""
        transition = self._transitions.named("approve", self.state)
        if not (transition and self._actor_roles() & transition.roles):
            return False
        refusal = self._transition_refusal(transition)
        return bool(refusal) and self._refusal_message(refusal)

    # CRUD

    @api.model_create_multi
    def create(self, vals_list):
        extensions = super().create(vals_list)
        if not self._granted(CREATE):
            extensions._check_author()
        return extensions

    def _refusal_to_delete(self):
        return Refusal("kept") if super()._refusal_to_delete() else None

    def _refusal_of_closed(self, closed):
        return Refusal("card_locked", names=closed)

    def _check_author(self):
        """Only the lead executor or the head of his unit asks, once at a time, while the task is in progress."""
        for extension in self:
            extension._check_author_of(extension.assignment_id)

    def _check_author_of(self, card):
        if card.state != lifecycle.IN_PROGRESS:
            raise ExtensionRefused(card._refusal_message(Refusal("not_in_work")))
        if not card._actor_roles() & {"lead", "lead_head"}:
            raise ExtensionRefused(card._refusal_message(Refusal("not_lead")))

    @api.model
    def _grant_term(self, memo, day, reason, higher_decision):
        """The giver's decision on a memo moves the term: it stands among the extensions and counts as one."""
        card = memo.assignment_id
        if card.extension_count >= card._extension_limit():
            refusal = rules.over_limit(card.source, card._extension_limit())
            raise ExtensionRefused(card._refusal_message(refusal))
        extension = self._grant_create(
            {
                "assignment_id": card.id,
                "requested_deadline": day,
                "reason": reason,
                "higher_decision": higher_decision,
                "memo_id": memo.id,
                # It was asked for by the memo.
                "requested_by": memo.author_id.id,
            }
        )
        return extension._move("grant")

    # Who acts, what must be there

    def _actor_roles(self):
        return super()._actor_roles() | self.assignment_id._actor_roles()

    def _transition_refusal(self, transition):
        card = self.assignment_id
        if transition.name == "grant" and not self.memo_id:
            return Refusal("grant_by_memo")
        if transition.name in ("request", "approve", "grant") and card.state != lifecycle.IN_PROGRESS:
            return Refusal("not_in_work")
        if transition.name in ("approve", "grant") and card._carries_out(self.env.user):
            return Refusal("executor_decides")
        if transition.name in ("approve", "grant") and self.needs_higher_decision and not self.higher_decision:
            return Refusal("no_higher_decision")
        return super()._transition_refusal(transition)

    def _refusal_to_request(self):
        """Why this request cannot be made today: limit, cause, day, time left, consent, period of information."""
        card = self.assignment_id
        long_term = self.kind == "long_term"
        if long_term and (refusal := periodic.refuse_long_term(self.periodicity, self.requested_deadline or None)):
            return refusal
        return rules.refuse_request(
            rules.Request(
                source=card.source,
                deadline=card.deadline,
                requested=self.requested_deadline,
                reason=self.reason or "",
                today=card.company_id._akimat_today(),
                last_day=card._last_day_to_request(),
                # Long-term control is another control, not one more extension.
                approved=0 if long_term else card.extension_count,
                limit=card._extension_limit(),
                missing_consents=tuple(self.missing_consent_ids.mapped("name")),
            )
        )

    # Steps

    def action_request(self):
        """Put the request before the giver.

        :raise ExtensionRefused: the limit is reached (the norm is named), the cause is missing, the day is not
            later, it is too late to ask, or a co-executor has not agreed.
        """
        return self._move("request")

    def action_consent(self):
        """A co-executor agrees to move the term."""
        for extension in self:
            people = extension.assignment_id._people_of(self.env.user, "execution") & extension.missing_consent_ids
            if extension.state != "draft" or not people:
                raise ExtensionRefused(extension._refusal_message(Refusal("not_asked")))
            consent = {"consent_ids": [fields.Command.link(user.id) for user in people]}
            # Consent is the co-executor's own name: he writes nothing else on somebody's request.
            extension.sudo()._grant(consent)
            extension._audit("consent", after={"users": people.ids})
        return True

    def action_approve(self):
        """Approve: the term moves, the first one stays on the card."""
        return self._move("approve")

    def action_reject(self, reason):
        """Reject the request.

        :param reason: why the term stays; the executor reads it.
        """
        for extension in self:
            if not (reason or "").strip():
                raise ExtensionRefused(extension._refusal_message(Refusal("reason_missing")))
        return self._move("reject", reject_reason=reason.strip())

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name == "request":
            for extension in self:
                if refusal := extension._refusal_to_request():
                    raise ExtensionRefused(extension.assignment_id._refusal_message(refusal))

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for extension in self:
            today = extension.company_id._akimat_today()
            if transition.name == "request":
                # Names and dates of a step are the system's.
                extension.sudo()._grant({"requested_by": self.env.uid, "requested_on": today})
                extension._tell_deciders(today)
                continue
            # As above.
            extension.sudo()._grant({"decided_by": self.env.uid, "decided_on": today})
            extension.assignment_id._finish_activities(ACTIVITY_DECIDE)
            if transition.name in ("approve", "grant"):
                extension._move_term()

    def _move_term(self):
        card = self.assignment_id
        # A name or a number reads the same in every language of the office.
        basis = self.higher_decision or self.env.user.name
        if card.source_deadline and self.requested_deadline > card.source_deadline:
            # The giver outside the office moved his own term with that decision.
            card._grant({"source_deadline": self.requested_deadline})
        card._move_term(self.requested_deadline, basis)
        if self.kind == "long_term":
            card._go_long_term(self.periodicity)

    def _audit_basis(self, transition):
        return {
            "request": self.reason,
            "grant": self.reason,
            "approve": self.higher_decision,
            "reject": self.reject_reason,
        }.get(transition.name) or super()._audit_basis(transition)

    def _tell_deciders(self, today):
        card = self.assignment_id
        card._tell(
            card._with_substitutes(card.controller_id or card.issuer_id),
            ACTIVITY_DECIDE,
            today,
            summary=lambda user: self.with_context(lang=user.lang).env._("Decide on the extension of the term"),
        )

    def _ask_consent(self):
        card = self.assignment_id
        card._tell(
            card._with_substitutes(self.missing_consent_ids),
            ACTIVITY_DECIDE,
            card.company_id._akimat_today(),
            summary=lambda user: self.with_context(lang=user.lang).env._("Agree to move the term"),
        )

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)
