from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import norm_codes, roles


class AkimatDocument(models.Model):
    """From the registrar's desk to a leader, and back within the term, or straight to a unit."""

    _inherit = "akimat.document"

    correspondence_kind_id = fields.Many2one(
        "akimat.correspondence.kind", "Kind of correspondence", index="btree_not_null", ondelete="restrict"
    )
    received_at = fields.Datetime("Received", default=fields.Datetime.now, copy=False, tracking=True)
    field_id = fields.Many2one(
        "akimat.oversight.field", "Field of oversight", ondelete="restrict", check_company=True, index="btree_not_null"
    )
    reviewer_id = fields.Many2one(
        "res.users",
        compute="_compute_reviewer_id",
        store=True,
        readonly=False,
        precompute=True,
        copy=False,
        ondelete="restrict",
        help="The leader to whom the document goes; proposed by the field of oversight and the unit.",
    )
    handed_over_at = fields.Datetime("Handed over", readonly=True, copy=False)
    acknowledged_at = fields.Datetime("Receipt confirmed", readonly=True, copy=False)
    review_deadline = fields.Date("Return from review by", readonly=True, copy=False, index="btree_not_null")
    handover_minutes = fields.Integer(
        "Minutes to hand over", compute="_compute_handover_minutes", help="From registration to the leader's desk."
    )
    is_review_late = fields.Boolean(
        "Review is late", compute="_compute_is_review_late", search="_search_is_review_late"
    )
    is_my_review = fields.Boolean("On my review", compute="_compute_is_my_review", search="_search_is_my_review")
    can_confirm_receipt = fields.Boolean(compute="_compute_can_confirm_receipt")
    can_resolve = fields.Boolean(compute="_compute_can_resolve")

    @api.depends("field_id", "department_id", "kind", "company_id")
    def _compute_reviewer_id(self):
        for document in self:
            proposes = document.kind == "incoming" and document.state == "draft"
            document.reviewer_id = document._proposed_reviewer() if proposes else document.reviewer_id

    def _proposed_reviewer(self):
        """The deputy who oversees the field or the unit, else the akim (or who acts for him)."""
        duties = self.env["akimat.duty"]
        company = self.company_id or self.env.company
        if overseeing := self.field_id and duties._for_field(self.field_id, company):
            return overseeing.user_id
        if self.department_id:
            deputies = duties._running(roles.DEPUTIES, company)
            if deputies := deputies.filtered(lambda duty: duty._covers(self.department_id)):
                return deputies[0].user_id
        return duties._running(["akim"], company)[:1].user_id

    @api.depends("registered_at", "handed_over_at")
    def _compute_handover_minutes(self):
        for document in self:
            passed = (
                document.handed_over_at
                and document.registered_at
                and (document.handed_over_at - document.registered_at)
            )
            document.handover_minutes = passed // timedelta(minutes=1) if passed else 0

    @api.depends("review_deadline", "state")
    def _compute_is_review_late(self):
        today = self.env.company._akimat_today()
        for document in self:
            document.is_review_late = bool(
                document.state == "review" and document.review_deadline and document.review_deadline < today
            )

    def _search_is_review_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = self._domain_review_late(self.env.company._akimat_today())
        return late if set(value) == {True} else ~late

    @api.model
    def _domain_review_late(self, day):
        return Domain("state", "=", "review") & Domain("review_deadline", "<", day)

    @api.depends("state", "reviewer_id")
    @api.depends_context("uid")
    def _compute_is_my_review(self):
        people = self.env.user.docflow_people_ids
        for document in self:
            document.is_my_review = document.state == "review" and document.reviewer_id in people

    def _search_is_my_review(self, operator, value):
        if operator != "in":
            return NotImplemented
        people = self.env.user.docflow_people_ids
        mine = Domain("state", "=", "review") & Domain("reviewer_id", "in", people.ids)
        return mine if set(value) == {True} else ~mine

    @api.depends("state", "reviewer_id", "acknowledged_at", "urgency")
    @api.depends_context("uid")
    def _compute_can_confirm_receipt(self):
        for document in self:
            waits = document.state == "review" and document.is_urgent and not document.acknowledged_at
            document.can_confirm_receipt = waits and "reviewer" in document._actor_roles()

    @api.depends("state", "reviewer_id")
    @api.depends_context("uid")
    def _compute_can_resolve(self):
        for document in self:
            open_for_it = document.state in ("review", "execution") and document.kind == "incoming"
            document.can_resolve = open_for_it and document._may_write_resolution()

    def _may_write_resolution(self):
        """A leader, a clerk who types for one, or the head of a unit among the executors."""
        roles_here = self._actor_roles()
        if roles_here & {"reviewer", "clerk", "system"}:
            return True
        held = self._standing()["kinds"]
        heads_unit = self.state != "review" and "executor" in roles_here and not held.isdisjoint(roles.UNIT_HEADS)
        return heads_unit or not held.isdisjoint(roles.LEADERS)

    # Checks

    def _refusal_of_reviewer(self):
        if not self.reviewer_id:
            return Refusal("reviewer_missing")
        if not self.env["akimat.duty"]._holds(self.reviewer_id, roles.LEADERS, self.company_id):
            return Refusal("reviewer_not_leader", user=self.reviewer_id.name)
        return None

    def _refusal_of_unit(self):
        return None if self.department_id and self.executor_id else Refusal("unit_missing")

    # What follows

    def _open_review(self):
        now = fields.Datetime.now()
        for document in self:
            document._grant(
                {"handed_over_at": now, "acknowledged_at": False, "review_deadline": document._review_term(now)}
            )
            document._add_participants(document.reviewer_id)
            if document.is_urgent:
                document._notify(document.reviewer_id, document.env._("Urgent: confirm the receipt and decide."))

    def _review_term(self, moment):
        """Deputies return mail in the term of the norm; the akim has none."""
        if (
            not self.env["akimat.duty"]
            ._running(roles.DEPUTIES, self.company_id)
            .filtered(lambda duty: duty.user_id == self.reviewer_id)
        ):
            return False
        start = self.company_id._akimat_date(moment)
        return self.env["akimat.norm"]._day_by_norm(norm_codes.REVIEW_RETURN, start, self.company_id)

    def _close_review(self):
        self._grant({"review_deadline": False, "handed_over_at": False})
        self._done_notices()

    def _open_unit_work(self):
        for document in self:
            document._add_participants(document.executor_id | document._heads_of(document.department_id))
            document._notify(document.executor_id, document.env._("A document was sent to your unit for execution."))

    # Buttons and RPC

    def action_hand_over(self):
        """Put the document into the review queue of its leader, with the time of the hand-over."""
        return self._move("hand_over")

    def action_return_for_routing(self, reason):
        """Return the document to the general department.

        :param reason: why (text, required).
        """
        return self._move("return_for_routing", return_reason=reason)

    def action_route_directly(self, department_id=False, user_id=False):
        """Send the document straight to a unit; only the head of the general department may.

        :param department_id: id of the unit; :param user_id: id of the executor; the head of the unit when not given.
        """
        vals = {"department_id": department_id} if department_id else {}
        for document in self:
            department = document.env["hr.department"].browse(department_id) or document.department_id
            executor = user_id or document.executor_id.id or document._heads_of(department)[:1].id
            document._move("route_directly", **vals, executor_id=executor)
        return True

    def action_confirm_receipt(self):
        """The leader (or who acts for him) confirms that he has the document."""
        for document in self.filtered("can_confirm_receipt"):
            document._grant({"acknowledged_at": fields.Datetime.now()})
            document._audit("receipt", after={"user": document.env.user.name})
        self._done_notices()
        return True

    def action_new_resolution(self):
        """Open an empty resolution for this document in a dialog."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Resolution"),
            "res_model": "akimat.resolution",
            "view_mode": "form",
            "views": [(self.env.ref("akimat_docflow.akimat_resolution_view_form_dialog").id, "form")],
            "target": "new",
            "context": {"default_document_id": self.id},
        }
