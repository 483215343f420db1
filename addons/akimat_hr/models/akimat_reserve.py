from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..domain import norm_codes_competition as norm_codes
from ..domain import parties
from ..domain.lifecycle_competition import RESERVE_PLACE
from ..exceptions_competition import AppointmentRefused
from ..messages_competition import SENTENCES


class AkimatReserve(models.Model):
    """A place in the personnel reserve: who, for which post, until when, where he came from."""

    _name = "akimat.reserve"
    _description = "Place in the personnel reserve"
    _inherit = ["akimat.workflow.mixin"]
    _order = "date_to, id"
    _check_company_auto = True
    _transitions = RESERVE_PLACE
    # Who is in the reserve, for what and since when is said once, when he is included.
    _born_with = "name position_id company_id date_from"
    _open = {"included": "document_id remove_reason"}
    _open_to = {"*": "hr"}
    _deletable = "none"
    _apart = parties.RESERVE_PLACE

    name = fields.Char("Full name", required=True)
    applicant_id = fields.Many2one("hr.applicant", "Application", readonly=True, ondelete="restrict")
    competition_id = fields.Many2one(related="applicant_id.competition_id", store=True, index="btree_not_null")
    position_id = fields.Many2one(
        "akimat.staffing.position", "Post", required=True, index=True, ondelete="restrict", check_company=True
    )
    category = fields.Char(related="position_id.category", store=True)
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    origin = fields.Selection(
        [("competition", "Competition"), ("head", "Formed by the head")], required=True, readonly=True, default="head"
    )
    document_id = fields.Many2one(
        "akimat.document",
        "Order on the reserve",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        copy=False,
        domain="[('kind', '=', 'order'), ('reg_number', '!=', False), ('company_id', '=', company_id)]",
        help="The order by which the head formed the reserve: without it nobody is appointed from this place.",
    )
    date_from = fields.Date("Since", required=True, default=lambda self: self.env.company._akimat_today())
    date_to = fields.Date("Until", compute="_compute_date_to", store=True, precompute=True, index=True)
    state = fields.Selection(
        [("included", "In the reserve"), ("used", "Appointed"), ("expired", "Expired"), ("removed", "Removed")],
        default="included",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    remove_reason = fields.Text("Why removed", copy=False)
    own_user_ids = fields.Many2many(
        "res.users", string="The candidate himself", compute="_compute_own_user_ids", compute_sudo=True
    )
    is_valid = fields.Boolean("Valid today", compute="_compute_is_valid", search="_search_is_valid")
    can_remove = fields.Boolean(compute="_compute_can")

    @api.depends("date_from", "company_id")
    def _compute_date_to(self):
        norms = self.env["akimat.norm"]
        for place in self:
            if place.date_from:
                place.date_to = norms._day_by_norm(norm_codes.RESERVE, place.date_from, place.company_id)
            else:
                place.date_to = False

    @api.depends("applicant_id")
    def _compute_own_user_ids(self):
        for place in self:
            place.own_user_ids = place.applicant_id.own_user_ids

    @api.depends("state", "date_to")
    def _compute_is_valid(self):
        for place in self:
            today = place.company_id._akimat_today()
            place.is_valid = place.state == "included" and bool(place.date_to) and place.date_to >= today

    def _search_is_valid(self, operator, value):
        if operator != "in":
            return NotImplemented
        valid = self._domain_valid(self.env.company._akimat_today())
        return valid if set(value) == {True} else ~valid

    @api.model
    def _domain_valid(self, today):
        return Domain("state", "=", "included") & Domain("date_to", ">=", today)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can(self):
        """The button and the reason are open to whoever may take the step."""
        for place in self:
            transition = self._transitions.named("remove", place.state)
            place.can_remove = bool(place._origin and transition and place._actor_roles() & transition.roles)

    def _actor_roles(self):
        roles = super()._actor_roles()
        user = self.env.user
        if user.has_group("akimat_hr.group_hr") and self.company_id in user.company_ids:
            roles.add("hr")
        return roles

    def _transition_refusal(self, transition):
        if transition.name == "remove" and not (self.remove_reason or "").strip():
            return Refusal("reason_missing")
        return super()._transition_refusal(transition)

    def _audit_basis(self, transition):
        return self.remove_reason if transition.name == "remove" else super()._audit_basis(transition)

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    def _is_new_life(self):
        """A place is a decision from its first day on."""
        return False

    def _refusal_of_closed(self, closed):
        told = closed & self._guard_words("_born_with")
        return Refusal("place_is_fixed", names=told) if told and self else super()._refusal_of_closed(closed)

    @api.constrains("date_from")
    def _check_date_from(self):
        for place in self:
            if place.date_from > place.company_id._akimat_today():
                raise AppointmentRefused(place._refusal_message(Refusal("place_begins_later", day=place.date_from)))

    def _refusal_to_delete(self):
        return Refusal("place_is_kept")

    def _is_founded(self):
        """Whether a decision put the person here: that of a commission, or an order that is signed and registered."""
        order = self.document_id
        signed = order.kind == "order" and bool(order.reg_number) and not order.annulled
        return self.origin == "competition" or signed

    @api.model
    def _include(self, applicant):
        """The candidate whom the commission recommended, for the validity of the norm."""
        vals = {
            "name": applicant.partner_name,
            "applicant_id": applicant.id,
            "position_id": applicant.position_id.id,
            "company_id": applicant.company_id.id,
            "origin": "competition",
        }
        # The place follows from the decision of the commission, whoever records it.
        return self.sudo()._grant_create(vals)

    def action_remove(self, reason=False):
        """Take the person out of the reserve.

        :param reason: why; the field `remove_reason` when not given.
        """
        return self._move("remove", **({"remove_reason": reason} if reason else {}))
