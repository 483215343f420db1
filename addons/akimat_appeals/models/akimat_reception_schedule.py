import logging
from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages_reception as messages
from ..domain import reception, reception_norms
from ..domain.lifecycle_reception import SCHEDULE

_logger = logging.getLogger(__name__)

APPROVERS = ("akim", "head_of_office")
# How far ahead places are offered.
WEEKS_AHEAD = 6
WEEKDAYS = [
    ("0", "Monday"),
    ("1", "Tuesday"),
    ("2", "Wednesday"),
    ("3", "Thursday"),
    ("4", "Friday"),
    ("5", "Saturday"),
    ("6", "Sunday"),
]


class AkimatReceptionSchedule(models.Model):
    """When and where a leader receives citizens in a quarter; places for booking follow from it.

    Leaders receive by prior booking, heads of units as citizens come (KEN-91, SHY-15.15).
    Approved before the quarter begins (Rules of personal reception of 28.07.2026, p. 19) and often enough (p. 3).
    """

    _name = "akimat.reception.schedule"
    _description = "Reception schedule"
    _inherit = ["akimat.workflow.mixin"]
    _order = "year desc, quarter desc, leader_id, id"
    _transitions = SCHEDULE
    _open = {
        "draft": "company_id leader_id year quarter repeat weekday day hour_from hour_to slot_minutes day_capacity"
        " place is_offsite late_reason",
        "draft approved": "phone",
    }
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    leader_id = fields.Many2one("res.users", "Who receives", required=True, index=True, ondelete="restrict")
    post = fields.Char("Post held", compute="_compute_post")
    year = fields.Integer(required=True, default=lambda self: self._default_start().year, aggregator=None)
    quarter = fields.Selection(
        [("1", "1st quarter"), ("2", "2nd quarter"), ("3", "3rd quarter"), ("4", "4th quarter")],
        required=True,
        default=lambda self: str((self._default_start().month - 1) // 3 + 1),
    )
    repeat = fields.Selection(
        [
            ("every", "Each week"),
            ("1", "First in the month"),
            ("2", "Second in the month"),
            ("3", "Third in the month"),
            ("4", "Fourth in the month"),
            ("last", "Last in the month"),
            ("once", "One day"),
        ],
        "How often",
        required=True,
        default="every",
    )
    weekday = fields.Selection(WEEKDAYS, "Day of the week", required=True, default="4")
    day = fields.Date("Reception day")
    hour_from = fields.Float("From", required=True, default=10.0, aggregator=None)
    hour_to = fields.Float("To", required=True, default=12.0, aggregator=None)
    slot_minutes = fields.Integer("Minutes for one citizen", required=True, default=20, aggregator=None)
    day_capacity = fields.Integer("At most in a day", aggregator=None, help="0: as many as the hours allow.")
    place = fields.Char(required=True)
    is_offsite = fields.Boolean("Off-site", help="Reception with a visit to a body, an enterprise, a settlement.")
    phone = fields.Char("Telephone for booking")
    late_reason = fields.Char("Why after the quarter began")
    state = fields.Selection(
        [("draft", "Draft"), ("approved", "Approved officially"), ("cancelled", "Cancelled")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
    )
    approved_by_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False, ondelete="restrict")
    approved_on = fields.Date("Approved on", readonly=True, copy=False)
    slot_ids = fields.One2many("akimat.reception.slot", "schedule_id", "Places", readonly=True)
    can_approve = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")
    is_draft = fields.Boolean(compute="_compute_is_draft")

    _hours = models.Constraint(
        "CHECK (hour_from >= 0 AND hour_to <= 24 AND hour_from < hour_to)", "The reception ends after it begins."
    )
    _minutes = models.Constraint("CHECK (slot_minutes BETWEEN 5 AND 240)", "One citizen is given 5 to 240 minutes.")
    _capacity = models.Constraint("CHECK (day_capacity >= 0)", "The number of citizens in a day is not negative.")
    _one_day = models.Constraint("CHECK (repeat != 'once' OR day IS NOT NULL)", "Enter the reception day.")

    def _default_start(self):
        """The next quarter: schedules are made ahead."""
        today = self.env.company._akimat_today()
        _first, last = reception.quarter_bounds(today.year, (today.month - 1) // 3 + 1)
        return last + timedelta(days=1)

    @api.depends("leader_id", "year", "quarter")
    def _compute_display_name(self):
        for schedule in self:
            schedule.display_name = f"{schedule.leader_id.name or ''} · {schedule.quarter}/{schedule.year}"

    @api.depends("leader_id", "company_id")
    @api.depends_context("lang")
    def _compute_post(self):
        duties = self.env["akimat.duty"]
        kinds = dict(duties._fields["kind"]._description_selection(self.env))
        for schedule in self:
            duty = duties._running(schedule.company_id._reception_leaders(), schedule.company_id).filtered(
                lambda running, user=schedule.leader_id: running.user_id == user
            )[:1]
            schedule.post = (duty.title or kinds[duty.kind]) if duty else False

    @api.depends("state")
    def _compute_is_draft(self):
        for schedule in self:
            schedule.is_draft = schedule.state == "draft"

    @api.constrains("day", "year", "quarter", "repeat")
    def _check_day_in_quarter(self):
        for schedule in self.filtered(lambda record: record.repeat == reception.ONCE):
            first, last = schedule._bounds()
            if not first <= schedule.day <= last:
                raise ValidationError(schedule._refusal_message(Refusal("day_outside", first=first, last=last)))

    def _refusal_of_closed(self, closed):
        begun = self and self.state != "draft"
        return Refusal("schedule_in_force") if begun else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return super()._refusal_to_delete() and Refusal("schedule_in_force")

    # Life

    def _actor_roles(self):
        roles = super()._actor_roles()
        if self._standing()["kinds"] & set(APPROVERS):
            roles.add("approver")
        return roles

    def _role_names(self):
        return {**super()._role_names(), "approver": self.env._("akim or head of the office")}

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    def _transition_refusal(self, transition):
        if transition.name == "approve":
            return self._refusal_to_approve() or super()._transition_refusal(transition)
        return super()._transition_refusal(transition)

    def _refusal_to_approve(self):
        first, last = self._bounds()
        duties = self.env["akimat.duty"]._running(self.company_id._reception_leaders(), self.company_id)
        if self.leader_id not in duties.user_id:
            return Refusal("not_a_receiving_leader")
        if self.company_id._akimat_today() >= first and not (self.late_reason or "").strip():
            return Refusal("quarter_began", first=first)
        # Rows of one leader are one schedule: those that wait beside this one count.
        rows = self.search(
            Domain("leader_id", "=", self.leader_id.id)
            & Domain("company_id", "=", self.company_id.id)
            & Domain("year", "=", self.year)
            & Domain("quarter", "=", self.quarter)
            & Domain("state", "!=", "cancelled")
        )
        days = {day for row in rows for day in row._days(first, last)}
        times = self.env["akimat.norm"]._amount_in_force(
            reception_norms.FREQUENCY, max(first, self.create_date.date()), self.company_id
        )
        month = reception.poor_month(days, self.year, int(self.quarter), times)
        return Refusal("too_seldom", month=month, times=times) if month else None

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "approve":
            for schedule in self:
                schedule._grant({"approved_by_id": self.env.uid, "approved_on": schedule.company_id._akimat_today()})
            self._make_slots()
        elif transition.name == "cancel":
            # Places follow from the schedule, whoever is entitled to end it.
            slots = self.with_user(SUPERUSER_ID).slot_ids.filtered(lambda slot: slot.state in ("free", "booked"))
            slots._withdraw(self.env._("The schedule was cancelled."))

    def action_approve(self):
        """Put the schedule in force and make its places.

        :raise MoveRefused: the quarter has begun and no reason is given, or the leader receives too seldom.
        """
        return self._move("approve")

    def action_cancel(self):
        """End the schedule; its places go, citizens on them wait for another."""
        return self._move("cancel")

    # Places

    def _bounds(self):
        return reception.quarter_bounds(self.year, int(self.quarter))

    def _days(self, first, last):
        """Working days on which the leader receives, from ``first`` to ``last``; a named day is taken as it is."""
        quarter_first, quarter_last = self._bounds()
        calendar = self.env["akimat.calendar.day"]._calendar(self.company_id)
        rule = reception.Rule(self.repeat, int(self.weekday), self.day or None)
        days = reception.reception_days(rule, max(first, quarter_first), min(last, quarter_last))
        return [day for day in days if self.repeat == reception.ONCE or calendar.is_working(day)]

    def _make_slots(self):
        """Make the missing places of the weeks ahead; the second time there is nothing to make."""
        for schedule in self.filtered(lambda record: record.state == "approved"):
            today, utc = schedule.company_id._akimat_today(), schedule.company_id._akimat_utc
            wanted = [
                {"schedule_id": schedule.id, "start": utc(start), "stop": utc(stop)}
                for day in schedule._days(today, today + timedelta(weeks=WEEKS_AHEAD))
                for start, stop in reception.times_of(
                    day, schedule.hour_from, schedule.hour_to, schedule.slot_minutes, schedule.day_capacity
                )
            ]
            # Places are made by the system from what was approved.
            slots = self.env["akimat.reception.slot"].sudo()
            first = min((vals["start"] for vals in wanted), default=fields.Datetime.now())
            known = slots.search(
                Domain("leader_id", "=", schedule.leader_id.id)
                & Domain("company_id", "=", schedule.company_id.id)
                & Domain("stop", ">", first)
            )
            missing = [
                vals
                for vals in wanted
                if not any(slot.start < vals["stop"] and vals["start"] < slot.stop for slot in known)
            ]
            slots._grant_create(missing)

    @api.model
    def _cron_make_slots(self):
        """Each week: places of the weeks that come into view, and tasks of receptions that nobody put on control."""
        progress = self.env["ir.cron"]._commit_progress
        this_year = fields.Date.context_today(self).year
        years = (this_year, this_year + 1)
        schedules = self.search(Domain("state", "=", "approved") & Domain("year", "in", years))
        progress(remaining=len(schedules))
        for schedule in schedules:
            try:
                schedule._make_slots()
            except Exception:
                # Whatever is wrong with this schedule, the others still get their places.
                self.env.cr.rollback()
                _logger.warning("no places could be made for reception schedule %s", schedule.id, exc_info=True)
            if not progress(1):
                return
        self.env["akimat.reception.card"]._put_forgotten_on_control()
