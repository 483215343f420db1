from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.akimat_base.domain.grants import CREATE
from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import lifecycle, norm_codes, roles
from ..exceptions import ContentRefused
from .akimat_document import URGENCIES


class AkimatResolution(models.Model):
    """What a leader decides on a document: what to do, who (in order), by when."""

    _name = "akimat.resolution"
    _description = "Resolution"
    _inherit = ["akimat.deadline.mixin", "mail.thread"]
    _order = "date desc, id desc"
    _transitions = lifecycle.RESOLUTION
    # An issued resolution says what it said: another one is issued, or it is cancelled.
    _open = {
        "draft": "document_id author_id text date urgency executor_ids on_control to_be_returned parent_id deadline"
    }
    _mail_post_access = "read"

    document_id = fields.Many2one("akimat.document", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="document_id.company_id", store=True, index=True)
    author_id = fields.Many2one(
        "res.users",
        compute="_compute_author_id",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        index=True,
        ondelete="restrict",
    )
    acting_for_id = fields.Many2one("res.users", "Acting for", readonly=True, copy=False, ondelete="restrict")
    duty_id = fields.Many2one("akimat.duty", "By the duty", readonly=True, copy=False, ondelete="restrict")
    typed_by_id = fields.Many2one(
        "res.users", "Typed by", readonly=True, copy=False, ondelete="restrict", help="Typed on behalf of the author."
    )
    text = fields.Text("Resolution")
    date = fields.Date(default=fields.Date.context_today, required=True)
    urgency = fields.Selection(URGENCIES, compute="_compute_urgency", store=True, readonly=False, precompute=True)
    executor_ids = fields.One2many("akimat.resolution.executor", "resolution_id", "Executors", copy=True)
    lead_user_id = fields.Many2one(
        "res.users", "Lead executor", compute="_compute_lead_user_id", store=True, index=True
    )
    on_control = fields.Boolean("On control")
    to_be_returned = fields.Boolean("To be returned")
    parent_id = fields.Many2one(
        "akimat.resolution", "Under the resolution", index="btree_not_null", ondelete="restrict"
    )
    child_ids = fields.One2many("akimat.resolution", "parent_id", "Further resolutions")
    cancel_reason = fields.Text("Reason of cancellation", copy=False)
    state = fields.Selection(
        [("draft", "Draft"), ("issued", "Issued"), ("done", "Done"), ("cancelled", "Cancelled")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    is_running = fields.Boolean(compute="_compute_is_running")
    can_issue = fields.Boolean(compute="_compute_can")
    can_done = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")

    @api.depends("document_id", "text")
    def _compute_display_name(self):
        for resolution in self:
            resolution.display_name = resolution.env._(
                "Resolution on %(document)s", document=resolution.document_id.display_name or ""
            )

    @api.depends("document_id")
    def _compute_author_id(self):
        """A leader writes for himself; a clerk types for the leader who reviews the document."""
        for resolution in self:
            duties = self.env["akimat.duty"]
            company = resolution.document_id.company_id or self.env.company
            writes = duties._holds(self.env.user, (*roles.LEADERS, *roles.UNIT_HEADS), company)
            types = duties._holds(self.env.user, roles.GENERAL_DEPARTMENT, company)
            on_behalf = types and not writes.filtered(lambda duty: duty.kind in roles.LEADERS)
            reviewer = resolution.document_id.reviewer_id
            resolution.author_id = resolution.author_id or (on_behalf and reviewer) or self.env.user

    @api.depends("document_id")
    def _compute_urgency(self):
        for resolution in self:
            resolution.urgency = resolution.urgency or resolution.document_id.urgency or "ordinary"

    @api.depends("executor_ids.is_lead", "executor_ids.user_id", "executor_ids.sequence")
    def _compute_lead_user_id(self):
        for resolution in self:
            resolution.lead_user_id = resolution.executor_ids.filtered("is_lead")[:1].user_id

    @api.depends("state")
    def _compute_is_running(self):
        for resolution in self:
            resolution.is_running = resolution.state in ("issued", "done")

    @api.depends("state", "author_id")
    @api.depends_context("uid")
    def _compute_can(self):
        for resolution in self:
            actor = resolution._actor_roles()
            for step in ("issue", "done", "cancel"):
                transition = self._transitions.named(step, resolution.state)
                resolution[f"can_{step}"] = bool(transition and actor & transition.roles)

    @api.constrains("executor_ids")
    def _check_one_lead(self):
        for resolution in self:
            if len(resolution.executor_ids.filtered("is_lead")) > 1:
                raise ValidationError(resolution._refusal_message(Refusal("two_leads")))

    # Gate

    def _actor_roles(self):
        found = super()._actor_roles()
        standing = self._standing()
        if self.author_id.id in {self.env.uid, *standing["principals"]["execution"]}:
            found.add("author")
        if not standing["kinds"].isdisjoint(roles.GENERAL_DEPARTMENT):
            found.add("clerk")
        return found

    def _transition_refusal(self, transition):
        if transition.name == "cancel" and not (self.cancel_reason or "").strip():
            return Refusal("reason_missing")
        if transition.name == "issue":
            return self._refusal_to_issue()
        return super()._transition_refusal(transition)

    def _refusal_to_issue(self):
        document = self.document_id
        if document.kind != "incoming" or document.state not in ("review", "execution"):
            return Refusal("document_not_on_review")
        empty = [name for name in ("text", "date", "executor_ids") if not self[name]]
        if not (self.text or "").strip() and "text" not in empty:
            empty.append("text")
        if empty:
            return Refusal("resolution_incomplete", fields=empty)
        if not self._authority():
            return Refusal("author_not_leader", user=self.author_id.name)
        if self.deadline and self.deadline < self.date:
            return Refusal("deadline_before_start", deadline=self.deadline, start=self.date)
        nobody = self.executor_ids.filtered(lambda line: not (line.user_id or line._head()))[:1]
        if nobody:
            return Refusal("executor_unknown", department=nobody.department_id.display_name or "—")
        return None

    def _authority(self):
        """The duty by which the author decides: the reviewer's own first; a unit head decides under a resolution."""
        duties = self.env["akimat.duty"]
        kinds = roles.LEADERS
        if self._author_executes():
            kinds = (*roles.LEADERS, *roles.UNIT_HEADS)
        held = duties._holds(self.author_id, kinds, self.company_id, on=self.date)
        of_reviewer = held.filtered(lambda duty: duty.user_id == self.document_id.reviewer_id)
        return (of_reviewer or held)[:1]

    def _author_executes(self):
        """Whether the author is among the executors of an earlier resolution, or of the document itself."""
        above = self.document_id.resolution_ids.filtered("is_running") - self
        return self.author_id in (above.executor_ids.user_id | self.document_id.executor_id)

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    def _audit_basis(self, transition):
        return self.cancel_reason if transition.name == "cancel" else self.text

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name == "issue":
            for resolution in self:
                resolution._settle()

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "issue":
            for resolution in self:
                resolution._enter_execution()
            self._after_issue()
        elif transition.name == "cancel":
            self.document_id._refresh_control()

    def _settle(self):
        """Fix what follows from the text: by which duty, who is the lead, who answers for a unit."""
        duty = self._authority()
        typed = self.env.user if self.env.user != self.author_id and "clerk" in self._actor_roles() else False
        self._grant(
            {
                "duty_id": duty.id,
                "acting_for_id": self.env["akimat.duty"]._acting_principal(self.author_id, duty).id,
                "typed_by_id": typed and typed.id,
                "parent_id": self.parent_id.id or self._resolution_above().id,
            }
        )
        for line in self.executor_ids.filtered(lambda line: not line.user_id):
            line._grant({"user_id": line._head().id})
        if not self.executor_ids.filtered("is_lead"):
            self.executor_ids.sorted()[0]._grant({"is_lead": True})

    def _resolution_above(self):
        """The running resolution that names the author among its executors."""
        running = self.document_id.resolution_ids.filtered(lambda other: other.state == "issued") - self
        return running.filtered(lambda other: self.author_id in other.executor_ids.user_id)[:1]

    def _enter_execution(self):
        if self.deadline:
            self._set_deadline(self.deadline, self.env._("term set by the resolution"), start=self.date)
        else:
            self._fix_deadline(norm_codes.term_code(self.urgency), self.date)
        self.document_id._enter_execution(self)

    def _after_issue(self):
        """Hook on issued resolutions: upper addons make assignments of their executors."""

    @api.model_create_multi
    def create(self, vals_list):
        created = super().create(vals_list)
        for resolution in created:
            if not self._granted(CREATE):
                resolution._check_draft_writer()
            resolution.document_id._add_participants(resolution.author_id)
        return created

    def _refusal_to_change(self, names):
        refusal = super()._refusal_to_change(names)
        return refusal or (None if self._may_write() else Refusal("resolution_not_yours"))

    def _refusal_of_closed(self, closed):
        return Refusal("issued_is_kept") if self and self.state != "draft" else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return Refusal("issued_is_kept") if super()._refusal_to_delete() else None

    def _may_write(self):
        return self.document_id._may_write_resolution()

    def _deadline_basis(self):
        return self.env._("term set by the resolution")

    def _check_draft_writer(self):
        """A resolution is written by a leader, a clerk who types for one, or a unit head under a resolution."""
        if not self._may_write():
            raise ContentRefused(self._refusal_message(Refusal("resolution_not_yours")))

    # Buttons and RPC

    def action_issue(self):
        """Issue the resolution: the document goes to its executors.

        :raise MoveRefused: no text, no executor, no leader's duty, or a deadline before the day of the resolution.
        """
        return self._move("issue")

    def action_done(self):
        """The author accepts that the resolution is carried out."""
        return self._move("done")

    def action_cancel(self, reason):
        """Cancel the resolution.

        :param reason: why (text, required).
        """
        return self._move("cancel", cancel_reason=reason)
