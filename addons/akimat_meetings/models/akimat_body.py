from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Command, Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_docflow.domain.roles import LEADERS

from .. import messages
from ..domain import lifecycle

# Bodies whose meetings the akim, his deputies or those who act for them lead (Kentau Reglament p. 47).
LED_BY_THE_AKIM = ("akimat", "meeting")


class AkimatBody(models.Model):
    """A collegial body: by what act, who is in it from when to when, its quorum and how it votes."""

    _name = "akimat.body"
    _description = "Collegial body"
    _inherit = ["akimat.workflow.mixin", "akimat.session.papers", "mail.thread"]
    _order = "kind, name, id"
    _rec_names_search = ["name", "name_ru"]
    _check_company_auto = True
    _transitions = lifecycle.BODY
    # By what rules a body decides is changed while it does not work; who leads the office approves it again.
    _open = {
        "draft": "company_id kind",
        "draft suspended": "name name_ru founding_document_id basis date_start date_end quorum_numerator"
        " quorum_denominator voting_rule chair_casting_vote is_secret_ballot allow_substitutes is_restricted",
        "draft active suspended": "purpose member_ids",
        "draft dissolved": "active",
    }

    name = fields.Char(required=True, tracking=True)
    name_ru = fields.Char("Name in Russian")
    kind = fields.Selection(
        [
            ("akimat", "Akimat"),
            ("commission", "Commission"),
            ("council", "Council"),
            ("working_group", "Working group"),
            ("headquarters", "Headquarters"),
            ("meeting", "Meeting of the leaders"),
        ],
        required=True,
        default="commission",
        index=True,
    )
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    state = fields.Selection(
        [("draft", "Draft"), ("active", "Active"), ("suspended", "Suspended"), ("dissolved", "Dissolved")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    founding_document_id = fields.Many2one(
        "akimat.document", "Founding act", index="btree_not_null", ondelete="restrict", check_company=True
    )
    basis = fields.Char("By what act", help="The act that forms the body, when it is not among the documents.")
    purpose = fields.Text("Tasks")
    date_start = fields.Date("Since")
    date_end = fields.Date("Until", help="A working group works for a term.")
    quorum_numerator = fields.Integer("Quorum", default=2, required=True, aggregator=None)
    quorum_denominator = fields.Integer("of", default=3, required=True, aggregator=None)
    voting_rule = fields.Selection(
        [
            ("majority_present", "More than half of the present"),
            ("majority_all", "More than half of all members"),
            ("two_thirds_present", "At least two thirds of the present"),
        ],
        required=True,
        default="majority_present",
    )
    chair_casting_vote = fields.Boolean(
        "The chair's vote decides a tie", default=True, help="Not in a secret ballot: it would show the chair's vote."
    )
    is_secret_ballot = fields.Boolean("Secret ballot")
    allow_substitutes = fields.Boolean("Members may be substituted")
    is_restricted = fields.Boolean("Closed body", help="Seen by its members and its secretary only.")
    # Before the members: their rules look at these people as soon as a row is made, also at whoever enters the body.
    participant_ids = fields.Many2many(
        "res.users",
        "akimat_body_participant_rel",
        "body_id",
        "user_id",
        "Participants",
        copy=False,
        readonly=True,
        default=lambda self: [Command.link(self.env.uid)],
    )
    member_ids = fields.One2many("akimat.body.member", "body_id", "Composition")
    member_count = fields.Integer("Members", compute="_compute_member_count")
    session_ids = fields.One2many("akimat.session", "body_id", "Sessions")
    session_count = fields.Integer("Sessions", compute="_compute_session_count")
    active = fields.Boolean(default=True)

    can_activate = fields.Boolean(compute="_compute_can")
    can_suspend = fields.Boolean(compute="_compute_can")
    can_dissolve = fields.Boolean(compute="_compute_can")

    _company_kind_idx = models.Index("(company_id, kind, state)")
    _quorum_share = models.Constraint(
        "CHECK (quorum_numerator > 0 AND quorum_denominator >= quorum_numerator)",
        "The quorum is a share of the members: from above zero to the whole, 2 of 3 for example.",
    )
    _period = models.Constraint(
        "CHECK (date_end IS NULL OR date_start IS NULL OR date_end >= date_start)",
        "A body cannot end before it begins.",
    )

    @api.depends("name", "name_ru")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for body in self:
            body.display_name = body._in_papers(body, "name")

    @api.depends("member_ids")
    def _compute_member_count(self):
        today = self.env.company._akimat_today()
        for body in self:
            body.member_count = len(body._members_on(today))

    def _sessions_of_year(self):
        """Sessions of the current year that were not cancelled, the earliest first (records)."""
        year = self.company_id._akimat_today().year
        return self.session_ids.filtered(
            lambda session: session.state != "cancelled" and session._day().year == year
        ).sorted("date_start")

    @api.depends("session_ids")
    def _compute_session_count(self):
        counts = dict(self.env["akimat.session"]._read_group([("body_id", "in", self.ids)], ["body_id"], ["__count"]))
        for body in self:
            body.session_count = counts.get(body._origin, 0)

    @api.constrains("kind", "date_end", "state")
    def _check_term(self):
        for body in self.filtered(lambda body: body.kind == "working_group" and not body.date_end):
            raise ValidationError(messages.explain(self.env, body, Refusal("working_group_without_term")))

    # Who is in it

    def _members_on(self, day):
        """Rows of the composition that hold on ``day`` (date)."""
        return self.member_ids.filtered(lambda member: member._holds_on(day))

    def _holder(self, role, day):
        """The user who is chair, deputy chair, secretary … on ``day``; empty for a person from outside.

        :param role: role of the composition; :param day: date.
        """
        self.ensure_one()
        users = (member._person_on(day)[0] for member in self._members_on(day) if member.role == role)
        return next((user for user in users if user), self.env["res.users"])

    def _keepers(self, day):
        """Users who prepare sessions of the body on ``day``: its secretary, its chair and the deputy chair."""
        keepers = self.env["res.users"]
        for role in ("secretary", "chair", "deputy_chair"):
            keepers |= self._holder(role, day)
        return keepers

    def _may_plan(self, day):
        """Whether the current user plans sessions of the body: those who keep it, who acts for them, the system."""
        if self.env.su:
            return True
        secretary = self.env.user.has_group("akimat_meetings.group_commission_secretary")
        people = {self.env.uid, *self._standing()["principals"]["execution"]}
        # The composition decides who plans, also for a user who does not see it.
        return bool(people & set(self.sudo()._keepers(day).ids)) or (secretary and self.has_access("write"))

    def _people_on(self, day):
        people = self.env["res.users"]
        for member in self._members_on(day):
            people |= member._person_on(day)[0]
        return people

    # Participation follows the composition

    def _sync_participants(self):
        """Write down who takes part today: the record rules ask it."""
        for body in self:
            people = body._people_on(body.company_id._akimat_today()) | body.create_uid
            # Taking part follows from the composition; who changed it (or a duty) need not own the list.
            record = body.sudo()
            if people != record.participant_ids:
                record._grant({"participant_ids": [Command.set(people.ids)]})
            # Sessions that are not held yet follow the composition.
            coming = record.session_ids.filtered(lambda session: session.state in ("draft", "called"))
            coming._fill_attendance()
            coming._sync_people()

    @api.model
    def _sync_bodies_of(self, domain=Domain.TRUE):
        """Refresh who takes part in the living bodies of ``domain``: duties begin and end by date."""
        # A duty may belong to the composition of a body that its author does not see.
        self.sudo().search(Domain("state", "!=", "dissolved") & domain)._sync_participants()

    # Gate

    def _actor_roles(self):
        roles = super()._actor_roles()
        if self._standing()["kinds"].intersection(LEADERS):
            roles.add("leader")
        return roles

    def _transition_refusal(self, transition):
        if transition.name == "activate":
            return self._refusal_to_activate()
        return super()._transition_refusal(transition)

    def _refusal_to_activate(self):
        day = self.company_id._akimat_today()
        missing = {"chair", "secretary"} - set(self._members_on(day).mapped("role"))
        if missing:
            return Refusal("body_without_officers", roles=missing)
        if not (self.founding_document_id or (self.basis or "").strip()):
            return Refusal("body_without_basis")
        if self.kind == "working_group" and not self.date_end:
            return Refusal("working_group_without_term")
        return None

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    # Writing

    @api.model_create_multi
    def create(self, vals_list):
        bodies = super().create(vals_list)
        bodies._sync_participants()
        return bodies

    def _refusal_to_delete(self):
        return Refusal("body_is_kept") if super()._refusal_to_delete() else None

    # Buttons and RPC

    def action_activate(self):
        """Approve the composition: sessions may be called.

        :raise MoveRefused: there is no chair, no secretary, no founding act, or no term of a working group.
        """
        return self._move("activate")

    def action_suspend(self):
        """No sessions until the body is activated again."""
        return self._move("suspend")

    def action_dissolve(self):
        """The body ends; its sessions and minutes stay."""
        return self._move("dissolve")

    def action_open_sessions(self):
        """Open the sessions of this body."""
        action = self.env["ir.actions.actions"]._for_xml_id("akimat_meetings.action_session")
        return {**action, "domain": [("body_id", "=", self.id)], "context": {"default_body_id": self.id}}
