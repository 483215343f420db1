from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..exceptions import SessionRefused

ROLES = [("chair", "Chair"), ("deputy_chair", "Deputy chair"), ("secretary", "Secretary"), ("member", "Member")]
# One person at a time in a body.
SINGLE = ("chair", "secretary")
# Who a row means; a row of an active body is ended and a new one entered, never turned into another person.
_IDENTITY = ("body_id", "user_id", "partner_id", "duty_kind", "department_id", "role", "is_voting", "date_from")


class AkimatBodyMember(models.Model):
    """One row of a composition: a colleague, a post (whoever holds the duty on the day) or a person from outside."""

    _name = "akimat.body.member"
    _description = "Member of a collegial body"
    _inherit = ["akimat.guard.mixin"]
    _row_of = ("body_id", "member_ids")
    _entered = (
        "body_id sequence role user_id partner_id duty_kind department_id title is_voting date_from date_to basis"
    )
    _deletable = "*"
    _order = "body_id, sequence, id"
    _check_company_auto = True

    body_id = fields.Many2one("akimat.body", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="body_id.company_id", store=True, index=True)
    sequence = fields.Integer(compute="_compute_sequence", store=True, readonly=False, precompute=True)
    role = fields.Selection(ROLES, required=True, default="member")
    user_id = fields.Many2one("res.users", "Colleague", index="btree_not_null", ondelete="restrict")
    partner_id = fields.Many2one("res.partner", "Person from outside", index="btree_not_null", ondelete="restrict")
    duty_kind = fields.Selection("_selection_duty", "By post", index="btree_not_null")
    department_id = fields.Many2one(
        "hr.department", "of the unit", ondelete="restrict", check_company=True, help="Head of which unit, for a post."
    )
    title = fields.Char("Position in papers")
    is_voting = fields.Boolean("Has a vote", compute="_compute_is_voting", store=True, readonly=False, precompute=True)
    date_from = fields.Date(required=True, default=fields.Date.context_today)
    date_to = fields.Date()
    basis = fields.Char("Act of the change", help="Required when the body already works.")
    holder_name = fields.Char("Today", compute="_compute_holder_name")

    _period = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A membership cannot end before it begins."
    )
    _one_person = models.Constraint(
        "CHECK (num_nonnulls(user_id, partner_id, duty_kind) = 1)",
        "A member is a colleague, a post or a person from outside: fill in exactly one of them.",
    )

    @api.model
    def _selection_duty(self):
        return self.env["akimat.duty"]._fields["kind"]._description_selection(self.env)

    @api.depends("role")
    def _compute_sequence(self):
        places = {role: 10 * place for place, (role, _name) in enumerate(ROLES, 1)}
        # The secretary stands last in a printed composition.
        places["secretary"] = 90
        for member in self:
            member.sequence = places.get(member.role, 50)

    @api.depends("role")
    def _compute_is_voting(self):
        for member in self:
            member.is_voting = member.role != "secretary"

    @api.depends("user_id", "partner_id", "duty_kind", "department_id")
    def _compute_holder_name(self):
        for member in self:
            day = (member.company_id or self.env.company)._akimat_today()
            user, partner = member._person_on(day)
            member.holder_name = user.name or partner.name

    @api.depends("role", "user_id", "partner_id", "duty_kind")
    @api.depends_context("lang")
    def _compute_display_name(self):
        roles = dict(self._fields["role"]._description_selection(self.env))
        for member in self:
            member.display_name = f"{member._person_name()} ({roles.get(member.role)})"

    def _person_name(self):
        duties = dict(self._selection_duty()) if self.duty_kind else {}
        return self.user_id.name or self.partner_id.name or duties.get(self.duty_kind) or ""

    # Whom it means

    def _holds_on(self, day):
        self.ensure_one()
        return (self.date_from or day) <= day and (not self.date_to or day <= self.date_to)

    def _person_on(self, day):
        """(user, partner) that this row means on ``day``; both empty for a post that nobody holds."""
        self.ensure_one()
        user = self.user_id
        if self.duty_kind:
            duties = self.env["akimat.duty"]._running([self.duty_kind], self.company_id or self.env.company, day)
            if self.department_id:
                duties = duties.filtered(lambda duty: duty._covers(self.department_id))
            # Who holds a duty is public inside the office; the account goes back to the caller's own rights.
            user = duties[:1].user_id.sudo(False)
        return user, self.partner_id

    # Checks

    @api.constrains("role", "date_from", "date_to", "body_id")
    def _check_single(self):
        for member in self.filtered(lambda member: member.role in SINGLE):
            domain = Domain("body_id", "=", member.body_id.id) & Domain("role", "=", member.role)
            domain &= Domain("id", "!=", member.id)
            domain &= Domain("date_to", "=", False) | Domain("date_to", ">=", member.date_from)
            if member.date_to:
                domain &= Domain("date_from", "<=", member.date_to)
            if other := self.search(domain, limit=1):
                refusal = Refusal("second_officer", role=member.role, other=other.display_name)
                raise ValidationError(messages.explain(self.env, member.body_id, refusal))

    def _check_composition(self):
        for member in self:
            if member.body_id.state == "dissolved":
                raise SessionRefused(messages.explain(self.env, member.body_id, Refusal("body_is_dissolved")))
            if member.body_id.state in ("active", "suspended") and not (member.basis or "").strip():
                refusal = Refusal("composition_without_basis", member=member.display_name)
                raise SessionRefused(messages.explain(self.env, member.body_id, refusal))

    @api.model_create_multi
    def create(self, vals_list):
        members = super().create(vals_list)
        members._check_composition()
        members._note_change("member")
        return members

    def write(self, vals):
        if any(name in vals for name in _IDENTITY):
            for member in self.filtered(lambda member: member.body_id.state != "draft"):
                refusal = Refusal("member_is_kept", member=member.display_name)
                raise SessionRefused(messages.explain(self.env, member.body_id, refusal))
        result = super().write(vals)
        if not {"date_to", "basis"}.isdisjoint(vals):
            self._check_composition()
        self._note_change("member")
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_only_from_drafts(self):
        for member in self.filtered(lambda member: member.body_id.state != "draft"):
            refusal = Refusal("member_is_kept", member=member.display_name)
            raise SessionRefused(messages.explain(self.env, member.body_id, refusal))

    def _note_change(self, event):
        for member in self:
            after = {"member": member._person_name(), "role": member.role, "to": str(member.date_to or "")}
            member._audit(event, after=after, basis=member.basis or None)
        self.body_id._sync_participants()
