from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import role_names

from ..domain import discipline, limitation
from ..domain import norm_codes_discipline as norm_codes
from ..domain import sanctions as rules
from ..exceptions_discipline import DisciplineRefused

SEPARATOR = ", "
_BUTTONS = (
    "open", "ask_explanation", "put_before", "put_off", "confirm", "decide", "lift", "quash", "close", "withdraw"
)


class AkimatDisciplinaryCase(models.Model):
    """The steps up to the approved proposal: explanation, commission, choice of the sanction."""

    _inherit = "akimat.disciplinary.case"

    explanation_asked_on = fields.Date("Explanation asked on", readonly=True, copy=False)
    explanation_due = fields.Date("Explanation until", readonly=True, copy=False)
    explanation = fields.Text(readonly=True, copy=False)
    explained_on = fields.Date("Explained on", readonly=True, copy=False)
    witness_ids = fields.Many2many(
        "hr.employee",
        "akimat_disciplinary_case_witness_rel",
        "case_id",
        "employee_id",
        "Witnesses of the refusal",
        copy=False,
        check_company=True,
        domain="[('id', '!=', employee_id)]",
    )
    refused_on = fields.Date("Act of refusal", readonly=True, copy=False)
    sanction_id = fields.Many2one("akimat.disciplinary.sanction", "Sanction", copy=False, ondelete="restrict")
    sanction = fields.Char("Code of the sanction", related="sanction_id.code")
    allowed_sanction_ids = fields.Many2many("akimat.disciplinary.sanction", compute="_compute_allowed_sanction_ids")
    demotion_position_id = fields.Many2one(
        "akimat.staffing.position",
        "Vacant lower post",
        copy=False,
        check_company=True,
        domain="[('vacancy_count', '>', 0), ('table_id.state', '=', 'in_force'), ('company_id', '=', company_id)]",
        help="Demotion is to this post; without one a warning of incomplete fitness takes its place.",
    )
    session_id = fields.Many2one(
        "akimat.session", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    item_id = fields.Many2one(
        "akimat.session.item", "Question of the agenda", readonly=True, copy=False, ondelete="restrict"
    )
    proposal = fields.Text("Proposal of the commission", readonly=True, copy=False)
    confirmed_by_id = fields.Many2one(
        "res.users", "Proposal approved by", readonly=True, copy=False, ondelete="restrict"
    )
    confirmed_on = fields.Date("Proposal approved on", readonly=True, copy=False)
    can_open = fields.Boolean(compute="_compute_can")
    can_ask_explanation = fields.Boolean(compute="_compute_can")
    can_put_before = fields.Boolean(compute="_compute_can")
    can_put_off = fields.Boolean(compute="_compute_can")
    can_confirm = fields.Boolean(compute="_compute_can")
    can_decide = fields.Boolean(compute="_compute_can")
    can_lift = fields.Boolean(compute="_compute_can")
    can_quash = fields.Boolean(compute="_compute_can")
    can_put_to_vote = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")
    can_withdraw = fields.Boolean(compute="_compute_can")
    can_explain = fields.Boolean(compute="_compute_can")
    can_note_refusal = fields.Boolean(compute="_compute_can")
    step_hint = fields.Char("What is missing", compute="_compute_can")

    @api.depends("corps", "ground", "committed_on", "demotion_position_id", "is_repeated")
    def _compute_allowed_sanction_ids(self):
        rows = self.env["akimat.disciplinary.sanction.rule"]._as_values()
        for case in self:
            case.allowed_sanction_ids = list(rules.allowed(rows, case._offence())) if case.committed_on else []

    @api.depends(
        "state",
        "corps",
        "explanation",
        "refused_on",
        "sanction_id",
        "demotion_position_id",
        "suspension_ids.state",
        "session_id.state",
    )
    @api.depends_context("uid", "lang")
    def _compute_can(self):
        """A button is shown to whoever may take the step now; what is still missing is told beside it."""
        for case in self:
            roles = case._actor_roles() if case._origin else set()
            for step in _BUTTONS:
                transition = self._transitions.named(step, case.state)
                mine = transition and roles & transition.roles and not case._own_act_refusal(transition)
                case[f"can_{step}"] = bool(mine)
            asked = case.state == "explanation" and not case._is_explained()
            case.can_explain = asked and bool(roles & {"hr", "employee"})
            case.can_note_refusal = asked and "hr" in roles
            case.can_decide = case.can_decide and case.corps == limitation.TECHNICAL
            case.can_put_before = case.can_put_before and case.corps != limitation.TECHNICAL
            case.can_put_to_vote = bool(case._origin) and case._refusal_to_put_to_vote() is None
            case.step_hint = bool(case.id) and case._hint(roles)

    def _hint(self, roles):
        """Why the next step cannot be taken yet, or who takes it when it is not the reader."""
        if not self._is_running() or not roles & {"hr", "secretary", "head", "authority"}:
            return False
        name = {"explanation": "put_before", "proposed": "confirm"}.get(self.state)
        if self.state == "explanation" and self.corps == limitation.TECHNICAL:
            name = "decide"
        transition = name and self._transitions.named(name, self.state)
        if not transition:
            return False
        if refusal := self._transition_refusal(transition):
            return self._refusal_message(refusal)
        if roles & transition.roles:
            return False
        return self.env._("The next step is taken by: %(roles)s.", roles=role_names(self, transition.roles))

    # What must be there

    def _transition_refusal(self, transition):
        checks = {
            "open": (self._refusal_of_servant,),
            "put_before": (self._refusal_of_hearing, self._refusal_of_sanction),
            "propose": (self._refusal_of_hearing, self._refusal_of_sanction),
            "confirm": (self._refusal_of_minutes, self._refusal_of_hearing, self._refusal_of_sanction),
            "decide": (self._refusal_of_contract, self._refusal_of_hearing, self._refusal_of_sanction),
            "close": (self._refusal_without_reason,),
        }
        answers = (check() for check in checks.get(transition.name, ()))
        refusal = next((answer for answer in answers if answer), None)
        return refusal or super()._transition_refusal(transition)

    def _refusal_of_servant(self):
        if not self.position_id:
            return Refusal("employee_without_post", employee=self.employee_id.name)
        if refusal := self._refusal_of_offence():
            return refusal
        if self.discovered_on > self.company_id._akimat_today():
            return Refusal("discovery_in_future", day=self.discovered_on)
        return None

    def _refusal_of_offence(self):
        """One offence, one case (Law on the civil service, art. 44(4)): another of the same day says how it differs."""
        domain = Domain("employee_id", "=", self.employee_id.id) & Domain("id", "!=", self.id)
        domain &= Domain("state", "not in", ("draft", "closed")) & Domain("committed_on", "=", self.committed_on)
        # Earlier cases of the same employee count whoever prepared them.
        for other in self.sudo().search(domain):
            same = self.source_document_id and other.source_document_id == self.source_document_id
            if same or not (self.differs or "").strip():
                return Refusal("offence_has_case", other=other.display_name)
        return None

    def _absent_until(self, today):
        """The last day of a leave, sick leave or trip that the employee is on today, or None."""
        domain = Domain("employee_id", "=", self.employee_id.id) & Domain("state", "=", "validate")
        domain &= Domain("request_date_from", "<=", today) & Domain("request_date_to", ">=", today)
        # Only the days and kinds of the employee's absences are taken from his leaves.
        leaves = self.env["hr.leave"].sudo().search(domain).filtered("holiday_status_id.suspension_kind")
        return max(leaves.mapped("request_date_to"), default=None)

    def _is_explained(self):
        return bool((self.explanation or "").strip() or self.refused_on)

    def _refusal_of_hearing(self):
        today = self.company_id._akimat_today()
        blocking = limitation.blocking(self._suspension_values(), today)
        return discipline.refuse_hearing(
            discipline.Hearing(
                today=today,
                last_day=self._limitation().end,
                explained=self._is_explained(),
                suspended=blocking is not None,
                suspended_until=blocking.last if blocking else None,
                absent_until=self._absent_until(today),
            )
        )

    def _offence(self):
        return rules.Offence(
            servant=self.corps,
            ground=self.ground,
            day=self.committed_on,
            lower_vacancy=self.demotion_position_id.vacancy_count > 0,
            repeated=self.is_repeated,
        )

    def _refusal_of_sanction(self):
        if not self.sanction_id:
            return Refusal("sanction_missing")
        rows = self.env["akimat.disciplinary.sanction.rule"]._as_values()
        refusal = rules.refuse(rows, self.sanction_id.id, self._offence())
        if refusal:
            allowed = self.allowed_sanction_ids.mapped("name")
            return Refusal(refusal.code, sanction=self.sanction_id.name, allowed=tuple(allowed))
        return None

    def _refusal_of_minutes(self):
        # The heads approve what the commission decided; they need not sit in it.
        item = self.sudo().item_id
        if item.session_id.state != "signed":
            return Refusal("minutes_not_signed", session=item.session_id.display_name)
        return None if item.result == "adopted" else Refusal("proposal_not_adopted")

    def _refusal_of_contract(self):
        if self.corps != limitation.TECHNICAL:
            return Refusal("commission_needed")
        return self._refusal_of_decider(self.env.user)

    def _refusal_without_reason(self):
        return None if (self.close_reason or "").strip() else Refusal("reason_missing")

    def _refusal_of_decider(self, user):
        """Why ``user`` may not impose the sanction: segregation of duties, the right over the post."""
        duties = self.env["akimat.duty"]
        held = duties._holds(user, [self.authority], self.company_id, scope="sign")
        personnel = duties._holds(user, ["hr_officer", "hr_head"], self.company_id)
        return discipline.refuse_decider(
            discipline.Decision(
                decider=user.id,
                employee=self.employee_user_id.id or None,
                informer=self.informer_id.id or None,
                by_commission=bool(self.item_id),
                holds_authority=bool(held),
                is_personnel=bool(personnel),
                authority=dict(self._selection_duty()).get(self.authority),
                decider_name=user.name,
                opener=self.opened_by_id.id or None,
            )
        )

    # Steps

    def action_open(self):
        """Open the case: the term of the sanction is counted and absences are proposed as suspensions."""
        return self._move("open")

    def action_withdraw(self):
        """Drop a draft."""
        return self._move("withdraw")

    def action_ask_explanation(self):
        """Ask the employee for a written explanation; its term is fixed by norm."""
        return self._move("ask_explanation")

    def action_explain(self, text):
        """The employee explains himself, or the personnel service enters his paper.

        :param text: the explanation.
        :raise DisciplineRefused: nothing was asked, there is no text, or it is neither of them.
        """
        for case in self:
            if not case._actor_roles() & {"hr", "employee"}:
                raise DisciplineRefused(case._refusal_message(Refusal("hr_only")))
            if case.state != "explanation" or case._is_explained():
                raise DisciplineRefused(case._refusal_message(Refusal("not_asked")))
            if not (text or "").strip():
                raise DisciplineRefused(case._refusal_message(Refusal("text_missing")))
            # The employee writes nothing else in his case.
            record = case.sudo()
            vals = {"explanation": text.strip(), "explained_on": case.company_id._akimat_today()}
            record._grant(vals, event="explanation")
        return True

    def action_note_refusal(self):
        """Draw up the act that the employee gave no explanation in its term, before two witnesses.

        :raise DisciplineRefused: the term still runs, or two witnesses apart from the parties are not named.
        """
        for case in self:
            if refusal := case._refusal_of_act():
                raise DisciplineRefused(case._refusal_message(refusal))
            case._grant({"refused_on": case.company_id._akimat_today()})
            case._audit("refusal_to_explain", after={"witness_ids": SEPARATOR.join(case.witness_ids.mapped("name"))})
        return True

    def _refusal_of_act(self):
        if "hr" not in self._actor_roles():
            return Refusal("hr_only")
        if self.state != "explanation" or self._is_explained():
            return Refusal("not_asked")
        if self.company_id._akimat_today() <= self.explanation_due:
            return Refusal("explanation_term_runs", day=self.explanation_due)
        return self._refusal_of_witnesses(self.witness_ids)

    def _refusal_of_witnesses(self, witnesses):
        users = self.employee_user_id | self.informer_id | self.env.user
        parties = witnesses.filtered(lambda person: person == self.employee_id or person.user_id & users)
        day = self.company_id._akimat_today()
        least = self.env["akimat.norm"]._amount_in_force(norm_codes.WITNESSES, day, self.company_id)
        if len(witnesses) < least or parties:
            return Refusal("witnesses_missing", count=least, parties=tuple(parties.mapped("name")))
        return None

    def action_confirm(self):
        """Approve the commission's proposal: it may be used in an order.

        :raise MoveRefused: the minutes are not signed, the term has passed, or it is his own case.
        """
        # The head writes nothing but this step; the gate asks who he is.
        return self.sudo()._move("confirm")

    def action_decide(self):
        """Decide on contract staff without a commission."""
        # As above.
        return self.sudo()._move("decide")

    def action_close(self, reason):
        """Close the case without a sanction.

        :param reason: why (text, required).
        """
        # As above.
        record = self.sudo()
        return record._move("close", close_reason=(reason or "").strip())

    def _after_transition(self, transition):
        super()._after_transition(transition)
        effects = {
            "open": self._start,
            "ask_explanation": self._ask_explanation,
            "confirm": self._note_confirmation,
            "decide": self._note_confirmation,
        }
        if effect := effects.get(transition.name):
            effect()
        self._refresh_participants()

    def _start(self):
        self._grant({"opened_by_id": self.env.uid})
        self._propose_suspensions()
        self._recount()

    def _ask_explanation(self):
        for case in self:
            today = case.company_id._akimat_today()
            due = self.env["akimat.norm"]._day_by_norm(norm_codes.EXPLANATION, today, case.company_id)
            case._grant({"explanation_asked_on": today, "explanation_due": due})

    def _note_confirmation(self):
        for case in self:
            case._grant({"confirmed_by_id": self.env.uid, "confirmed_on": case.company_id._akimat_today()})

    def _audit_basis(self, transition):
        return self.close_reason if transition.name == "close" else super()._audit_basis(transition)
