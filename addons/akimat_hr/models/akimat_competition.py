from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..domain import competition as rules
from ..domain import parties
from ..domain.lifecycle_competition import ADMITTED, COMPETITION, FILED, OPEN_STATES
from ..messages_competition import SENTENCES

SEPARATOR = ", "


class AkimatCompetition(models.Model):
    """A competition for vacant posts of corps B, from the announcement to the results.

    The deadline of the card is the term of its present stage. The announcement gets a number in the
    journal of competitions; what it says changes no more.
    """

    _name = "akimat.competition"
    _description = "Competition"
    _inherit = [
        "akimat.registered.mixin",
        "akimat.deadline.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "id desc"
    _rec_names_search = ["reg_number", "name"]
    _check_company_auto = True
    _transitions = COMPETITION
    _registering_moves = ("announce",)
    _open = {
        "opened": "name kind ground previous_id vacancy_ids body_id text_kk text_ru contact place company_id",
        "opened announced receiving admission interview decided": "officer_id",
        "announced receiving admission interview": "fail_reason",
        "admission interview": "interview_on",
    }
    _open_to = {"*": "hr"}
    _apart = parties.COMPETITION

    name = fields.Char("Subject", compute="_compute_name", store=True, readonly=False, precompute=True)
    state = fields.Selection(
        [
            ("opened", "Opened"),
            ("announced", "Announced"),
            ("receiving", "Receiving papers"),
            ("admission", "Admission"),
            ("interview", "Interview"),
            ("decided", "Decided"),
            ("closed", "Closed"),
            ("failed", "Failed"),
        ],
        default="opened",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    kind = fields.Selection(
        [("internal", "Internal"), ("general", "General")],
        required=True,
        default="internal",
        help="The general competition is for entry-level posts, or when the internal one found nobody.",
    )
    ground = fields.Selection(
        [("entry_level", "Entry-level post"), ("after_internal", "The internal competition found nobody")],
        "Ground of the general competition",
    )
    previous_id = fields.Many2one(
        "akimat.competition", "Internal competition", index="btree_not_null", ondelete="restrict", check_company=True
    )
    vacancy_ids = fields.Many2many(
        "akimat.staffing.position",
        "akimat_competition_position_rel",
        "competition_id",
        "position_id",
        "Vacancies",
        check_company=True,
    )
    text_kk = fields.Text("Text in Kazakh", help="Duties, conditions and pay, as the announcement says them.")
    text_ru = fields.Text("Text in Russian", help="Duties, conditions and pay, as the announcement says them.")
    contact = fields.Char("Telephone and mail for candidates")
    place = fields.Char("Where papers are received")
    officer_id = fields.Many2one(
        "res.users", "Personnel officer", default=lambda self: self.env.user, index=True, ondelete="restrict"
    )
    receive_from = fields.Date("Papers from", readonly=True, copy=False)
    receive_to = fields.Date("Papers until", readonly=True, copy=False, index="btree_not_null")
    interview_on = fields.Date("Interview on", copy=False)
    results_on = fields.Date("Results published on", readonly=True, copy=False)
    appeal_until = fields.Date("Appeals until", readonly=True, copy=False)
    fail_reason = fields.Text("Why it failed", copy=False)

    body_id = fields.Many2one(
        "akimat.body",
        "Commission",
        index=True,
        ondelete="restrict",
        check_company=True,
        domain="[('kind', '=', 'commission'), ('state', '=', 'active'), ('company_id', '=', company_id)]",
    )
    commission_user_ids = fields.Many2many(
        "res.users",
        "akimat_competition_commission_rel",
        "competition_id",
        "user_id",
        "Members of the commission",
        copy=False,
        readonly=True,
        help="Who may see the candidates besides the personnel service.",
    )
    applicant_ids = fields.One2many("hr.applicant", "competition_id", "Applications")
    score_ids = fields.One2many("akimat.competition.score", "competition_id", "Score sheets")
    applicant_count = fields.Integer("Number of applications", compute="_compute_counts")
    admitted_count = fields.Integer("Admitted", compute="_compute_counts")
    place_count = fields.Integer("Places", compute="_compute_place_count")
    is_receiving = fields.Boolean(compute="_compute_is_receiving")
    is_mine = fields.Boolean("My commission", compute="_compute_is_mine", search="_search_is_mine")
    may_edit = fields.Boolean(compute="_compute_may_edit")
    may_run = fields.Boolean(compute="_compute_may_edit")
    may_set_interview = fields.Boolean(compute="_compute_may_edit")

    _state_idx = models.Index("(company_id, state)")
    _term_idx = models.Index("(deadline) WHERE deadline IS NOT NULL")
    _failed_has_reason = models.Constraint(
        "CHECK (state != 'failed' OR fail_reason IS NOT NULL)", "A competition fails with a reason."
    )

    @api.depends("vacancy_ids")
    def _compute_name(self):
        for competition in self:
            competition.name = competition.name or SEPARATOR.join(competition.vacancy_ids.mapped("name"))

    @api.depends("reg_number", "name")
    def _compute_display_name(self):
        for competition in self:
            parts = [competition.reg_number and f"№ {competition.reg_number}", competition.name]
            competition.display_name = " · ".join(filter(None, parts)) or self.env._("New competition")

    @api.depends("applicant_ids.state")
    def _compute_counts(self):
        # How many applied is said in the announcement's results; who they are is seen by the commission alone.
        groups = (
            self.env["hr.applicant"]
            .sudo()
            ._read_group([("competition_id", "in", self.ids)], ["competition_id", "state"], ["__count"])
        )
        counts = {}
        for competition, state, count in groups:
            counts.setdefault(competition.id, {})[state] = count
        for competition in self:
            mine = counts.get(competition._origin.id, {})
            outside = (FILED, "refused", "withdrawn")
            competition.applicant_count = sum(mine.values())
            competition.admitted_count = sum(count for state, count in mine.items() if state not in outside)

    @api.depends("vacancy_ids.vacancy_count", "announced")
    def _compute_place_count(self):
        for competition in self:
            competition.place_count = sum(competition._places_of(post) for post in competition.vacancy_ids)

    @api.depends("state", "receive_to")
    def _compute_is_receiving(self):
        for competition in self:
            today = competition.company_id._akimat_today()
            competition.is_receiving = rules.is_receiving(competition.state, today, competition.receive_to or None)

    @api.depends("commission_user_ids")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for competition in self:
            competition.is_mine = self.env.user in competition.commission_user_ids

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        mine = Domain("commission_user_ids", "in", self.env.uid)
        return mine if set(value) == {True} else ~mine

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_may_edit(self):
        for competition in self:
            officer = not competition.id or "hr" in competition._actor_roles()
            competition.may_edit = officer and competition.state == "opened"
            competition.may_run = officer and competition.state not in ("closed", "failed")
            competition.may_set_interview = officer and competition.state in ("admission", "interview")

    # What is refused, and in which words

    def _refusal_of_closed(self, closed):
        said = closed & self._guard_table("_open")["opened"]
        fixed = bool(said) and bool(self) and self.state != "opened"
        return Refusal("announced_is_fixed", names=said) if fixed else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return Refusal("competition_is_kept") if super()._refusal_to_delete() else None

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    # Lists

    def action_open_applicants(self):
        """Open the applications to this competition."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("akimat_hr.hr_applicant_action_competition")
        return {
            **action,
            "domain": [("competition_id", "=", self.id)],
            "context": {"default_competition_id": self.id, "search_default_by_position": len(self.vacancy_ids) > 1},
        }

    def action_open_scores(self):
        """Open the score sheets of this competition that the reader may see."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("akimat_hr.akimat_competition_score_action")
        return {**action, "domain": [("competition_id", "=", self.id)], "context": {}}

    def action_open_public_page(self):
        """Open the page of the announcement as candidates see it."""
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": f"/akimat/competitions/{self.id}", "target": "new"}

    @api.model
    def _domain_public(self, today):
        """Competitions that anybody may read about: announced ones, and decided ones while appeals run."""
        running = Domain("state", "in", (*OPEN_STATES, "admission", "interview"))
        results = Domain("state", "in", ("decided", "closed", "failed")) & Domain("results_on", "!=", False)
        return running | (results & Domain("results_on", ">=", fields.Date.subtract(today, months=3)))

    def _admitted(self):
        """Candidates whom the commission has to judge."""
        return self.applicant_ids.filtered(lambda applicant: applicant.state == ADMITTED)
