from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import competition as rules
from ..domain import norm_codes_competition as norm_codes
from ..domain.lifecycle_competition import ADMITTED, DECIDED, DECISIONS, FAILED, FILED, RUNNING, WINNER
from ..exceptions_competition import CompetitionRefused

_OUTCOME_STEPS = (("winners", "win"), ("reserve", "reserve"), ("others", "pass_over"))


class AkimatCompetition(models.Model):
    """The steps of a competition: who takes them, what must be in order, what follows."""

    _inherit = "akimat.competition"

    can_announce = fields.Boolean(compute="_compute_can")
    can_receive = fields.Boolean(compute="_compute_can")
    can_check = fields.Boolean(compute="_compute_can")
    can_interview = fields.Boolean(compute="_compute_can")
    can_decide = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")
    can_fail = fields.Boolean(compute="_compute_can")
    can_publish = fields.Boolean(compute="_compute_can")
    step_hint = fields.Char("What is missing", compute="_compute_can")

    @api.depends(
        "kind",
        "ground",
        "previous_id",
        "vacancy_ids",
        "body_id",
        "text_kk",
        "text_ru",
        "interview_on",
        "results_on",
        "applicant_ids.state",
        "applicant_ids.answered_on",
        "score_ids.is_open",
    )
    @api.depends_context("uid", "lang")
    def _compute_can(self):
        """A button is shown to whoever may take the step now; what is still missing is told beside it."""
        for competition in self:
            roles = competition._actor_roles()
            for name in self._transitions.names:
                transition = self._transitions.named(name, competition.state)
                competition[f"can_{name}"] = bool(transition and roles & transition.roles)
            competition.can_fail = competition.can_fail and competition._refusal_of_waiting() is None
            competition.can_publish = "hr" in roles and competition._refusal_to_publish() is None
            competition.step_hint = bool(competition.id) and competition._hint(roles)

    def _hint(self, roles):
        """Why the next step of the current user cannot be taken yet; False when nothing is missing."""
        for name in ("announce", "receive", "check", "interview", "decide", "close"):
            transition = self._transitions.named(name, self.state)
            if transition and roles & transition.roles:
                refusal = self._transition_refusal(transition)
                return bool(refusal) and self._refusal_message(refusal)
        return False

    # Who acts

    def _actor_roles(self):
        roles = super()._actor_roles()
        user = self.env.user
        if user.has_group("akimat_hr.group_hr") and self.company_id in user.company_ids:
            roles.add("hr")
        if self.body_id:
            # Who keeps the papers of a commission is known inside the office.
            secretary = self.body_id.sudo()._holder("secretary", self.company_id._akimat_today())
            acting = secretary.id in {self.env.uid, *self._standing()["principals"]["execution"]}
            if acting and not self._is_bound(user):
                roles.add("secretary")
        return roles

    def _is_bound(self, user):
        """Whether a candidate of this competition is ``user`` himself, or has a conflict of interest with him."""
        # Who applied is closed to most people; whom that binds is not.
        applicants = self.sudo().applicant_ids
        return user in applicants.own_user_ids | applicants.conflict_user_ids

    def _role_names(self):
        return {**super()._role_names(), "secretary": self.env._("secretary of the commission")}

    def _journal_kind(self):
        return "competition"

    # What must be in order

    def _transition_refusal(self, transition):
        if refusal := super()._transition_refusal(transition):
            return refusal
        checks = {
            "announce": (self._refusal_to_announce,),
            "receive": (self._refusal_to_receive,),
            "check": (self._refusal_to_check,),
            "interview": (self._refusal_to_interview,),
            "decide": (self._refusal_to_decide,),
            "close": (self._refusal_to_close,),
            "fail": (self._refusal_of_waiting, self._refusal_without_reason),
        }
        answers = (check() for check in checks.get(transition.name, ()))
        return next((refusal for refusal in answers if refusal), None)

    def _refusal_to_announce(self):
        posts = self.vacancy_ids
        # A post may be in a competition that this officer does not prepare.
        others = self.sudo().search(
            Domain("vacancy_ids", "in", posts.ids) & Domain("state", "in", RUNNING) & Domain("id", "!=", self.id)
        )
        return rules.refuse_announcement(
            rules.Announcement(
                kind=self.kind,
                vacancies=posts.ids,
                closed=tuple(post._refusal_message(refusal) for post in posts if (refusal := post._vacancy_refusal())),
                taken=tuple((others.vacancy_ids & posts).mapped("display_name")),
                unauthorised=tuple(posts.filtered(lambda post: not post.authority).mapped("display_name")),
                untranslated=not ((self.text_kk or "").strip() and (self.text_ru or "").strip()),
                members=len(self._voters()) if self.body_id.state == "active" else 0,
                least_members=self._least_members(),
                ground=self.ground,
                internal_failed=self.previous_id.state == FAILED and posts <= self.previous_id.vacancy_ids,
            )
        )

    def _refusal_to_receive(self):
        today = self.company_id._akimat_today()
        return Refusal("receipt_not_begun", day=self.receive_from) if today < self.receive_from else None

    def _refusal_to_check(self):
        today = self.company_id._akimat_today()
        return Refusal("still_receiving", last_day=self.receive_to) if today <= self.receive_to else None

    def _refusal_to_interview(self):
        judged = self._applicants_in(FILED, ADMITTED)
        if members := judged.own_user_ids & (self.commission_user_ids | self._voters()):
            return Refusal("candidate_in_commission", names=tuple(members.mapped("name")))
        if waiting := self._applicants_in(FILED):
            return Refusal("applications_undecided", names=tuple(waiting.mapped("partner_name")))
        if not self._applicants_in(ADMITTED):
            return Refusal("nobody_admitted")
        return None if self.interview_on else Refusal("no_interview_date")

    def _refusal_of_waiting(self):
        """Candidates who wait for an answer stand in the way of ending the competition without one."""
        waiting = self._applicants_in(FILED, ADMITTED)
        return Refusal("candidates_wait", names=tuple(waiting.mapped("partner_name"))) if waiting else None

    def _refusal_without_reason(self):
        return None if (self.fail_reason or "").strip() else Refusal("reason_missing")

    def _refusal_to_close(self):
        if not self.results_on:
            return Refusal("results_not_published")
        if waiting := self._unanswered():
            return Refusal("candidates_unanswered", names=tuple(waiting.mapped("partner_name")))
        # The order may be prepared by a colleague; the winner is owed it whoever does.
        winners = self._applicants_in(WINNER).filtered(lambda applicant: not applicant.sudo().appointment_ids)
        return Refusal("winner_without_order", names=tuple(winners.mapped("partner_name"))) if winners else None

    def _refusal_to_publish(self):
        if self.results_on:
            return Refusal("results_published")
        return None if self.state in (DECIDED, FAILED) else Refusal("nothing_decided")

    def _applicants_in(self, *states):
        # The step depends on all candidates, also where its actor may not open their papers.
        return self.sudo().applicant_ids.filtered(lambda applicant: applicant.state in states)

    def _unanswered(self):
        """Candidates who were not told what was decided about them."""
        return self._applicants_in(*DECISIONS).filtered(lambda applicant: not applicant.answered_on)

    # What follows

    def _after_transition(self, transition):
        super()._after_transition(transition)
        effects = {
            "announce": self._begin,
            "check": self._begin_admission,
            "interview": self._begin_interview,
            "decide": self._apply_outcomes,
            "close": self._finish_activities,
            "fail": self._finish_activities,
        }
        if effect := effects.get(transition.name):
            effect()

    def _audit_basis(self, transition):
        return self.fail_reason if transition.name == "fail" else super()._audit_basis(transition)

    def _begin(self):
        for competition in self:
            competition._copy_rules()
            start = competition.reg_date
            competition._fix_deadline(norm_codes.RECEIVE[competition.kind], start)
            competition._grant(
                {
                    "receive_from": competition._day_by_norm(norm_codes.ANNOUNCEMENT, start),
                    "receive_to": competition.deadline,
                }
            )

    def _after_deadline_moved(self, before):
        super()._after_deadline_moved(before)
        if self.receive_to == before:
            first = self._day_by_norm(norm_codes.ANNOUNCEMENT, self.reg_date)
            self._grant({"receive_from": first, "receive_to": self.deadline})

    def _begin_admission(self):
        for competition in self:
            competition._fix_deadline(norm_codes.ADMISSION, competition.receive_to)

    def _begin_interview(self):
        for competition in self:
            competition._sync_commission()
            competition._fix_deadline(norm_codes.INTERVIEW, competition.company_id._akimat_today())
            self.env["akimat.competition.score"]._make_sheets(competition)

    def _apply_outcomes(self):
        """What the commission decided becomes the state of each candidate (CSL art. 27(5))."""
        for competition in self:
            competition._fix_deadline(norm_codes.RESULTS, competition.company_id._akimat_today())
            for outcome in competition._outcomes().values():
                for group, step in _OUTCOME_STEPS:
                    self.env["hr.applicant"].browse(sorted(getattr(outcome, group)))._system_move(step)

    def _finish_activities(self):
        self.activity_unlink(["akimat_hr.mail_activity_competition_term"])

    def _day_by_norm(self, code, start):
        return self.env["akimat.norm"]._day_by_norm(code, start, self.company_id)

    # Buttons and RPC

    def action_announce(self):
        """Publish the announcement: it gets its number, and papers are received for the term of the norm.

        :raise MoveRefused: no vacancy, a filled post, no text in one of the languages, too small a commission.
        """
        return self._move("announce")

    def action_receive(self):
        """Begin to receive papers; the scheduled action does it on the day."""
        return self._move("receive")

    def action_check(self):
        """End the receipt of papers; the scheduled action does it after the last day.

        :raise MoveRefused: the last day has not passed.
        """
        return self._move("check")

    def action_interview(self):
        """Publish who is admitted and begin the interviews; members get their score sheets.

        :raise MoveRefused: an application is not decided, nobody is admitted, the day is missing.
        """
        return self._move("interview")

    def action_decide(self):
        """Take over the decisions of the commission; with no positive conclusion the competition fails.

        :raise MoveRefused: a candidate is not decided, the sheets are sealed, there was no quorum, or a tie.
        """
        for competition in self:
            transition = self._transitions.named("decide", competition.state)
            refusal = competition._refusal_to("decide")
            # The secretary takes the step without keeping the card; the gate asks who he is.
            record = competition.sudo()
            if transition and refusal and refusal.code == "no_winner":
                record._fail_without_winner()
            else:
                record._move("decide")
        return True

    def _fail_without_winner(self):
        self._applicants_in(ADMITTED)._system_move("pass_over")
        reason = self.env._("The commission gave no candidate a positive conclusion.")
        self._system_move("fail", fail_reason=reason)

    def action_publish_results(self):
        """Publish the results and tell every candidate; who has no mail gets the printed notice.

        :raise CompetitionRefused: nothing is decided yet, or the results are published already.
        """
        for competition in self:
            if refusal := competition._refusal_of_publisher() or competition._refusal_to_publish():
                raise CompetitionRefused(competition._refusal_message(refusal))
            today = competition.company_id._akimat_today()
            appeal_until = competition._day_by_norm(norm_codes.APPEAL, today)
            competition._grant({"results_on": today, "appeal_until": appeal_until}, event="results")
            competition._unanswered()._send_notices()
        return True

    def _refusal_of_publisher(self):
        roles = frozenset({"hr", "system"})
        return None if self._actor_roles() & roles else Refusal("not_your_role", roles=roles)

    def action_close(self):
        """Close the competition.

        :raise MoveRefused: the results are not published, a candidate is not answered, a winner has no order.
        """
        return self._move("close")

    def action_fail(self, reason=False):
        """End the competition without a winner.

        :param reason: why; the field `fail_reason` when not given.
        :raise MoveRefused: no reason, or candidates wait for a decision.
        """
        return self._move("fail", **({"fail_reason": reason} if reason else {}))
