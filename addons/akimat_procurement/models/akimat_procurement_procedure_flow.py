from odoo import api, fields, models

from ..domain import norm_codes
from ..exceptions_plan import ProcurementRefused
from .akimat_procurement_member import VOTING


class AkimatProcurementProcedureFlow(models.Model):
    """The steps of a procedure: who takes them, what must be there, what follows."""

    _inherit = "akimat.procurement.procedure"

    can_announce = fields.Boolean(compute="_compute_can")
    can_receive = fields.Boolean(compute="_compute_can")
    can_open = fields.Boolean(compute="_compute_can")
    can_evaluate = fields.Boolean(compute="_compute_can")
    can_protocol = fields.Boolean(compute="_compute_can")
    can_decide = fields.Boolean(compute="_compute_can")
    can_fail = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")
    may_take_bids = fields.Boolean(compute="_compute_may")
    may_open = fields.Boolean(compute="_compute_may")
    may_vote = fields.Boolean(compute="_compute_may")
    may_step_aside = fields.Boolean(compute="_compute_may")
    may_complain = fields.Boolean(compute="_compute_may")
    may_answer_complaint = fields.Boolean(compute="_compute_may")
    may_contract = fields.Boolean(compute="_compute_may")
    may_note_members = fields.Boolean(compute="_compute_may")
    may_compose = fields.Boolean(compute="_compute_may")
    is_editable = fields.Boolean(compute="_compute_may")
    step_hint = fields.Char("What is missing", compute="_compute_can")

    @api.depends("member_ids.present", "member_ids.recused", "member_ids.vote", "bid_ids.outcome", "bids_until")
    def _compute_can(self):
        super()._compute_can()
        for procedure in self:
            steps = ("announce", "open", "evaluate", "protocol") if procedure.has_bids else ()
            procedure.step_hint = procedure._hint(steps)

    @api.depends("state", "complaint_on", "complaint_decided_on", "member_ids.recused", "member_ids.vote")
    @api.depends_context("uid")
    def _compute_may(self):
        for procedure in self:
            procurer = "procurer" in procedure._actor_roles()
            mine = procedure._my_membership()
            judging = procedure.state in ("opened", "evaluated")
            waiting = bool(procedure.complaint_on and not procedure.complaint_decided_on)
            procedure.is_editable = procedure._may_write("plan_item_id")
            procedure.may_compose = procedure._may_write("member_ids")
            leads = procurer or "chair" in procedure._actor_roles()
            # Shown before the moment has come: the refusal says when it will.
            procedure.may_open = procedure.state == "bids" and leads
            procedure.may_note_members = procedure.state == "opened" and leads
            procedure.may_take_bids = procedure.state == "bids" and procurer
            procedure.may_vote = procedure.state == "evaluated" and bool(mine) and not mine.recused
            procedure.may_step_aside = judging and bool(mine) and not mine.recused
            procedure.may_complain = procedure.state == "protocol" and procurer and not waiting and procedure.has_bids
            procedure.may_answer_complaint = procedure.state == "protocol" and procurer and waiting
            procedure.may_contract = procedure.state == "protocol" and procurer

    # Who acts

    def _actor_roles(self):
        roles = super()._actor_roles()
        if self.env["akimat.duty"]._holds(self.env.user, ["akim", "head_of_office"], self.company_id, scope="sign"):
            roles.add("first_head")
        if self._acting_chair().user_id == self.env.user:
            roles.add("chair")
        return roles

    def _voting(self):
        # Who sits in the commission is part of every step, whoever takes it.
        return self.sudo().member_ids.filtered(lambda member: member.role in VOTING)

    def _acting_chair(self):
        """The chair, or the deputy when the chair has stepped aside."""
        for role in ("chair", "deputy_chair"):
            if found := self._voting().filtered(lambda member, role=role: member.role == role and not member.recused):
                return found[:1]
        return self.env["akimat.procurement.member"]

    def _my_membership(self):
        return self._voting().filtered(lambda member: member.user_id == self.env.user)[:1]

    def _taking_part(self):
        return self._voting().filtered(lambda member: member.present and not member.recused)

    # Steps

    def action_announce(self):
        """Announce the purchase: it gets its number.

        :raise MoveRefused: the row is not in the plan in force, the method takes no bids, there is no commission
            or no last moment for bids.
        """
        return self._move("announce")

    def action_receive(self):
        """Begin to take bids."""
        return self._move("receive")

    def action_receive_bid(self, partner_id, price, delivery_days=0, note=False):
        """Take a sealed bid; nobody reads it before the opening.

        :param partner_id: id of the supplier; :param price: the offered sum.
        :return: number of the envelope.
        :raise BidRefused: it is too late, the supplier has no valid number, or has already made a bid.
        """
        self.ensure_one()
        if refusal := self._refusal_of_bid(partner_id, price):
            self._raise_bid(refusal)
        return self._put_bid(partner_id, price, delivery_days=delivery_days, note=note).number

    def action_open(self):
        """Open the bids; members affiliated with a bidder step aside.

        :raise MoveRefused: the moment has not come, or there is no bid.
        """
        return self._move("open")

    def action_take_part(self, user_ids):
        """Note which members take part in the evaluation.

        :param user_ids: ids of the members.
        :raise ProcurementRefused: not in this state, or not by this person.
        """
        self.ensure_one()
        if self.state != "opened" or not self._actor_roles() & {"procurer", "chair"}:
            self._refuse(ProcurementRefused, "not_evaluating")
        for member in self._voting():
            member._grant({"present": member.user_id.id in user_ids}, event="attendance")
        return True

    def action_step_aside(self, reason):
        """Step aside as a member, because of a conflict of interests.

        :param reason: which (text, required).
        """
        self.ensure_one()
        member = self._my_membership()
        if not self.may_step_aside:
            self._refuse(ProcurementRefused, "not_a_judging_member")
        member._recuse(self._require_reason(reason))
        return True

    def action_evaluate(self):
        """Compare the admitted bids: the lowest price is the best.

        :raise MoveRefused: there is no quorum, a bid has not been judged, or none is admitted.
        """
        return self._move("evaluate")

    def action_vote(self, choice):
        """Vote on the result as a member.

        :param choice: ``for`` or ``against``.
        :raise ProcurementRefused: the person is no member, has stepped aside, or does not take part.
        """
        self.ensure_one()
        member = self._my_membership()
        if self.state != "evaluated" or member not in self._taking_part() or choice not in ("for", "against"):
            self._refuse(ProcurementRefused, "not_voting")
        member._grant({"vote": choice}, event="vote")
        return True

    def action_vote_for(self):
        """Vote for the result."""
        return self.action_vote("for")

    def action_vote_against(self):
        """Vote against the result."""
        return self.action_vote("against")

    def action_protocol(self):
        """Fix the result by the protocol; the term for complaints begins.

        :raise MoveRefused: the commission has not voted for the result.
        """
        return self._move("protocol")

    def action_decide(self, partner_id, price):
        """Decide on a purchase without bids; the first head does it personally (art. 16(5)).

        :param partner_id: id of the supplier; :param price: the sum.
        :raise MoveRefused: the method takes bids, or a ground is missing.
        """
        self.ensure_one()
        if refusal := self._refusal_to("decide") or self._refusal_of_offer(partner_id, price):
            self._raise_bid(refusal)
        bid = self._put_bid(partner_id, price, is_open=True, outcome="admitted", rank=1, is_winner=True)
        return self._move("decide", winner_bid_id=bid.id)

    def action_fail(self, reason):
        """Declare the purchase failed.

        :param reason: why (text, required).
        """
        return self._move("fail", end_reason=self._require_reason(reason))

    def action_cancel(self, reason):
        """Give the purchase up; the participants are told within the term.

        :param reason: cut expenses or a changed plan, in words (required).
        """
        return self._move("cancel", end_reason=self._require_reason(reason))

    def action_complain(self, text):
        """Note a complaint against the protocol.

        :param text: who complains of what (required).
        :raise ProcurementRefused: the term for complaints is over.
        """
        self.ensure_one()
        today = self.company_id._akimat_today()
        if not self.may_complain or today > self.complaint_until:
            self._refuse(ProcurementRefused, "complaint_too_late", until=self.complaint_until)
        text = self._require_reason(text)
        noted = {"complaint_on": today, "complaint_text": text}
        self._grant({**noted, "complaint_decision": False, "complaint_decided_on": False}, "complaint", text)
        self._fix_deadline(norm_codes.COMPLAINT_DECISION, self.complaint_until)
        return True

    def action_answer_complaint(self, text, upheld=False):
        """Note the decision on the complaint; an upheld one sends the bids back to the commission.

        :param text: the decision (required); :param upheld: whether the complaint was right.
        """
        self.ensure_one()
        if not self.may_answer_complaint:
            self._refuse(ProcurementRefused, "no_complaint")
        today = self.company_id._akimat_today()
        text = self._require_reason(text)
        self._grant({"complaint_decision": text, "complaint_decided_on": today}, "complaint_decision", text)
        if upheld:
            self._system_move("reopen")
        return True

    def action_prepare_contract(self):
        """Begin the contract with the winner, and open it."""
        self.ensure_one()
        if not self.may_contract:
            self._refuse(ProcurementRefused, "not_to_contract")
        bid = self.winner_bid_id
        contract = self.env["akimat.contract"].create(
            {
                "name": self.name,
                "plan_item_id": self.plan_item_id.id,
                "procedure_id": self.id,
                "partner_id": bid.partner_id.id,
                "amount": bid.price,
                "delivery_days": bid.delivery_days,
                "place": self.plan_item_id.place,
            }
        )
        return contract._get_records_action()
