from odoo import api, fields, models
from odoo.fields import Command, Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_docflow.domain.roles import LEADERS, UNIT_HEADS

from ..domain import admissibility, lifecycle
from ..exceptions import AppealRefused, ConflictRefused

# Who considers what came from a higher body or concerns the office's own staff (Kentau Reglament p. 80).
_FOR_HIGHER = ("akim", "head_of_office")


class AkimatAppeal(models.Model):
    """From the general department to a leader, by his resolution to executors; never to whom it complains of."""

    _inherit = "akimat.appeal"

    resolution_ids = fields.One2many("akimat.appeal.resolution", "appeal_id", "Resolutions", readonly=True)
    assigned_on = fields.Date("With the executor since", readonly=True, copy=False)
    reviewer_note = fields.Char(
        "Why another leader considers it",
        copy=False,
        help="Appeals of higher bodies and about the office's staff are considered by the akim or, on his word, the"
        " head of the office.",
    )
    conflict_hint = fields.Char("Assign another", compute="_compute_conflict_hint")
    mine = fields.Boolean(compute="_compute_mine", search="_search_mine", help="I prepare the answer.")
    to_decide = fields.Boolean(compute="_compute_mine", search="_search_to_decide", help="It waits for my decision.")
    can_assign = fields.Boolean(compute="_compute_can")
    can_hand_over = fields.Boolean(compute="_compute_may_route")
    may_reassign = fields.Boolean(compute="_compute_may_route")

    @api.depends("state", "reviewer_id", "executor_id", "accused_user_ids", "accused_department_ids")
    @api.depends_context("uid")
    def _compute_may_route(self):
        for appeal in self:
            roles = appeal._actor_roles()
            appeal.can_hand_over = appeal.state == lifecycle.REGISTERED and "clerk" in roles
            at_work = appeal.state in (lifecycle.REVIEW, lifecycle.EXTENDED)
            appeal.may_reassign = at_work and appeal._refusal_to_route() is None

    @api.depends("reviewer_id", "executor_id", "co_executor_ids", "accused_user_ids", "accused_department_ids")
    @api.depends_context("lang")
    def _compute_conflict_hint(self):
        for appeal in self:
            people = appeal.reviewer_id | appeal.executor_id | appeal.co_executor_ids
            refusal = appeal.has_accused and appeal.is_open and appeal._refusal_of_conflict(people)
            appeal.conflict_hint = refusal and appeal._refusal_message(refusal)

    @api.depends("state", "reviewer_id", "executor_id", "co_executor_ids")
    @api.depends_context("uid")
    def _compute_mine(self):
        people = self.env.user.docflow_people_ids
        for appeal in self:
            at_work = appeal.state in (lifecycle.REVIEW, lifecycle.EXTENDED)
            appeal.mine = at_work and bool((appeal.executor_id | appeal.co_executor_ids) & people)
            waits = appeal.state in (lifecycle.REGISTERED, lifecycle.ANSWERED)
            appeal.to_decide = waits and bool(appeal.reviewer_id & people)

    def _search_mine(self, operator, value):
        people = self.env.user.docflow_people_ids.ids
        domain = Domain("executor_id", "in", people) | Domain("co_executor_ids", "in", people)
        at_work = Domain("state", "in", (lifecycle.REVIEW, lifecycle.EXTENDED))
        return self._search_flag(operator, value, domain & at_work)

    def _search_to_decide(self, operator, value):
        waits = Domain("state", "in", (lifecycle.REGISTERED, lifecycle.ANSWERED))
        mine = Domain("reviewer_id", "in", self.env.user.docflow_people_ids.ids)
        return self._search_flag(operator, value, waits & mine)

    # The ban in words

    def _refusal_of_conflict(self, users):
        """Why the appeal may not go to one of ``users``: a Refusal that names him and the reason, or None."""
        caught = self._barred_among(users)[:1]
        if not caught:
            return None
        # Of whom it complains is a fact of the card, also for somebody who may not read it.
        accused, company = self.sudo().accused_user_ids, self.sudo().company_id
        substitutions = self.env["akimat.substitution"]
        if caught in accused:
            return Refusal("complained_of", user=caught.name)
        acting = accused & substitutions._principals(caught, company, scope="any")
        if acting:
            return Refusal("acts_for_accused", user=caught.name, accused=acting[0].name)
        lent = accused & substitutions._substitutes(caught, company)
        if lent:
            return Refusal("accused_acts_for", user=caught.name, accused=lent[0].name)
        return Refusal("unit_complained_of", user=caught.name)

    def _check_reaches(self, users):
        if refusal := self._refusal_of_conflict(users):
            raise ConflictRefused(self._refusal_message(refusal))

    @api.constrains("accused_user_ids", "accused_department_ids", "bars_subordinates")
    def _check_accused(self):
        for appeal in self.filtered("is_open"):
            appeal._check_reaches(appeal.reviewer_id | appeal.executor_id | appeal.co_executor_ids)

    # To a leader

    def action_hand_over(self, user_id):
        """Hand the registered appeal over to the leader who will consider it.

        :param user_id: id of a leader of the office (or of who acts for one).
        :raise ConflictRefused: the appeal complains of him. :raise AppealRefused: not a leader, or not this one.
        """
        reviewer = self.env["res.users"].browse(user_id)
        for appeal in self:
            if not appeal.can_hand_over:
                raise AppealRefused(appeal._refusal_message(Refusal("no_such_step", name="hand_over")))
            appeal._check_reviewer(reviewer)
            appeal._grant({"reviewer_id": reviewer.id})
            appeal.env["akimat.appeal.resolution"]._write_down(appeal, "hand_over", False, reviewer)
            appeal._audit("hand_over", after={"reviewer": reviewer.login})
            appeal._done_notices()
            appeal._tell(reviewer, lambda env: env._("An appeal waits for your resolution."))
        return True

    def _check_reviewer(self, reviewer):
        self._check_reaches(reviewer)
        duties = self.env["akimat.duty"]._holds(reviewer, LEADERS, self.company_id)
        if not duties:
            raise AppealRefused(self._refusal_message(Refusal("reviewer_not_leader", user=reviewer.name)))
        for_higher = self.channel == "higher_body" or self.controlled_by or self.about_office
        free = not for_higher or (self.reviewer_note or "").strip()
        if not free and not duties.filtered(lambda duty: duty.kind in _FOR_HIGHER):
            raise AppealRefused(self._refusal_message(Refusal("reviewer_for_higher", user=reviewer.name)))

    # To executors

    def action_assign(self, user_id, text, co_executor_ids=()):
        """Assign the appeal by a leader's resolution; again, to another, while it is considered.

        :param user_id: id of the executor; :param text: the resolution; :param co_executor_ids: ids, in order.
        :raise ConflictRefused: one of them is complained of, acts for such an official, or heads the named unit.
        :raise AppealRefused: not a leader, no text, or the appeal may not be considered.
        """
        users = self.env["res.users"]
        executor, others = users.browse(user_id), users.browse(co_executor_ids) - users.browse(user_id)
        for appeal in self:
            appeal._check_assignment(executor, others, text)
            appeal._grant(appeal._assignment_note(executor, others))
            appeal.env["akimat.appeal.resolution"]._write_down(appeal, "assign", text.strip(), executor, others)
            if appeal.state == lifecycle.REGISTERED:
                appeal._move("assign")
            else:
                appeal._audit("assign", after={"executor": executor.login}, basis=text)
            appeal._done_notices()
            appeal._tell(executor | others, lambda env: env._("Prepare the answer."), appeal.deadline)
        return True

    def _assignment_note(self, executor, others):
        note = {
            "executor_id": executor.id,
            "co_executor_ids": [Command.set(others.ids)],
            "assigned_on": self.company_id._akimat_today(),
            "department_id": executor._akimat_department_in(self.company_id).id or self.department_id.id,
        }
        if not self.reviewer_id:
            note["reviewer_id"] = self.env.uid
        return note

    def _check_assignment(self, executor, others, text):
        if refusal := self._refusal_to_route():
            raise AppealRefused(self._refusal_message(refusal))
        if self.state == lifecycle.REGISTERED:
            self._check_reviewer(self.reviewer_id or self.env.user)
        if not executor or not (text or "").strip():
            raise AppealRefused(self._refusal_message(Refusal("resolution_incomplete")))
        # The companies of a colleague decide whether he can work here; the field itself is closed to users.
        if elsewhere := (executor | others).filtered(lambda user: self.company_id not in user.sudo().company_ids):
            raise AppealRefused(self._refusal_message(Refusal("executor_elsewhere", user=elsewhere[0].name)))
        self._check_reaches(executor | others)
        if refusal := admissibility.refuse_consideration(self._case()):
            raise AppealRefused(self._refusal_message(refusal))

    def _refusal_to_route(self):
        """Why the current user may not name executors (Kentau Reglament p. 79, second part)."""
        if self.state not in lifecycle.OPEN:
            return Refusal("no_such_step", name="assign")
        roles = self._actor_roles()
        if "leader" in roles:
            return None
        # Below the leader's resolution the head of the unit that got it names his own people.
        at_work = self.state != lifecycle.REGISTERED and "executor" in roles
        heads = at_work and self.env["akimat.duty"]._holds(self.env.user, UNIT_HEADS, self.company_id)
        return None if heads else Refusal("resolution_first")

    def _transition_refusal(self, transition):
        if transition.name == "assign" and not self.executor_id:
            return Refusal("resolution_first")
        return super()._transition_refusal(transition)

    def _audit_basis(self, transition):
        return self.resolution_ids[-1:].text or super()._audit_basis(transition)
