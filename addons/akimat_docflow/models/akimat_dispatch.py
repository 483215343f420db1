from odoo import api, fields, models

from .. import messages
from ..domain import addresses, lifecycle, roles, signing
from .akimat_document import CHANNELS


class AkimatDispatch(models.Model):
    """One addressee of an outgoing document: where to, by what, when it went and came."""

    _name = "akimat.dispatch"
    _description = "Dispatch line"
    _inherit = ["akimat.document.part", "akimat.workflow.mixin"]
    _order = "document_id, sequence, id"
    _rec_name = "partner_id"
    _transitions = lifecycle.DISPATCH
    _row_of = ("document_id", "dispatch_ids")
    _entered = "document_id sequence partner_id address channel tracking_number"
    # How a line is sent is the matter of the general department until it has gone.
    _open = {"draft undeliverable": "address channel", "draft sent undeliverable": "tracking_number"}
    _open_to = {"address channel tracking_number": "author executor clerk system"}

    document_id = fields.Many2one("akimat.document", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="document_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    partner_id = fields.Many2one("res.partner", "Addressee", required=True, index=True, ondelete="restrict")
    address = fields.Char(compute="_compute_address", store=True, readonly=False, precompute=True)
    channel = fields.Selection(CHANNELS, default="post", required=True)
    tracking_number = fields.Char("Postal number")
    date_sent = fields.Datetime("Sent", readonly=True, copy=False)
    date_delivered = fields.Datetime("Delivered", readonly=True, copy=False)
    sent_by_id = fields.Many2one("res.users", "Sent by", readonly=True, copy=False, ondelete="restrict")
    state = fields.Selection(
        [
            ("draft", "To send"),
            ("sent", "Sent"),
            ("delivered", "Delivered"),
            ("undeliverable", "Undeliverable"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    can_send = fields.Boolean(compute="_compute_can")
    can_deliver = fields.Boolean(compute="_compute_can")
    can_bounce = fields.Boolean(compute="_compute_can")

    _once = models.UniqueIndex("(document_id, partner_id)", "This addressee is already in the list.")

    @api.depends("partner_id")
    def _compute_address(self):
        for line in self:
            partner = line.partner_id
            parts = [partner.zip, partner.state_id.name, partner.city, partner.street, partner.street2]
            line.address = ", ".join(part for part in parts if part)

    def _missing_address(self):
        """Parts of the postal address that the envelope lacks; none for what does not go by post."""
        partner = self.partner_id
        if self.channel not in addresses.POSTAL_CHANNELS or partner.correspondent_level in signing.LEVELS_WITHOUT_POST:
            return []
        return addresses.missing_parts(partner.zip, partner.city, partner.street)

    def _actor_roles(self):
        found = super()._actor_roles()
        if not self._standing()["kinds"].isdisjoint(roles.GENERAL_DEPARTMENT):
            found.add("clerk")
        return found | (self.document_id._actor_roles() & {"author", "executor"} if self._is_unsigned() else set())

    def _is_unsigned(self):
        return not self.document_id.reg_number

    def _transition_refusal(self, transition):
        if transition.name == "send":
            return self.document_id._refusal_of_addresses(self)
        return super()._transition_refusal(transition)

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        now = fields.Datetime.now()
        if transition.name == "send":
            self._grant({"date_sent": now, "sent_by_id": self.env.uid})
        elif transition.name == "deliver":
            self._grant({"date_delivered": now})

    def action_send(self):
        """Send (again) to this addressee."""
        return self._move("send")

    def action_deliver(self):
        """The addressee has it."""
        return self._move("deliver")

    def action_bounce(self):
        """It came back, or could not be delivered."""
        return self._move("bounce")
