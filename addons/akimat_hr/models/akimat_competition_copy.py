from odoo import api, fields, models
from odoo.fields import Command

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_meetings.domain import quorum

from ..domain import norm_codes_competition as norm_codes
from ..domain.lifecycle_competition import CHANGEABLE
from ..exceptions_competition import CompetitionRefused

LANGUAGES = ("kk_KZ", "ru_RU", "en_US")
_RULES = ("quorum_numerator", "quorum_denominator", "voting_rule", "chair_casting_vote")


class AkimatCompetition(models.Model):
    """What a competition goes by from its announcement on: its posts, its commission and the rules of its vote.

    Each is a copy: a new staffing table, another rule of the body or another norm changes nothing that was announced.
    """

    _inherit = "akimat.competition"
    _open = {" ".join(CHANGEABLE): "commission_basis"}

    announced = fields.Json("As it was announced", readonly=True, copy=False)
    voter_ids = fields.Many2many(
        "res.users",
        "akimat_competition_voter_rel",
        "competition_id",
        "user_id",
        "Members with a vote",
        copy=False,
        readonly=True,
        help="Who judges the candidates, as the commission was when the competition was announced.",
    )
    commission_basis = fields.Char(
        "Order that changed the commission", copy=False, help="Kind, number and day of the act on the new composition."
    )
    candidate_user_ids = fields.Many2many(
        "res.users", string="Candidates", compute="_compute_candidate_user_ids", groups=fields.NO_ACCESS
    )
    can_renew_commission = fields.Boolean(compute="_compute_can_renew_commission")

    @api.depends("applicant_ids")
    def _compute_candidate_user_ids(self):
        for competition in self:
            competition.candidate_user_ids = competition.applicant_ids.own_user_ids

    @api.depends("state", "body_id")
    @api.depends_context("uid")
    def _compute_can_renew_commission(self):
        for competition in self:
            # Who is in the commission today is known to the personnel service, whoever keeps the body.
            today = competition.sudo()._body_voters()
            changed = today != competition.voter_ids and competition.state in CHANGEABLE
            competition.can_renew_commission = changed and "hr" in competition._actor_roles()

    # The copy

    def _copy_rules(self):
        """Write down what the competition goes by from now on."""
        for competition in self:
            # The composition and the rules of a body count, whether or not the officer may read them.
            record = competition.sudo()
            body = record.body_id
            record._grant(
                {
                    "announced": {
                        "posts": {str(post.id): post._as_announced() for post in record.vacancy_ids},
                        "rules": {name: body[name] for name in _RULES},
                        "scale": record._scale_of_norm(),
                        "approval": record.company_id.competition_approval,
                    },
                    "voter_ids": [Command.set(record._body_voters().ids)],
                    "commission_user_ids": [Command.set(record._body_people().ids)],
                }
            )

    def _body_people(self):
        return self.body_id._people_on(self.company_id._akimat_today())

    def _body_voters(self):
        """Users of the body who have a vote today."""
        day = self.company_id._akimat_today()
        voting = self.body_id._members_on(day).filtered("is_voting")
        return self.env["res.users"].union(*(member._person_on(day)[0] for member in voting))

    def _voters(self):
        """Users of the commission who have a vote: as announced, before that as the body is today."""
        return self.voter_ids or self._body_voters()

    def _sync_commission(self):
        """Who left the body sees the candidates no more; who joined it waits for :meth:`action_renew_commission`."""
        for competition in self:
            # Taking part follows from the composition of the body; the officer need not own the list.
            record = competition.sudo()
            left = record.commission_user_ids - record._body_people()
            if left:
                record._grant({"commission_user_ids": [Command.unlink(user.id) for user in left]}, event="commission")

    def action_renew_commission(self):
        """Take over the composition of the body as it is today, by the order that changed it.

        :raise CompetitionRefused: the interviews have begun, no order is named, or it is not for this user.
        """
        for competition in self:
            if refusal := competition._refusal_to_renew():
                raise CompetitionRefused(competition._refusal_message(refusal))
            # As in `_copy_rules`.
            record = competition.sudo()
            vals = {
                "voter_ids": [Command.set(record._body_voters().ids)],
                "commission_user_ids": [Command.set(record._body_people().ids)],
            }
            record._grant(vals, event="commission", basis=competition.commission_basis)
        return True

    def _refusal_to_renew(self):
        if "hr" not in self._actor_roles():
            return Refusal("not_your_role", roles=frozenset({"hr"}))
        if self.state not in CHANGEABLE:
            return Refusal("commission_is_settled")
        if not (self.commission_basis or "").strip():
            return Refusal("commission_without_order")
        # As in `_compute_can_renew_commission`.
        return self._refusal_of_size(len(self.sudo()._body_voters()))

    def _refusal_of_size(self, members):
        least = self._least_members()
        return Refusal("commission_too_small", members=members, least=least) if members < least else None

    def _least_members(self):
        day = self.reg_date or self.company_id._akimat_today()
        return self.env["akimat.norm"]._amount_in_force(norm_codes.COMMISSION_SIZE, day, self.company_id)

    # What was announced

    def _said_of(self, post):
        """What was announced about a post: a dict, see ``_as_announced``; of a card without a copy the post itself."""
        posts = (self.announced or {}).get("posts", {})
        # What was announced is public, the post of the table need not be.
        return posts.get(str(post.id)) or post.sudo()._as_announced()

    def _places_of(self, post):
        """How many places of the post were announced."""
        return self._said_of(post)["places"]

    def _scale(self):
        """The highest mark of a score sheet."""
        return (self.announced or {}).get("scale") or self._scale_of_norm()

    def _scale_of_norm(self):
        day = self.reg_date or self.company_id._akimat_today()
        return self.env["akimat.norm"]._amount_in_force(norm_codes.SCORE_SCALE, day, self.company_id)

    def _needs_approval(self):
        """Whether the head of the office approves the minutes before they are used in an order (SHY-19.5)."""
        return (self.announced or {}).get("approval", self.company_id.competition_approval)

    # The vote by the copied rules

    def _refusal_of_composition(self):
        """Why the votes of the session do not count: somebody voted who is not of the announced commission."""
        # Who voted stands in the papers of the session.
        record = self.sudo()
        lines = record._admitted()._judged_item().session_id.attendance_ids
        voted = lines.filtered(lambda line: line.is_voting and line.is_present)
        strange = voted.user_id - record.voter_ids if record.voter_ids else voted.user_id.browse()
        return Refusal("other_composition", names=tuple(strange.mapped("name"))) if strange else None

    def _has_quorum(self, item):
        """Whether enough of the announced commission were there when the question was voted on."""
        rules = (self.announced or {}).get("rules")
        if not rules:
            return item.session_id.has_quorum
        lines = item._electors()
        share = rules["quorum_numerator"], rules["quorum_denominator"]
        electors = len(self.voter_ids - item.recused_ids)
        count = quorum.quorum(electors, len(lines.filtered("is_present")), *share)
        return count.reached and item.session_id.has_quorum

    def _refusal_of_rules(self):
        """Why the votes do not count: they were counted by another rule than was in force at the announcement."""
        rules = (self.announced or {}).get("rules")
        # As in `_refusal_of_composition`.
        sessions = self.sudo()._admitted()._judged_item().session_id
        for session in sessions if rules else ():
            source = session if "voting_rule" in session._fields else session.body_id
            if source.voting_rule != rules["voting_rule"]:
                return Refusal("other_rules", session=session.display_name)
        return None


class AkimatStaffingPosition(models.Model):
    _inherit = "akimat.staffing.position"

    def _as_announced(self):
        """The post as a competition announces it: a JSON-ready dict, words by language."""
        return {
            "display_name": self._in_languages(lambda post: post._title()),
            "requirements": self._in_languages(lambda post: post.requirements),
            "category": self.category or False,
            "places": self.vacancy_count,
            "authority": self.authority,
        }

    def _in_languages(self, words_of):
        return {code: words_of(self.with_context(lang=code)) or "" for code in LANGUAGES}
