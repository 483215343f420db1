from odoo import SUPERUSER_ID, api, fields, models
from odoo.fields import Command, Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import lifecycle_reception

PUBLIC_FIELDS = frozenset(
    "applicant_kind applicant_name iin organisation_name bin representation address phone email language question"
    " wished_leader_id".split()
)
# One person does not hold all the places of the akim.
OPEN_FOR_ONE = 2


class AkimatReceptionCardPublic(models.Model):
    """What the public pages may do with receptions: take a place, show it, give it back."""

    _inherit = "akimat.reception.card"

    @api.model
    def _file_from_public(self, vals, company, slot_id=False, accused=None):
        """Register a request for reception and put it down on a free place, or leave it in the queue.

        :param vals: dict of :data:`PUBLIC_FIELDS`; :param slot_id: a free place, False for the queue.
        :param accused: users complained of.
        :return: the card, in the superuser's environment.
        :raise MoveRefused: the place is taken, or the applicant already holds as many as one may.
        """
        # The applicant has no account: the request is registered by the office itself.
        system = self.with_user(SUPERUSER_ID).with_company(company)
        values = {name: value for name, value in vals.items() if name in PUBLIC_FIELDS}
        values["accused_user_ids"] = [Command.set(accused.ids if accused else [])]
        card = system.create({**values, "channel": "portal", "company_id": company.id})
        if system._open_of(card.iin, company) > OPEN_FOR_ONE:
            card._raise_refused([(card, Refusal("too_many_open", limit=OPEN_FOR_ONE))])
        card._system_move("register")
        if slot_id:
            card.action_book(slot_id)
        return card

    @api.model
    def _open_of(self, iin, company):
        """How many receptions of the person are still ahead, this one included."""
        if not iin:
            return 0
        return self.search_count(
            Domain("iin", "=", iin)
            & Domain("company_id", "=", company.id)
            & Domain("state", "in", ("draft", *lifecycle_reception.WAITING, "booked"))
        )

    def _public_values(self):
        """What the applicant may see of his reception, in the language of the environment."""
        self.ensure_one()
        # The number and the code were checked by the caller: this is the applicant himself.
        card = self.sudo()
        states = dict(card._fields["state"]._description_selection(self.env))
        has_place = card.state in lifecycle_reception.PLACED and card.slot_id
        return {
            "number": card.reg_number,
            "date": card.reg_date,
            "subject": card.question,
            "state": states[card.state],
            "leader": card.leader_id.name if has_place else False,
            "when": card.slot_id._when() if has_place else False,
            "place": card.place if has_place else False,
            "deadline": card.deadline if card.state == "requested" else False,
            "explanation": card._public_explanation() if card.state == "requested" else False,
            "defect": card.defect if card.state == "to_cure" else False,
            "cure_deadline": card.cure_deadline if card.state == "to_cure" else False,
            "cancel_reason": card.cancel_reason,
            "appeal_number": card.appeal_id.reg_number,
            "can_cancel": card._may_cancel_publicly(),
        }

    def _public_explanation(self):
        """Why this date, without the note to the office that the norm is to be checked."""
        return self.env["akimat.norm"]._explain({**self.deadline_trace, "verified": True})

    def _may_cancel_publicly(self):
        ahead = not self.start or self.start > fields.Datetime.now()
        return self.state in (*lifecycle_reception.WAITING, "booked") and ahead

    def _cancel_from_public(self):
        """The applicant gives his place back."""
        self.ensure_one()
        card = self.with_user(SUPERUSER_ID)
        if not card._may_cancel_publicly():
            card._raise_refused([(card, Refusal("no_such_step", name="cancel"))])
        return card._system_move("cancel", cancel_reason=self.env._("The applicant cancelled the booking."))
