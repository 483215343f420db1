from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import lifecycle
from ..domain.parties import VISA_OF_OTHERS

_ASKED = ("document_id", "user_id", "role", "sequence")
ROLES = [
    ("executor", "Executor"),
    ("unit_head", "Head of the unit"),
    ("deputy", "Deputy akim"),
    ("head_of_office", "Head of the office"),
    ("lawyer", "Lawyer"),
    ("finance", "Economy and finance"),
    ("member", "Member of the akimat"),
    ("translator", "Translator"),
    ("other", "Other"),
]


class AkimatVisa(models.Model):
    """One visa on a draft: whose, in which turn, given or refused."""

    _name = "akimat.visa"
    _description = "Visa"
    _inherit = ["akimat.document.part", "akimat.workflow.mixin"]
    _order = "document_id, sequence, id"
    _transitions = lifecycle.VISA
    _row_of = ("document_id", "visa_ids")
    _entered = "document_id user_id role sequence"
    _open = {"current": "comment"}
    _open_to = {"comment": "holder"}

    document_id = fields.Many2one("akimat.document", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="document_id.company_id", store=True, index=True)
    user_id = fields.Many2one("res.users", "Whose visa", required=True, index=True, ondelete="restrict")
    role = fields.Selection(ROLES, "As", required=True, default="other")
    sequence = fields.Integer("Turn", default=10)
    state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("current", "Asked"),
            ("approved", "Approved"),
            ("approved_with_remarks", "Approved with remarks"),
            ("rejected", "Rejected"),
        ],
        default="waiting",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    comment = fields.Text(copy=False)
    date = fields.Datetime("Given", readonly=True, copy=False)
    given_by_id = fields.Many2one("res.users", "Given by", readonly=True, copy=False, ondelete="restrict")
    acting_for_id = fields.Many2one("res.users", "Acting for", readonly=True, copy=False, ondelete="restrict")
    version = fields.Integer("Version of the text", readonly=True, copy=False)
    is_past = fields.Boolean("On an earlier text", readonly=True, copy=False)

    is_mine = fields.Boolean("Asked of me", compute="_compute_is_mine", search="_search_is_mine")
    can_approve = fields.Boolean(compute="_compute_can")
    can_approve_with_remarks = fields.Boolean(compute="_compute_can")
    can_reject = fields.Boolean(compute="_compute_can")

    @api.depends("role", "user_id")
    def _compute_display_name(self):
        names = dict(self._fields["role"]._description_selection(self.env))
        for visa in self:
            visa.display_name = f"{names.get(visa.role)}: {visa.user_id.name or ''}"

    @api.depends("state", "user_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        people = self.env.user.docflow_people_ids
        for visa in self:
            visa.is_mine = visa.state == "current" and visa.user_id in people

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        mine = Domain("state", "=", "current") & Domain("user_id", "in", self.env.user.docflow_people_ids.ids)
        return mine if set(value) == {True} else ~mine

    @api.depends("state", "user_id")
    @api.depends_context("uid")
    def _compute_can(self):
        for visa in self:
            asked = visa.state == "current" and "holder" in visa._actor_roles()
            visa.can_approve = visa.can_approve_with_remarks = visa.can_reject = asked

    # Gate

    def _actor_roles(self):
        found = super()._actor_roles()
        # A member of the akimat visas in person.
        principals = self._standing()["principals"]["visa"] if self.role != "member" else ()
        if self.user_id.id in {self.env.uid, *principals}:
            found.add("holder")
        return found

    def _refusal_of_parent(self):
        if self.document_id.state not in ("draft", "approval"):
            return Refusal("visas_are_closed")
        return super()._refusal_of_parent()

    def _refusal_to_delete(self):
        # What the rules of the akimat demanded, or somebody answered, is no more the author's to take away.
        return Refusal("visas_are_closed") if self.state != "waiting" else super()._refusal_to_delete()

    def _transition_refusal(self, transition):
        if transition.name in ("approve_with_remarks", "reject") and not (self.comment or "").strip():
            return Refusal("comment_missing")
        if transition.name.startswith("approve") and self.role in VISA_OF_OTHERS and self._is_own_draft():
            return Refusal("own_draft")
        return super()._transition_refusal(transition)

    def _is_own_draft(self):
        return self.env.user in (self.document_id.author_id, self.document_id.executor_id)

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    def _audit_basis(self, transition):
        return self.comment or super()._audit_basis(transition)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "open":
            self._ask()
        elif transition.name != "reset":
            self._note_answer(transition)

    def _ask(self):
        for visa in self:
            visa.document_id._notify(visa.user_id, visa.env._("Your visa is asked."))

    def _note_answer(self, transition):
        for visa in self:
            acting = visa.user_id if visa.env.user != visa.user_id else visa.env["res.users"]
            visa._grant(
                {
                    "date": fields.Datetime.now(),
                    "given_by_id": visa.env.uid,
                    "acting_for_id": acting.id,
                    "version": visa.document_id.version,
                }
            )
            visa._end_notice()
            if transition.name == "reject":
                visa.document_id._system_move("rework", return_reason=visa.comment)
            else:
                visa.document_id._open_next_visas()

    def _ask_anew(self):
        """The text is another one: what was answered stays with the text it was given to, and is asked again."""
        answered = self.filtered(lambda visa: visa.state not in ("waiting", "current"))
        again = [{name: visa[name].id if name.endswith("_id") else visa[name] for name in _ASKED} for visa in answered]
        # The history is the system's, whoever changed the text.
        answered.sudo()._grant({"is_past": True})
        # As above.
        self.sudo()._grant_create(again)
        (self - answered).filtered(lambda visa: visa.state == "current")._system_move("reset")
        self.document_id.invalidate_recordset(["visa_ids", "past_visa_ids"])

    def _end_notice(self):
        # The task stands on the document, which a substitute need not be able to change.
        notices = self.document_id.sudo().activity_ids
        notices.filtered(lambda activity: activity.user_id == self.user_id).action_done()

    @api.model_create_multi
    def create(self, vals_list):
        created = super().create(vals_list)
        for visa in created:
            visa.document_id._add_participants(visa.user_id)
        return created

    def write(self, vals):
        result = super().write(vals)
        if vals.get("user_id"):
            for visa in self:
                visa.document_id._add_participants(visa.user_id)
        return result

    # Buttons and RPC

    def action_approve(self, comment=False):
        """Give the visa; with a comment it is given with remarks.

        :param comment: remarks (text, optional).
        """
        if comment:
            return self._move("approve_with_remarks", comment=comment)
        return self._move("approve")

    def action_reject(self, comment):
        """Refuse the visa: the document returns to its author as the next version.

        :param comment: the reason (text, required).
        """
        return self._move("reject", comment=comment)
