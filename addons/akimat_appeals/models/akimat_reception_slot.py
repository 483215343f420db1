from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages_reception as messages
from ..domain import lifecycle_reception, reception_norms

OFFICER_GROUP = "akimat_appeals.group_reception"


class AkimatReceptionSlot(models.Model):
    """One place for one citizen with a leader: made from an approved schedule, taken by one card at a time."""

    _name = "akimat.reception.slot"
    _description = "Place at a reception"
    _inherit = ["akimat.workflow.mixin"]
    _order = "start, id"
    _transitions = lifecycle_reception.SLOT
    _row_of = ("schedule_id", "slot_ids")

    schedule_id = fields.Many2one(
        "akimat.reception.schedule", required=True, readonly=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="schedule_id.company_id", store=True, index=True)
    leader_id = fields.Many2one(related="schedule_id.leader_id", store=True, index=True, string="Who receives")
    place = fields.Char(related="schedule_id.place", store=True)
    is_offsite = fields.Boolean(related="schedule_id.is_offsite")
    start = fields.Datetime(required=True, readonly=True)
    stop = fields.Datetime(required=True, readonly=True)
    day = fields.Date(compute="_compute_day", store=True)
    card_ids = fields.One2many("akimat.reception.card", "slot_id", "Cards")
    cancel_reason = fields.Char("Why it falls out", readonly=True, copy=False)
    state = fields.Selection(
        [
            ("free", "Free"),
            ("booked", "Booked"),
            ("held", "Held"),
            ("missed", "Not come"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="free",
        readonly=True,
        copy=False,
        index=True,
    )
    may_withdraw = fields.Boolean(compute="_compute_may_withdraw", help="A leader's absence can be announced.")

    _once = models.UniqueIndex(
        "(company_id, leader_id, start) WHERE state != 'cancelled'", "The leader already receives at this time."
    )
    _free_ahead = models.Index("(company_id, start) WHERE state = 'free'")

    @api.depends("start", "leader_id")
    def _compute_display_name(self):
        for slot in self:
            slot.display_name = f"{slot._when()} · {slot.leader_id.name or ''}"

    @api.depends("start", "company_id")
    def _compute_day(self):
        for slot in self:
            slot.day = slot.start and slot.company_id._akimat_date(slot.start)

    @api.depends("state", "start")
    @api.depends_context("uid")
    def _compute_may_withdraw(self):
        for slot in self:
            ahead = slot.state in ("free", "booked") and slot.start and slot.start > fields.Datetime.now()
            slot.may_withdraw = bool(ahead) and "officer" in slot._actor_roles()

    def _when(self):
        """Day and time in the akimat's time zone, as papers write them."""
        zone = self.company_id._akimat_now().tzinfo.zone
        return fields.Datetime.context_timestamp(self.with_context(tz=zone), self.start).strftime("%d.%m.%Y %H:%M")

    def _actor_roles(self):
        roles = super()._actor_roles()
        if self.env.user.has_group(OFFICER_GROUP):
            roles.add("officer")
        return roles

    def _role_names(self):
        return {**super()._role_names(), **messages.role_names(self.env)}

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    def _transition_refusal(self, transition):
        if transition.name == "cancel" and not (self.cancel_reason or "").strip():
            return Refusal("reason_missing")
        return super()._transition_refusal(transition)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "cancel":
            # A citizen on a place that falls out waits for another one, first in the queue.
            cards = self.sudo().card_ids.filtered(lambda card: card.state == "booked")
            cards._system_move("unbook")

    def action_cancel(self, reason, illness=False):
        """Take the places out: the leader cannot receive. Citizens go back to the queue.

        :param reason: why (text, required); :param illness: a sudden illness needs no notice ahead.
        :raise MoveRefused: no reason, or later than the notice that the norm asks for (Rules p. 26).
        """
        if not illness:
            late = self.filtered(lambda slot: slot._notice_day() < slot.company_id._akimat_today())
            self._raise_refused([(slot, Refusal("absence_too_late", day=slot._notice_day())) for slot in late])
        return self._withdraw(reason)

    def _notice_day(self):
        """The last day on which the leader's absence may be announced."""
        return self.env["akimat.norm"]._day_by_norm(reception_norms.ABSENCE, self.day, self.company_id)

    def _withdraw(self, reason):
        self._grant({"cancel_reason": reason})
        return self._move("cancel")

    @api.model
    def _domain_offered(self, company, accused=()):
        """Free places ahead in ``company``, without those of leaders complained of or of their substitutes."""
        domain = Domain("company_id", "=", company.id) & Domain("state", "=", "free")
        domain &= Domain("start", ">", fields.Datetime.now())
        barred = self.env["akimat.reception.card"]._barred_leaders(accused, company)
        return domain & Domain("leader_id", "not in", barred.ids) if barred else domain
