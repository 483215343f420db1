from datetime import datetime, time

from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import competition as rules
from ..domain import scoring
from ..domain.lifecycle_competition import ADMITTED
from ..exceptions_competition import CompetitionRefused

HELD = ("held", "minutes", "signed")
OPENING = time(10, 0)


class AkimatCompetition(models.Model):
    """A competition before its commission: the session, the opening of the sheets, the decision."""

    _inherit = "akimat.competition"

    session_id = fields.Many2one(
        "akimat.session",
        "Session of the commission",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    minutes_approved_by_id = fields.Many2one(
        "res.users", "Minutes approved by", readonly=True, copy=False, ondelete="restrict"
    )
    minutes_approved_on = fields.Date("Minutes approved on", readonly=True, copy=False)
    can_approve_minutes = fields.Boolean(compute="_compute_can_approve_minutes")
    can_plan_session = fields.Boolean(compute="_compute_sheets")
    sheet_count = fields.Integer("Score sheets handed in", compute="_compute_sheets")
    sheet_total = fields.Integer("Score sheets awaited", compute="_compute_sheets")
    sheets_open = fields.Boolean("Sheets are open", compute="_compute_sheets")

    @api.depends("score_ids.state", "score_ids.is_open", "session_id.attendance_ids.status", "state")
    @api.depends_context("uid")
    def _compute_sheets(self):
        for competition in self:
            # How many sheets came is no secret; what stands on them is.
            sheets = competition.sudo().score_ids.filtered(lambda sheet: sheet.state == "handed_in")
            competition.sheet_count = len(sheets)
            competition.sheet_total = len(sheets) + len(competition._missing_sheets())
            competition.sheets_open = bool(sheets) and all(sheets.mapped("is_open"))
            in_time = competition.state == "interview" and bool(competition.id)
            competition.can_plan_session = in_time and "secretary" in competition._actor_roles()

    @api.depends("state", "minutes_approved_on", "session_id.state")
    @api.depends_context("uid")
    def _compute_can_approve_minutes(self):
        for competition in self:
            # Whether the minutes are signed is known inside the office.
            signed = competition.sudo().session_id.state == "signed"
            ready = competition.state in ("decided", "closed") and signed and not competition.minutes_approved_on
            head = "head_of_office" in competition._standing()["kinds"]
            competition.can_approve_minutes = ready and head and competition._needs_approval()

    def action_approve_minutes(self):
        """Approve the minutes of the commission: they may be used in the order of appointment (SHY-19.5).

        :raise CompetitionRefused: the minutes are not signed, approved already, or it is not for this official.
        """
        for competition in self:
            if not competition.can_approve_minutes:
                raise CompetitionRefused(competition._refusal_message(Refusal("minutes_not_for_approval")))
            today = competition.company_id._akimat_today()
            # The head writes nothing but this step.
            record = competition.sudo()
            vals = {"minutes_approved_by_id": self.env.uid, "minutes_approved_on": today}
            record._grant(vals, event="minutes_approved")
        return True

    # The session

    def action_plan_session(self):
        """Put the admitted candidates on the agenda of the commission's session and open it.

        A session that is still planned or called is used; else a new one is planned for the day of the interview.

        :raise CompetitionRefused: the current user does not prepare the sessions of the commission.
        """
        self.ensure_one()
        if not self.can_plan_session:
            raise CompetitionRefused(self._refusal_message(Refusal("session_by_secretary")))
        # The secretary prepares sessions, also where he does not keep the card of the competition.
        session = self.session_id if self.session_id.state in ("draft", "called", "held") else self._new_session()
        for applicant in self._to_be_judged():
            if not applicant._waits_in(session):
                item = applicant._put_on_agenda(session, applicant._question("kk_KZ"))
                item._grant({"name_ru": applicant._question("ru_RU"), "draft_decision": applicant._draft_decision()})
        # As above: the link follows from the step.
        self.sudo()._grant({"session_id": session.id})
        return session.get_formview_action()

    def _new_session(self):
        day = self.interview_on or self.company_id._akimat_today()
        starts = self.company_id._akimat_utc(datetime.combine(day, OPENING))
        return self.env["akimat.session"].create(
            {"body_id": self.body_id.id, "date_start": starts, "place": self.place or self.company_id.street}
        )

    def _to_be_judged(self):
        """Admitted candidates on whom the commission has not voted to an end, tied ones among them."""
        undecided = self._admitted().filtered(lambda applicant: not applicant._judged_item())
        return undecided or self._tied()

    def _tied(self):
        names = {
            name
            for outcome in self._outcomes().values()
            if isinstance(outcome, Refusal)
            for name in outcome.facts["names"]
        }
        return self._admitted().filtered(lambda applicant: applicant.partner_name in names)

    def _commission_officers(self):
        """(role, name) of those who sign the papers of the commission."""
        day = self.interview_on or self.reg_date or self.company_id._akimat_today()
        # Who presides and who keeps the minutes stands on every paper of the commission.
        record = self.sudo()
        session, body = record.session_id, record.body_id
        chair = session.chair_id or body._holder("chair", day)
        secretary = session.secretary_id or body._holder("secretary", day)
        return [
            (self.env._("Chair of the commission"), chair.name),
            (self.env._("Secretary of the commission"), secretary.name),
        ]

    # The sheets

    def _present_voters(self):
        """Users who vote at the session of the commission and are there; those acting for a member among them."""
        # Who came to the session stands in its minutes.
        lines = self.sudo().session_id.attendance_ids.filtered(lambda line: line.is_voting and line.is_present)
        return self.env["res.users"].union(*(line._voter() for line in lines))

    def _substitutes_present(self):
        """Users who vote for an absent member of the commission."""
        # As above.
        lines = self.sudo().session_id.attendance_ids.filtered(lambda line: line.is_voting and line.is_present)
        return self.env["res.users"].union(*(line._voter() for line in lines if line.user_id in self._voters()))

    def _missing_sheets(self):
        """(member, candidate) pairs of the present members whose sheet is still to come."""
        # The count depends on all sheets and candidates, whoever asks.
        record = self.sudo()
        sheets = record.score_ids
        pairs = {
            state: {(sheet.user_id.id, sheet.applicant_id.id) for sheet in sheets if sheet.state == state}
            for state in ("handed_in", "recused")
        }
        candidates = [applicant.id for applicant in record.applicant_ids if applicant.state == ADMITTED]
        recused = pairs["recused"] | record._recused_pairs()
        return scoring.missing_sheets(record._present_voters().ids, candidates, recused, pairs["handed_in"])

    def _recused_pairs(self):
        """(member, candidate) pairs in which the member has a conflict of interest."""
        return {(user.id, applicant.id) for applicant in self.applicant_ids for user in applicant._recused_users()}

    def _open_sheets_if_complete(self):
        """When every present member has handed in, all sheets are opened at once."""
        for competition in self:
            # The opening follows from the last sheet, whoever handed it in.
            record = competition.sudo()
            sealed = record.score_ids.filtered(lambda sheet: sheet.state == "handed_in" and not sheet.is_open)
            if sealed and record.session_id.state in HELD and not competition._missing_sheets():
                sealed._grant({"is_open": True})
                record._audit("sheets_opened", after={"sheet_count": len(sealed)})

    # The decision

    def _refusal_to_decide(self):
        for check in (
            self._refusal_of_votes,
            self._refusal_of_composition,
            self._refusal_of_rules,
            self._refusal_of_quorum,
            self._refusal_of_sheets,
        ):
            if refusal := check():
                return refusal
        outcomes = self._outcomes().values()
        if tie := next((outcome for outcome in outcomes if isinstance(outcome, Refusal)), None):
            return tie
        return None if any(outcome.winners for outcome in outcomes) else Refusal("no_winner")

    def _refusal_of_votes(self):
        # The commission votes on everybody it admitted, also on whom this reader may not see.
        open_ones = self.sudo()._admitted().filtered(lambda applicant: not applicant._judged_item())
        return Refusal("candidate_undecided", names=tuple(open_ones.mapped("partner_name"))) if open_ones else None

    def _refusal_of_quorum(self):
        # As above.
        for applicant in self.sudo()._admitted():
            item = applicant._judged_item()
            if not self._has_quorum(item):
                return Refusal(
                    "decided_without_quorum", name=applicant.partner_name, session=item.session_id.display_name
                )
        return None

    def _refusal_of_sheets(self):
        if self._missing_sheets() or not self.sheets_open:
            return Refusal("sheets_sealed", count=self.sheet_count, total=self.sheet_total)
        return None

    def _outcomes(self):
        """Post → who wins, who goes to the reserve, who was not selected (or the refusal because of a tie)."""
        # As above: the outcome depends on all candidates.
        admitted = self.sudo()._admitted()
        return {
            post: rules.choose(
                (applicant._as_candidate() for applicant in admitted if applicant.position_id == post),
                self._places_of(post),
            )
            for post in self.vacancy_ids
        }


class AkimatSession(models.Model):
    _inherit = "akimat.session"

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name != "hold":
            return
        # Those who act for a member judge as well; the sheets belong to the competition, not to the session.
        competitions = self.env["akimat.competition"].sudo().search([("session_id", "in", self.ids)])
        for competition in competitions:
            self.env["akimat.competition.score"]._make_sheets(competition)
        competitions._open_sheets_if_complete()
