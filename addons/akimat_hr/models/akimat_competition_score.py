from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..domain import scoring
from ..domain.lifecycle_competition import ADMITTED, SCORE
from ..exceptions_competition import ScoreRefused
from ..messages_competition import SENTENCES


class AkimatCompetitionScore(models.Model):
    """What one member of the commission thinks of one candidate; sealed until all present members handed in.

    The mark and its reason are stored in fields that no user may read. The fields on the screen show them to
    their author, and to the others once the sheet is open: also for programs that run without a user's rights.
    """

    _name = "akimat.competition.score"
    _description = "Score sheet"
    _inherit = ["akimat.workflow.mixin"]
    _order = "competition_id desc, user_id, applicant_id"
    _transitions = SCORE
    # The member fills in his sheet through `points` and `reason`, whose stored values nobody reads or writes.
    _open = {"draft": "points reason"}
    _deletable = "none"
    _sealed = "sealed_points sealed_reason"

    applicant_id = fields.Many2one(
        "hr.applicant", "Candidate", required=True, readonly=True, index=True, ondelete="cascade"
    )
    candidate_name = fields.Char("Name of the candidate", related="applicant_id.partner_name")
    competition_id = fields.Many2one(related="applicant_id.competition_id", store=True, index=True)
    position_id = fields.Many2one(related="applicant_id.position_id")
    company_id = fields.Many2one(related="applicant_id.company_id", store=True, index=True)
    user_id = fields.Many2one(
        "res.users", "Member of the commission", required=True, readonly=True, index=True, ondelete="restrict"
    )
    state = fields.Selection(
        [("draft", "Being filled in"), ("handed_in", "Handed in"), ("recused", "Does not judge")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
    )
    points = fields.Integer("Mark", compute="_compute_sheet", inverse="_inverse_points")
    reason = fields.Text("Why", compute="_compute_sheet", inverse="_inverse_reason")
    sealed_points = fields.Integer(readonly=True, copy=False, groups=fields.NO_ACCESS)
    sealed_reason = fields.Text(readonly=True, copy=False, groups=fields.NO_ACCESS)
    conflict_reason = fields.Char("Conflict of interest", readonly=True, copy=False)
    is_open = fields.Boolean("Opened", readonly=True, copy=False)
    is_editable = fields.Boolean(compute="_compute_is_editable")
    scale = fields.Integer("Highest mark", compute="_compute_scale")
    can_hand_in = fields.Boolean(compute="_compute_can")
    can_recuse = fields.Boolean(compute="_compute_can")

    _one_sheet = models.UniqueIndex("(applicant_id, user_id)", "The member already has a sheet for this candidate.")
    _open_when_handed_in = models.Constraint(
        "CHECK (NOT is_open OR state = 'handed_in')", "Only a sheet that was handed in can be opened."
    )

    @api.depends("candidate_name", "user_id")
    def _compute_display_name(self):
        for sheet in self:
            sheet.display_name = f"{sheet.candidate_name} · {sheet.user_id.name}"

    @api.depends("sealed_points", "sealed_reason", "is_open", "user_id")
    @api.depends_context("uid")
    def _compute_sheet(self):
        for sheet in self:
            readable = sheet.is_open or sheet.user_id.id == self.env.uid
            # The author reads his own sheet; the stored mark itself is closed to everybody.
            content = sheet.sudo()
            sheet.points = content.sealed_points if readable else 0
            sheet.reason = content.sealed_reason if readable else False

    def _inverse_points(self):
        for sheet in self:
            sheet._fill({"sealed_points": sheet.points})

    def _inverse_reason(self):
        for sheet in self:
            sheet._fill({"sealed_reason": sheet.reason})

    def _fill(self, vals):
        """Write the author's own words under the seal."""
        if self.user_id.id != self.env.uid or self.state != "draft":
            raise ScoreRefused(self._refusal_message(Refusal("sheet_not_yours")))
        # The stored mark is closed to everybody; its author was checked above.
        self.sudo()._grant(vals)

    @api.depends("state", "user_id")
    @api.depends_context("uid")
    def _compute_is_editable(self):
        for sheet in self:
            sheet.is_editable = sheet.state == "draft" and sheet.user_id.id == self.env.uid

    @api.depends("competition_id")
    def _compute_scale(self):
        for sheet in self:
            sheet.scale = sheet._scale()

    @api.depends("state", "user_id")
    @api.depends_context("uid")
    def _compute_can(self):
        for sheet in self:
            for name in ("hand_in", "recuse"):
                transition = self._transitions.named(name, sheet.state)
                sheet[f"can_{name}"] = bool(transition and sheet._actor_roles() & transition.roles)

    def _scale(self):
        # A member may not open the card of a competition of another commission; the scale is law.
        return self.sudo().competition_id._scale()

    # Who acts, what must be there

    def _actor_roles(self):
        # Judging is personal: nobody hands in for a member, whoever acts for him elsewhere.
        return super()._actor_roles() | ({"member"} if self.user_id.id == self.env.uid else set())

    def _transition_refusal(self, transition):
        if transition.name == "hand_in":
            return self._refusal_to_hand_in()
        if transition.name == "recuse" and not (self.conflict_reason or "").strip():
            return Refusal("reason_missing")
        return super()._transition_refusal(transition)

    def _refusal_to_hand_in(self):
        # Who was recused and who is present stands in the papers of the session.
        applicant, card = self.applicant_id.sudo(), self.competition_id.sudo()
        return scoring.refuse_sheet(
            points=self.points,
            reason=self.reason or "",
            scale=self._scale(),
            recused=self.user_id in applicant._recused_users(),
            present=self.user_id in card._present_voters(),
        )

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    # Buttons and RPC

    def action_hand_in(self):
        """Hand in my sheets; when all present members have done so, all sheets are opened at once.

        :raise MoveRefused: the mark is outside the scale, the reason is missing, the member does not judge.
        """
        return self._move("hand_in")

    def action_declare_conflict(self, reason):
        """Do not judge this candidate: a relative, or another conflict of interest.

        :param reason: what binds the member to the candidate (text, required).
        """
        for sheet in self:
            if refusal := sheet._refusal_to("recuse"):
                if refusal.code != "reason_missing" or not (reason or "").strip():
                    raise ScoreRefused(sheet._refusal_message(refusal))
            # The member writes his own conflict, and nothing else.
            sheet.sudo()._grant({"conflict_reason": reason.strip(), "sealed_points": 0, "sealed_reason": False})
        return self._move("recuse")

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "recuse":
            for sheet in self:
                sheet.applicant_id._add_conflict(sheet.user_id)
        self.competition_id._open_sheets_if_complete()

    # Made by the competition

    @api.model
    def _make_sheets(self, competition):
        """A sheet for each voting member and admitted candidate that has none yet."""
        # Sheets belong to the commission; who begins the interviews need not be in it.
        record = competition.sudo()
        known = {(sheet.user_id, sheet.applicant_id) for sheet in record.score_ids}
        members = record._voters() | record._substitutes_present()
        wanted = [
            (user, applicant)
            for applicant in record.applicant_ids.filtered(lambda applicant: applicant.state == ADMITTED)
            for user in members - applicant._recused_users()
        ]
        vals = [
            {"user_id": user.id, "applicant_id": applicant.id}
            for user, applicant in wanted
            if (user, applicant) not in known
        ]
        # As above.
        return self.sudo()._grant_create(vals)
