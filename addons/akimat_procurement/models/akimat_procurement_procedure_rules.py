from decimal import Decimal

from odoo import fields, models

from odoo.addons.akimat_base.domain import identifiers
from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import comparison, methods, norm_codes
from ..exceptions_plan import BidRefused


class AkimatProcurementProcedureRules(models.Model):
    """What must be there for a step of a procedure, and what follows from it."""

    _inherit = "akimat.procurement.procedure"

    # What must be there

    def _transition_refusal(self, transition):
        checks = {
            "announce": self._refusal_to_announce,
            "open": self._refusal_to_open,
            "evaluate": self._refusal_to_evaluate,
            "protocol": self._refusal_of_vote,
            "decide": self._refusal_to_decide,
        }
        refusal = checks[transition.name]() if transition.name in checks else None
        return refusal or super()._transition_refusal(transition)

    def _refusal_to_announce(self):
        if self.plan_item_id.plan_state != "approved":
            return Refusal("item_not_in_force", item=self.plan_item_id.display_name)
        if self.method in methods.WITHOUT_BIDS:
            return Refusal("method_without_bids")
        if not self.bids_until:
            return Refusal("no_bids_until")
        if self.bids_until <= fields.Datetime.now():
            return Refusal("bids_until_past")
        if self.opening_at and self.opening_at < self.bids_until:
            return Refusal("opening_before_bids_end")
        if not self._acting_chair():
            return Refusal("no_chair")
        return None

    def _refusal_to_decide(self):
        if self.plan_item_id.plan_state != "approved":
            return Refusal("item_not_in_force", item=self.plan_item_id.display_name)
        if self.method not in methods.WITHOUT_BIDS:
            return Refusal("method_with_bids")
        if self.method == methods.DIRECT and not (self.ground or "").strip():
            return Refusal("no_ground")
        return None

    def _refusal_to_open(self):
        moment = max(filter(None, (self.opening_at, self.bids_until)), default=False)
        if not moment or fields.Datetime.now() < moment:
            return Refusal("still_sealed", moment=moment)
        if not self.bid_count:
            return Refusal("no_bids")
        return None

    def _refusal_to_evaluate(self):
        voting, taking_part = len(self._voting()), len(self._taking_part())
        if not comparison.has_quorum(voting, taking_part):
            return Refusal("no_quorum", voting=voting, taking_part=taking_part)
        if waiting := self.bid_ids.filtered(lambda bid: not bid.outcome):
            return Refusal("bids_not_judged", numbers=tuple(waiting.mapped("number")))
        if not self.bid_ids.filtered(lambda bid: bid.outcome == "admitted"):
            return Refusal("none_admitted")
        return None

    def _refusal_of_vote(self):
        taking_part = self._taking_part()
        votes_for = len(taking_part.filtered(lambda member: member.vote == "for"))
        if not comparison.has_quorum(len(self._voting()), len(taking_part)):
            return Refusal("no_quorum", voting=len(self._voting()), taking_part=len(taking_part))
        if not comparison.is_carried(votes_for, len(taking_part)):
            return Refusal("not_carried", votes_for=votes_for, taking_part=len(taking_part))
        return None

    def _refusal_of_bid(self, partner_id, price):
        if not self.may_take_bids:
            return Refusal("bids_not_taken")
        if fields.Datetime.now() > self.bids_until:
            return Refusal("bid_too_late", moment=self.bids_until)
        return self._refusal_of_offer(partner_id, price)

    def _refusal_of_offer(self, partner_id, price):
        # A person's number is closed to most; here it only says that there is one.
        partner = self.env["res.partner"].browse(partner_id).sudo()
        if not (identifiers.is_valid_bin(partner.bin or "") or identifiers.is_valid_iin(partner.iin or "")):
            return Refusal("supplier_without_number", name=partner.display_name)
        if not price or price <= 0:
            return Refusal("no_amount")
        # Bids are sealed; that a supplier has already made one is said to nobody but the one who brings it.
        bids = self.env["akimat.procurement.bid"].sudo()
        if bids.search_count([("procedure_id", "=", self.id), ("partner_id", "=", partner_id)], limit=1):
            return Refusal("second_bid", name=partner.display_name)
        return None

    def _raise_bid(self, refusal):
        raise BidRefused(self._refusal_message(refusal))

    def _put_bid(self, partner_id, price, **values):
        # A sealed bid is closed also to the person who takes it.
        bids = self.env["akimat.procurement.bid"].sudo()
        self._lock_rows()
        number = bids.search_count([("procedure_id", "=", self.id)]) + 1
        taken = {"received_at": fields.Datetime.now(), "received_by_id": self.env.uid, **values}
        bid = bids._grant_create(
            {"procedure_id": self.id, "number": number, "partner_id": partner_id, "price": price, **taken}
        )
        self._audit("bid", after={"envelope": number})
        return bid

    # What happens with a step

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for procedure in self:
            follow = getattr(procedure, f"_after_{transition.name}", None)
            if follow:
                follow()

    def _after_announce(self):
        self._grant({"announced_on": self.reg_date})

    def _after_open(self):
        self._grant({"opened_at": fields.Datetime.now()})
        # From this moment bids are read by those who read the procedure.
        bids = self.env["akimat.procurement.bid"].sudo().search([("procedure_id", "=", self.id)])
        bids._grant({"is_open": True})
        for member in self._voting():
            if connected := member._connected_with(bids.partner_id):
                member._recuse(
                    self.env._("Affiliated with a bidder: %(names)s", names=", ".join(connected.mapped("name")))
                )

    def _after_evaluate(self):
        # Nobody has the right to write a bid: its place follows from the comparison.
        admitted = self.bid_ids.sudo().filtered(lambda bid: bid.outcome == "admitted")
        places = comparison.ranking(comparison.Bid(bid, Decimal(str(bid.price)), bid.received_at) for bid in admitted)
        for place, bid in enumerate(places, 1):
            bid._grant({"rank": place, "is_winner": place == 1})
        self._grant({"winner_bid_id": places[0].id})

    def _after_protocol(self):
        today = self.company_id._akimat_today()
        self._grant({"protocol_date": today, "protocol_by_id": self.env.uid, "complaint_on": False})
        self._fix_deadline(norm_codes.COMPLAINT, today)
        self._grant({"complaint_until": self.deadline})

    def _after_deadline_moved(self, before):
        super()._after_deadline_moved(before)
        if self.complaint_until == before:
            self._grant({"complaint_until": self.deadline})

    def _after_decide(self):
        self._grant({"protocol_date": self.reg_date, "protocol_by_id": self.env.uid})

    def _after_reopen(self):
        # As in the comparison: the commission judges anew.
        self.sudo().bid_ids._grant({"outcome": False, "rank": 0, "is_winner": False})
        # As above.
        self.sudo().member_ids._grant({"vote": False})
        self._grant({"winner_bid_id": False, "protocol_date": False, "complaint_until": False})

    def _after_cancel(self):
        self._fix_deadline(norm_codes.CANCEL_NOTICE, self.company_id._akimat_today())

    def _audit_basis(self, transition):
        if transition.name in ("fail", "cancel"):
            return self.end_reason
        if transition.name == "decide":
            return self.ground or super()._audit_basis(transition)
        return super()._audit_basis(transition)

    # What a contract may be made of

    def _refusal_to_contract(self, contract):
        """Why ``contract`` does not follow from this procedure: a Refusal, or None."""
        if self.state != "protocol" or not self.winner_bid_id:
            return Refusal("no_protocol", procedure=self.display_name)
        # The chosen bid is open by now; that the contract repeats it is checked for whoever signs.
        bid = self.sudo().winner_bid_id
        if contract.partner_id != bid.partner_id:
            return Refusal("not_the_winner", winner=bid.partner_id.display_name)
        if contract.currency_id.compare_amounts(contract.amount, bid.price) > 0:
            return Refusal("over_winning_price", price=bid.price)
        return None

    def _refusal_to_sign(self):
        """Why no contract is signed on this procedure yet: complaints are possible or not answered."""
        if self.complaint_on and not self.complaint_decided_on:
            return Refusal("complaint_open")
        if self.complaint_until and self.company_id._akimat_today() <= self.complaint_until:
            return Refusal("complaints_possible", until=self.complaint_until)
        return None
