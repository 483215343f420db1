import re
from datetime import datetime, timedelta

from odoo import api, fields, models
from odoo.fields import Command, Domain
from odoo.tools import format_date

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import lifecycle, quorum
from ..exceptions import SessionRefused
from .akimat_session_part import explain

_DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")

# What the people who are called are told; and by what the body decides.
_PLANNED = frozenset("date_start date_stop place mode video_link chair_id secretary_id".split())
RULES = (
    "quorum_numerator",
    "quorum_denominator",
    "voting_rule",
    "chair_casting_vote",
    "is_secret_ballot",
    "allow_substitutes",
)

MODES = [
    ("in_person", "In person"),
    ("video", "Videoconference"),
    ("conference_call", "Conference call"),
    ("mixed", "In person and by video"),
]


class AkimatSession(models.Model):
    """One session of a body: when and where, its agenda, who came, what was decided."""

    _name = "akimat.session"
    _description = "Session"
    _inherit = [
        "akimat.deadline.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "akimat.session.papers",
    ]
    _order = "date_start desc, id desc"
    _rec_names_search = ["name", "body_id"]
    _check_company_auto = True
    _transitions = lifecycle.SESSION
    _open = {
        "draft": "body_id",
        "draft called": "date_start date_stop place mode video_link chair_id secretary_id name cancel_reason",
        "draft called held": "language department_id item_ids attendance_ids",
    }
    _open_to = {"*": "secretary chair system"}
    _files_open = "called held"
    _mail_post_access = "read"

    name = fields.Char("Title of its own", tracking=True, help="Empty: the session is called by its body and its day.")
    body_id = fields.Many2one("akimat.body", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="body_id.company_id", store=True, index=True, precompute=True)
    is_restricted = fields.Boolean(related="body_id.is_restricted", store=True, precompute=True)
    # The rules of the body as they were when the session was called: changing the body later changes nothing here.
    quorum_numerator = fields.Integer("Quorum", compute="_compute_rules", store=True, precompute=True, aggregator=None)
    quorum_denominator = fields.Integer("of", compute="_compute_rules", store=True, precompute=True, aggregator=None)
    voting_rule = fields.Char("Rule of the vote", compute="_compute_rules", store=True, precompute=True)
    chair_casting_vote = fields.Boolean(
        "The chair's vote decides a tie", compute="_compute_rules", store=True, precompute=True
    )
    is_secret_ballot = fields.Boolean("Secret ballot", compute="_compute_rules", store=True, precompute=True)
    allow_substitutes = fields.Boolean(
        "Members may be substituted", compute="_compute_rules", store=True, precompute=True
    )
    state = fields.Selection(
        [
            ("draft", "Planned"),
            ("called", "Called"),
            ("held", "Held"),
            ("minutes", "Minutes"),
            ("signed", "Signed"),
            ("cancelled", "Cancelled"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    date_start = fields.Datetime("Begins", required=True, index=True, tracking=True)
    date_stop = fields.Datetime("Ends", compute="_compute_date_stop", store=True, readonly=False, precompute=True)
    place = fields.Char(tracking=True)
    mode = fields.Selection(MODES, "How it is held", default="in_person", required=True)
    video_link = fields.Char("Link")
    language = fields.Selection(
        [("kk", "Kazakh"), ("ru", "Russian"), ("kk_ru", "Kazakh and Russian")],
        "Language of the minutes",
        default="kk_ru",
        required=True,
    )
    chair_id = fields.Many2one(
        "res.users",
        "Presides",
        compute="_compute_officers",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        ondelete="restrict",
        tracking=True,
    )
    secretary_id = fields.Many2one(
        "res.users",
        "Secretary",
        compute="_compute_officers",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        ondelete="restrict",
        tracking=True,
    )
    department_id = fields.Many2one(
        "hr.department",
        "Unit that prepares",
        compute="_compute_department_id",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="restrict",
        check_company=True,
    )
    # Before the lines: their rules look at these people as soon as a line is made.
    participant_ids = fields.Many2many(
        "res.users",
        "akimat_session_participant_rel",
        "session_id",
        "user_id",
        "Participants",
        copy=False,
        readonly=True,
        default=lambda self: self._default_people(),
    )
    keeper_ids = fields.Many2many(
        "res.users",
        "akimat_session_keeper_rel",
        "session_id",
        "user_id",
        "Prepared by",
        copy=False,
        readonly=True,
        default=lambda self: self._default_people(),
    )
    item_ids = fields.One2many("akimat.session.item", "session_id", "Agenda", copy=True)
    item_count = fields.Integer("Questions", compute="_compute_item_count")
    attendance_ids = fields.One2many("akimat.session.attendance", "session_id", "Attendance")
    minutes_id = fields.Many2one(
        "akimat.document",
        "Minutes",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    minutes_deadline = fields.Date("Minutes due", related="deadline", store=True, index=True)
    series_id = fields.Many2one(
        "akimat.session.series", index="btree_not_null", ondelete="restrict", copy=False, check_company=True
    )
    series_date = fields.Date("Day of the series", copy=False)
    calendar_event_id = fields.Many2one(
        "calendar.event", "In the calendar", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )
    cancel_reason = fields.Text("Reason of cancellation", copy=False)
    is_locked = fields.Boolean(compute="_compute_is_locked")

    _list_idx = models.Index("(company_id, state, date_start)")
    _series_day = models.UniqueIndex(
        "(series_id, series_date) WHERE series_id IS NOT NULL", "The series already has a session on this day."
    )
    _period = models.Constraint(
        "CHECK (date_stop IS NULL OR date_stop > date_start)", "A session cannot end before it begins."
    )

    @api.depends("name", "body_id.name", "body_id.name_ru", "date_start")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for session in self:
            # Whoever sees a session sees what body meets.
            body = session.sudo().body_id
            day = session.date_start and format_date(self.env, session._day(), date_format="dd.MM.yyyy")
            session.display_name = session.name or ", ".join(filter(None, (body.display_name, day)))

    @api.model
    def _search_display_name(self, operator, value):
        """A session is also looked for by its day, as it stands in its name: 22.11.2026."""
        domain = super()._search_display_name(operator, value)
        typed = _DAY.search(value) if operator in ("ilike", "=") and isinstance(value, str) else None
        try:
            first = typed and datetime(*map(int, reversed(typed.groups())))
        except ValueError:
            return domain
        if not first:
            return domain
        begins, ends = map(self.env.company._akimat_utc, (first, first + timedelta(days=1)))
        return domain | Domain("date_start", ">=", begins) & Domain("date_start", "<", ends)

    @api.depends("date_start")
    def _compute_date_stop(self):
        for session in self:
            session.date_stop = session.date_start and session.date_start + timedelta(hours=2)

    @api.depends("body_id", "date_start")
    def _compute_officers(self):
        for session in self:
            body, day = session.body_id, session._day()
            people = body._people_on(day) if body else self.env["res.users"]
            # Whoever was chosen stays while he is in the body on the day.
            if session.chair_id not in people:
                chair = body and (body._holder("chair", day) or body._holder("deputy_chair", day))
                session.chair_id = chair or session.chair_id
            if session.secretary_id not in people:
                session.secretary_id = (body and body._holder("secretary", day)) or session.secretary_id

    @api.depends("secretary_id", "body_id")
    def _compute_department_id(self):
        for session in self:
            unit = session.secretary_id and session.secretary_id._akimat_department_in(session.company_id)
            session.department_id = unit or session.department_id

    @api.depends(lambda self: ["body_id", *(f"body_id.{name}" for name in RULES)])
    def _compute_rules(self):
        for session in self:
            # Without a copy yet (a session of an earlier version of the addon) the rules of today are the nearest.
            source = session if session.state != "draft" and session.voting_rule else session.body_id
            for name in RULES:
                session[name] = source[name]

    def _quorum_of(self, total, present):
        # A session that is being entered has no body yet: everybody is needed.
        share = (self.quorum_numerator, self.quorum_denominator) if self.quorum_denominator else (1, 1)
        return quorum.quorum(total, present, *share)

    @api.depends("item_ids")
    def _compute_item_count(self):
        for session in self:
            session.item_count = len(session.item_ids)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_is_locked(self):
        for session in self:
            session.is_locked = session.state in lifecycle.LOCKED or (bool(session.id) and not session._may_prepare())

    def _day(self):
        """The day of the session in the akimat's time zone."""
        self.ensure_one()
        company = self.company_id or self.body_id.company_id or self.env.company
        return company._akimat_date(self.date_start) if self.date_start else company._akimat_today()

    # Who sees it

    def _sync_people(self):
        """Write down who takes part and who prepares: the record rules ask it."""
        for session in self:
            # Taking part follows from the composition and the agenda; the actor need not own the lists.
            record = session.sudo()
            keepers = record.secretary_id | record.chair_id | record.body_id._keepers(record._day()) | record.create_uid
            people = keepers | record.attendance_ids.user_id | record.attendance_ids.substitute_id
            people |= record.item_ids.speaker_id
            vals = {}
            if keepers != record.keeper_ids:
                vals["keeper_ids"] = [Command.set(keepers.ids)]
            if people != record.participant_ids:
                vals["participant_ids"] = [Command.set(people.ids)]
            if vals:
                record._grant(vals)

    def _may_prepare(self):
        """Whether the current user prepares this session: its secretary, its chair, who acts for them, the system."""
        return self.env.su or bool(self._actor_roles() & {"secretary", "chair", "system"})

    # Writing

    @api.model_create_multi
    def create(self, vals_list):
        sessions = super().create(vals_list)
        for session in sessions:
            if not session.body_id._may_plan(session._day()):
                raise SessionRefused(session._refusal_message(Refusal("not_the_secretary")))
            session._fill_attendance()
        sessions._sync_people()
        return sessions

    def write(self, vals):
        result = super().write(vals)
        if not {"body_id", "date_start"}.isdisjoint(vals):
            self._fill_attendance()
        if not {"chair_id", "secretary_id", "body_id", "date_start", "item_ids", "attendance_ids"}.isdisjoint(vals):
            self._sync_people()
        if not _PLANNED.isdisjoint(vals):
            self.filtered(lambda session: session.state == "called")._move_event()
        return result

    def _default_people(self):
        """Whoever enters a session sees it from the first moment: the rules look at what was created."""
        return [Command.link(self.env.uid)]

    def _refusal_of_closed(self, closed):
        if self and self.state in lifecycle.LOCKED:
            return Refusal("session_locked")
        if self and self.state == "called" and "body_id" in closed:
            return Refusal("session_is_called", fields=closed)
        if self and self.state == "held" and closed & _PLANNED:
            return Refusal("session_is_held", fields=closed)
        return super()._refusal_of_closed(closed)

    def _refusal_of_role(self, names):
        return Refusal("not_the_secretary") if super()._refusal_of_role(names) else None

    def _refusal_to_delete(self):
        return Refusal("session_is_kept") if super()._refusal_to_delete() else None

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal) or super()._refusal_message(refusal)
