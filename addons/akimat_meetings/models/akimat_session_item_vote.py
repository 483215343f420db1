from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import voting
from ..exceptions import VoteRefused
from .akimat_session_recusal import OPEN
from .akimat_session_vote import CHOICES


class AkimatSessionItem(models.Model):
    """The vote on one question."""

    _inherit = "akimat.session.item"

    recusal_ids = fields.One2many("akimat.session.recusal", "item_id", "Recusals")
    recused_ids = fields.Many2many("res.users", compute="_compute_recused_ids", string="Recused")
    vote_ids = fields.One2many("akimat.session.vote", "item_id", "Ballots", domain=[("is_void", "=", False)])
    void_vote_ids = fields.One2many(
        "akimat.session.vote", "item_id", "Ballots taken back", domain=[("is_void", "=", True)]
    )
    reopen_reason = fields.Text("Why it was discussed again", readonly=True, copy=False)
    # By what the vote was held: copied when it opens, whatever the body and the presence are afterwards.
    voting_rule = fields.Char("Rule of the vote", readonly=True, copy=False)
    has_casting_vote = fields.Boolean("The chair's vote decides a tie", readonly=True, copy=False)
    is_secret_vote = fields.Boolean("Secret vote", readonly=True, copy=False)
    quorum_present = fields.Integer("Present with a vote", readonly=True, copy=False, aggregator=None)
    quorum_total = fields.Integer("Had a vote", readonly=True, copy=False, aggregator=None)
    quorum_needed = fields.Integer("Needed for a quorum", readonly=True, copy=False, aggregator=None)
    vote_for = fields.Integer("For", readonly=True, copy=False, aggregator=None)
    vote_against = fields.Integer("Against", readonly=True, copy=False, aggregator=None)
    vote_abstain = fields.Integer("Abstained", readonly=True, copy=False, aggregator=None)
    voted_count = fields.Integer("Have voted", compute="_compute_voted_count")
    voter_count = fields.Integer("Ballots given out", compute="_compute_voted_count")
    is_secret_ballot = fields.Boolean(compute="_compute_is_secret_ballot")
    my_choice = fields.Selection(CHOICES, compute="_compute_my_vote")
    has_voted = fields.Boolean("I have voted", compute="_compute_my_vote")
    to_vote = fields.Boolean("Waits for my vote", compute="_compute_my_vote", search="_search_to_vote")
    am_recused = fields.Boolean("I am out of this question", compute="_compute_my_vote")

    can_vote = fields.Boolean(compute="_compute_my_vote")
    can_declare_conflict = fields.Boolean(compute="_compute_my_vote")
    can_open_vote = fields.Boolean(compute="_compute_can")
    can_close_vote = fields.Boolean(compute="_compute_can")
    can_note = fields.Boolean(compute="_compute_can")
    can_postpone = fields.Boolean(compute="_compute_can")
    can_reopen = fields.Boolean(compute="_compute_can")

    @api.depends("recusal_ids.attendance_id")
    def _compute_recused_ids(self):
        for item in self:
            item.recused_ids = item.recusal_ids.attendance_id.user_id

    @api.depends("state", "is_secret_vote", "session_id.is_secret_ballot")
    def _compute_is_secret_ballot(self):
        for item in self:
            item.is_secret_ballot = item.session_id.is_secret_ballot if item.state == "planned" else item.is_secret_vote

    @api.depends("vote_ids.has_voted", "vote_ids.is_recused")
    def _compute_voted_count(self):
        for item in self:
            ballots = item.vote_ids.filtered(lambda ballot: not ballot.is_recused)
            item.voter_count = len(ballots)
            item.voted_count = len(ballots.filtered("has_voted"))

    @api.depends("vote_ids.has_voted", "vote_ids.choice", "vote_ids.is_recused", "state", "recusal_ids")
    @api.depends_context("uid")
    def _compute_my_vote(self):
        user = self.env.user
        for item in self:
            ballot = item.vote_ids.filtered(lambda ballot: ballot.voter_id == user)[:1]
            line = item.session_id.attendance_ids.filtered(lambda line: line._voter() == user and line.is_voting)[:1]
            recused = line in item.recusal_ids.attendance_id
            item.my_choice = ballot.choice
            item.has_voted = ballot.has_voted
            item.am_recused = bool(line) and recused
            item.can_vote = item.state == "voting" and bool(ballot) and not recused
            item.to_vote = item.can_vote and not ballot.has_voted
            item.can_declare_conflict = (
                bool(line) and not recused and item.state in ("planned", "voting") and item.session_state in OPEN
            )

    def _search_to_vote(self, operator, value):
        if operator != "in":
            return NotImplemented
        mine = (
            Domain("voter_id", "=", self.env.uid)
            & Domain("has_voted", "=", False)
            & Domain("is_recused", "=", False)
            & Domain("is_void", "=", False)
        )
        waiting = Domain("state", "=", "voting") & Domain("vote_ids", "any", mine)
        return waiting if set(value) == {True} else ~waiting

    @api.depends("state", "session_id.state", "session_id.chair_id", "session_id.secretary_id")
    @api.depends_context("uid")
    def _compute_can(self):
        """Buttons of whoever leads the session, while it is held."""
        for item in self:
            leads = item.session_state == "held" and bool(item.id) and item._actor_roles() & {"secretary", "chair"}
            for step in ("open_vote", "close_vote", "note", "postpone", "reopen"):
                item[f"can_{step}"] = bool(leads and self._transitions.named(step, item.state))

    # What must be there

    def _transition_refusal(self, transition):
        if self.session_id.state != "held":
            return Refusal("session_not_held", session=self.session_id.display_name)
        checks = {
            "open_vote": self._refusal_to_open,
            "close_vote": self._refusal_to_close,
            "note": self._refusal_to_note,
            "postpone": self._refusal_to_postpone,
            "reopen": self._refusal_to_reopen,
        }
        refusal = checks[transition.name]() if transition.name in checks else None
        return refusal or super()._transition_refusal(transition)

    def _refusal_of_quorum(self):
        count = self._quorum()
        if count.reached:
            return None
        recused = len(self.recusal_ids)
        return Refusal(
            "no_quorum_on_item", present=count.present, total=count.total, needed=count.needed, recused=recused
        )

    def _refusal_to_open(self):
        if not ((self.draft_decision or "").strip() or (self.decision or "").strip()):
            return Refusal("nothing_to_vote_on")
        return self._refusal_of_quorum()

    def _refusal_to_close(self):
        if not self.voted_count:
            return Refusal("nobody_voted")
        return self._refusal_of_quorum()

    def _refusal_to_note(self):
        if self.session_id.has_quorum:
            return None if (self.decision or "").strip() else Refusal("text_missing")
        return self.session_id._refusal_of_quorum()

    def _refusal_to_postpone(self):
        return None if (self.postpone_reason or "").strip() else Refusal("reason_missing")

    def _refusal_to_reopen(self):
        return None if (self.reopen_reason or "").strip() else Refusal("reason_missing")

    def _audit_basis(self, transition):
        reasons = {"postpone": self.postpone_reason, "reopen": self.reopen_reason}
        return reasons.get(transition.name) or super()._audit_basis(transition)

    def _electors(self):
        """Lines of the attendance that have a vote on this question: voting members who are not recused."""
        return self.session_id.attendance_ids.filtered("is_voting") - self.recusal_ids.attendance_id

    def _quorum(self):
        electors = self._electors()
        return self.session_id._quorum_of(len(electors), len(electors.filtered("is_present")))

    # What follows

    def _after_transition(self, transition):
        super()._after_transition(transition)
        effects = {
            "open_vote": self._give_ballots,
            "close_vote": self._count_ballots,
            "note": lambda: self._grant({"result": "noted"}),
            "postpone": lambda: self._grant({"result": "postponed"}),
            "reopen": self._forget_result,
        }
        if effect := effects.get(transition.name):
            effect()

    def _give_ballots(self):
        for item in self:
            session = item.session_id
            item._grant(
                {
                    "voting_rule": session.voting_rule,
                    "has_casting_vote": session.chair_casting_vote and not session.is_secret_ballot,
                    "is_secret_vote": session.is_secret_ballot,
                }
            )
            lines = item._electors().filtered("is_present")
            # Ballots are written by the steps of the question alone: nobody has the right to write them.
            item.env["akimat.session.vote"].sudo()._grant_create(
                [{"item_id": item.id, "attendance_id": line.id, "voter_id": line._voter().id} for line in lines]
            )
            item._announce_vote(lines)

    def _count_ballots(self):
        for item in self:
            # As above; the sealed choices are counted here and wiped.
            ballots = item.vote_ids.sudo().filtered("has_voted")
            chosen = [ballot.sealed_choice or ballot.choice for ballot in ballots]
            sums = {choice: chosen.count(choice) for choice in voting.CHOICES}
            adopted = item._is_adopted(sums)
            count = item._quorum()
            item._grant(
                {
                    "vote_for": sums[voting.FOR],
                    "vote_against": sums[voting.AGAINST],
                    "vote_abstain": sums[voting.ABSTAIN],
                    "result": "adopted" if adopted else "rejected",
                    "decision": item.decision or item._decision_of(adopted),
                    "quorum_present": count.present,
                    "quorum_total": count.total,
                    "quorum_needed": count.needed,
                },
                event="vote",
            )
            ballots._grant({"sealed_choice": False})
            if subject := item._subject():
                # Whoever closes the vote need not have a part in the record discussed; its gate asks who he is.
                subject.sudo()._on_item_decided(item)

    def _is_adopted(self, sums):
        # As in `_count_ballots`.
        chair = self.vote_ids.sudo().filtered(lambda ballot: ballot.voter_id == self.session_id.chair_id)[:1]
        electors = self._electors()
        ballot = voting.Ballot(
            votes_for=sums[voting.FOR],
            votes_against=sums[voting.AGAINST],
            votes_abstain=sums[voting.ABSTAIN],
            total=len(electors),
            present=len(electors.filtered("is_present")),
            chair_choice=chair.choice or None,
        )
        return voting.is_adopted(self.voting_rule, ballot, self.has_casting_vote)

    def _decision_of(self, adopted):
        return self.draft_decision if adopted else False

    def _forget_result(self):
        for item in self:
            # As in `_give_ballots`; a sealed choice is wiped, what is left tells who had voted.
            item.vote_ids.sudo()._grant({"is_void": True, "sealed_choice": False})
            cleared = dict.fromkeys(
                ("vote_for", "vote_against", "vote_abstain", "quorum_present", "quorum_total", "quorum_needed"), 0
            )
            item._grant({**cleared, "result": False})
            item.invalidate_recordset(["vote_ids", "void_vote_ids"])

    def _announce_vote(self, lines):
        """Hook: ballots were given out to ``lines`` of the attendance."""

    # Buttons and RPC

    def action_open_vote(self):
        """Open the vote: everybody present who is not recused gets a ballot.

        :raise MoveRefused: the session is not held, there is no quorum on the question, or nothing to vote on.
        """
        self._recuse_conflicted()
        return self._move("open_vote")

    def action_vote(self, choice, attendance_id=False, note=False):
        """Vote, or change the vote while it is open.

        :param choice: ``for``, ``against`` or ``abstain``.
        :param attendance_id: the line of a member from outside, when the secretary enters his vote.
        :param note: how that vote came (text, required then).
        :raise VoteRefused: the vote is closed, he is recused, absent or no voter, or the choice is unknown.
        """
        for item in self:
            ballot = item._ballot_of(attendance_id)
            if refusal := item._refusal_to_vote(choice, ballot, attendance_id, note):
                raise VoteRefused(item._refusal_message(refusal))
            secret = item.is_secret_ballot
            # As in `_give_ballots`: the voter was found above.
            ballot.sudo()._grant(
                {
                    "choice": False if secret else choice,
                    "sealed_choice": choice if secret else False,
                    "has_voted": True,
                    "entered_by_id": item.env.uid if attendance_id else False,
                    "note": note,
                }
            )
        return True

    def _ballot_of(self, attendance_id):
        if attendance_id:
            return self.vote_ids.filtered(lambda ballot: ballot.attendance_id.id == attendance_id)
        return self.vote_ids.filtered(lambda ballot: ballot.voter_id == self.env.user)

    def _refusal_to_vote(self, choice, ballot, attendance_id, note):
        if choice not in voting.CHOICES:
            return Refusal("unknown_choice", choice=choice)
        if self.state != "voting":
            return Refusal("vote_not_open")
        if not ballot:
            return Refusal("recused_votes") if self.am_recused else Refusal("no_ballot")
        if ballot.is_recused:
            return Refusal("recused_votes")
        return self._refusal_to_enter(ballot, note) if attendance_id else None

    def _refusal_to_enter(self, ballot, note):
        """Only for a person without an account, with a word how the vote came, and never a secret one."""
        if not self._actor_roles() & {"secretary", "chair"}:
            return Refusal("not_the_secretary")
        if ballot.voter_id:
            return Refusal("votes_himself", name=ballot.attendance_id.name)
        if self.is_secret_ballot:
            return Refusal("secret_vote_entered", name=ballot.attendance_id.name)
        return None if (note or "").strip() else Refusal("note_missing", name=ballot.attendance_id.name)

    def action_vote_for(self):
        """Vote for."""
        return self.action_vote(voting.FOR)

    def action_vote_against(self):
        """Vote against."""
        return self.action_vote(voting.AGAINST)

    def action_vote_abstain(self):
        """Abstain."""
        return self.action_vote(voting.ABSTAIN)

    def action_close_vote(self):
        """Close the vote: the sums are counted, the result follows from the rule of the body.

        :raise MoveRefused: nobody voted, or recusals took the quorum away.
        """
        return self._move("close_vote")

    def action_note(self, text=False):
        """Decide without a vote: take note of the question.

        :param text: the decision (text, required); the field `decision` when not given.
        """
        return self._move("note", **({"decision": text} if text else {}))

    def action_postpone(self, reason=False):
        """Put the question off to another session.

        :param reason: why (text, required).
        """
        vals = {"postpone_reason": reason} if reason else {}
        text = reason or self[:1].postpone_reason
        return self._move("postpone", decision=text, **vals)

    def action_reopen(self, reason=False):
        """Take the result back and discuss the question again; its ballots are kept as void.

        :param reason: why (text, required).
        """
        return self._move("reopen", reopen_reason=reason)
