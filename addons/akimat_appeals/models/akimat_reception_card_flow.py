from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import lifecycle_reception, reception, reception_norms
from ..exceptions_reception import PlaceTaken


class AkimatReceptionCardFlow(models.Model):
    """The steps of a reception up to the leader's door: request, date, arrival."""

    _inherit = "akimat.reception.card"

    may_choose = fields.Boolean(compute="_compute_can", help="A place can be chosen for the citizen now.")
    step_hint = fields.Char("What is missing", compute="_compute_can")

    @api.depends("question", "slot_id", "defect", "result", "result_text", "task_text", "task_lead_id")
    def _compute_can(self):
        super()._compute_can()
        for card in self:
            card.may_choose = bool(card.id) and card.state == "requested" and "officer" in card._actor_roles()
            card.step_hint = bool(card.id) and card._hint()

    def _hint(self):
        """Why the step that comes next cannot be taken yet, for those who take it; False when nothing is missing."""
        with_task = self.result == "task" and not self.executed_on_spot
        name = {"draft": "register", "received": "control" if with_task else "finish"}.get(self.state)
        transition = name and self._transitions.named(name, self.state)
        if not (transition and self._actor_roles() & transition.roles):
            return False
        refusal = self._transition_refusal(transition)
        return bool(refusal) and self._refusal_message(refusal)

    # Register

    def _registration_refusal(self):
        return self._refusal_of_applicant() or super()._registration_refusal()

    def _refusal_of_applicant(self):
        if self.applicant_kind == "organisation" and not (self.organisation_name and self.representation):
            return Refusal("representative_without_entity")
        if not (self.question or "").strip():
            return Refusal("no_question")
        return None

    def _transition_refusal(self, transition):
        checks = {
            "ask_to_cure": lambda: None if (self.defect or "").strip() else Refusal("no_defect"),
            "book": self._refusal_to_book,
            "walk_in": self._refusal_to_walk_in,
            "cancel": self._refusal_without_reason,
            "send_back": self._refusal_without_reason,
            "miss": lambda: Refusal("not_yet_time") if self.start and self.start > fields.Datetime.now() else None,
        }
        refusal = checks[transition.name]() if transition.name in checks else None
        return refusal or super()._transition_refusal(transition)

    def _refusal_without_reason(self):
        return None if (self.cancel_reason or "").strip() else Refusal("reason_missing")

    # Book

    def action_book(self, slot_id):
        """Put the citizen down on a place.

        :param slot_id: id of a free ``akimat.reception.slot``.
        :raise MoveRefused: the place is taken, past, of a person complained of, or the question stands there already.
        :raise PlaceTaken: somebody else took the place at the same moment.
        """
        self.ensure_one()
        slot = self.env["akimat.reception.slot"].browse(slot_id)
        self._raise_refused([(self, refusal) for refusal in [self._refusal_of_slot(slot)] if refusal])
        try:
            with self.env.cr.savepoint():
                return self._move("book", slot_id=slot.id)
        except UniqueViolation:
            raise PlaceTaken(self._refusal_message(Refusal("place_taken"))) from None

    def _refusal_to_book(self):
        if not self.slot_id:
            return Refusal("no_place")
        return self._refusal_of_slot(self.slot_id)

    def _refusal_of_slot(self, slot):
        # The place belongs to the office's schedule; the applicant sees only that it is free.
        seen = slot.sudo()
        if not seen.exists() or seen.company_id != self.company_id:
            return Refusal("no_place")
        substitutes = self.env["akimat.substitution"]._substitutes(
            seen.leader_id, self.company_id, on=seen.day, scope="reception"
        )
        place = reception.Place(
            is_free=seen.state == "free",
            is_past=seen.start <= fields.Datetime.now(),
            receivers=(seen.leader_id | substitutes).ids,
            # Whom the citizen complains of is known to the system whoever books.
            accused=self.sudo().accused_user_ids.ids,
            same_question_on_day=self._asks_the_same(seen.day),
        )
        return reception.refuse_place(place)

    def _asks_the_same(self, day):
        """Whether this citizen already stands on ``day`` with this question (KEN-92)."""
        domain = Domain("company_id", "=", self.company_id.id) & Domain("reception_date", "=", day)
        domain &= Domain("state", "in", lifecycle_reception.PLACED + lifecycle_reception.RECEIVED)
        if self.iin:
            domain &= Domain("iin", "=", self.iin)
        else:
            domain &= Domain("applicant_name", "=ilike", self.applicant_name)
        # All cards of the day count, also those that the actor does not see.
        others = self.sudo().search(domain) - self
        return any(_plain(other.question) == _plain(self.question) for other in others)

    def _refusal_to_walk_in(self):
        if not self.leader_id:
            return Refusal("no_leader")
        if self.leader_id in self.accused_user_ids:
            return Refusal("accused_receives")
        company = self.company_id
        leads = self.env["akimat.duty"]._running(company._reception_leaders(), company).user_id
        if company.reception_prior_only or self.leader_id in leads:
            return Refusal("prior_record_only")
        return None

    def action_walk_in(self):
        """A citizen has come without booking to the head of a unit."""
        return self._move("walk_in")

    def action_unbook(self):
        """Give the place back; the citizen waits for another one, in the order of his request."""
        return self._move("unbook")

    def action_cancel(self, reason):
        """The citizen does not want the reception any more, or it cannot be.

        :param reason: why (text, required).
        """
        return self._move("cancel", cancel_reason=reason)

    def action_ask_to_cure(self, defect=False):
        """Tell the citizen what the request lacks; he has the term of the norm to put it right."""
        return self._move("ask_to_cure", **({"defect": defect} if defect else {}))

    def action_cured(self):
        """The request has been put right."""
        return self._move("cured")

    def action_send_back(self, reason):
        """Return a request that was not put right in its term."""
        return self._move("send_back", cancel_reason=reason)

    def action_arrive(self):
        """The citizen has come."""
        return self._move("arrive")

    def action_miss(self):
        """The citizen has not come."""
        return self._move("miss")

    def action_ask_again(self):
        """A citizen who did not come asks for another date."""
        return self._move("ask_again")

    # What follows

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name in ("unbook", "cancel", "ask_again"):
            for card in self.filtered("slot_id"):
                # The place follows its card; nobody moves places by hand.
                slot = card.slot_id.sudo()
                if slot.state == "booked":
                    slot._system_move("release")

    def _after_transition(self, transition):
        super()._after_transition(transition)
        followers = {
            "register": self._after_register,
            "ask_to_cure": self._after_ask_to_cure,
            "book": self._after_book,
            "walk_in": self._after_walk_in,
            "unbook": self._after_unbook,
            "ask_again": self._after_unbook,
            "arrive": self._after_arrive,
            "miss": self._after_miss,
        }
        if transition.name in followers:
            followers[transition.name]()

    @api.model
    def _deadline_states(self):
        return lifecycle_reception.WAITING

    def _after_register(self):
        for card in self:
            card._fix_deadline(reception_norms.DATE, card.reg_date)
        self._set_due()

    def _after_ask_to_cure(self):
        for card in self:
            card._grant({"cure_deadline": card._day_by(reception_norms.CURE, card.company_id._akimat_today())})
        self._set_due()

    def _after_book(self):
        for card in self:
            # The place follows its card; nobody moves places by hand.
            slot = card.slot_id.sudo()
            slot._system_move("book")
            day = slot.day
            card._grant(
                {
                    "reception_date": day,
                    "card_date": card.company_id._akimat_today(),
                    "brief_deadline": card._day_by(reception_norms.BRIEF, day),
                    "list_deadline": card._day_by(reception_norms.LIST, day),
                }
            )
        self._set_due()

    def _after_walk_in(self):
        for card in self:
            today = card.company_id._akimat_today()
            card._grant({"reception_date": today, "card_date": today})
        self._set_due()

    def _after_unbook(self):
        follows = ("slot_id", "reception_date", "card_date", "brief_deadline", "list_deadline")
        self._grant(dict.fromkeys(follows, False))
        self._set_due()

    def _after_arrive(self):
        # As above.
        self.slot_id.sudo().filtered(lambda slot: slot.state == "booked")._system_move("hold")
        self._set_due()

    def _after_miss(self):
        # As above.
        self.slot_id.sudo().filtered(lambda slot: slot.state == "booked")._system_move("miss")
        self._set_due()

    def _day_by(self, code, start):
        return self.env["akimat.norm"]._day_by_norm(code, start, self.company_id)


def _plain(text):
    return " ".join((text or "").casefold().split())
