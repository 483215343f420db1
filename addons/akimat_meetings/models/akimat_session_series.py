from datetime import datetime, timedelta

from odoo import api, fields, models
from odoo.fields import Command, Domain

from odoo.addons.akimat_base.domain.grants import WRITE
from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import series
from ..exceptions import SessionRefused
from .akimat_session import MODES
from .akimat_session_part import explain


class AkimatSessionSeries(models.Model):
    """Meetings that come every week: the body, the weekday, the hour, the standing questions."""

    _name = "akimat.session.series"
    _description = "Series of sessions"
    _inherit = ["akimat.guard.mixin", "akimat.round.mixin"]
    _open = {
        "*": "name body_id weekday hour duration place mode video_link date_from date_to weeks_ahead agenda active"
    }
    _deletable = "*"
    _order = "company_id, weekday, hour, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    body_id = fields.Many2one("akimat.body", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="body_id.company_id", store=True, index=True, precompute=True)
    weekday = fields.Selection(
        [
            ("0", "Monday"),
            ("1", "Tuesday"),
            ("2", "Wednesday"),
            ("3", "Thursday"),
            ("4", "Friday"),
            ("5", "Saturday"),
            ("6", "Sunday"),
        ],
        required=True,
        default="0",
    )
    hour = fields.Float("At", required=True, default=9.0, aggregator=None)
    duration = fields.Float("Duration, hours", required=True, default=1.0, aggregator=None)
    place = fields.Char()
    mode = fields.Selection(MODES, "How it is held", default="in_person", required=True)
    video_link = fields.Char("Link")
    date_from = fields.Date(required=True, default=fields.Date.context_today)
    date_to = fields.Date()
    weeks_ahead = fields.Integer("Plan for weeks ahead", default=1, required=True, aggregator=None)
    agenda = fields.Text("Standing questions", help="One question on a line.")
    session_ids = fields.One2many("akimat.session", "series_id", "Sessions")
    session_count = fields.Integer(compute="_compute_session_count")
    checked_on = fields.Date("Planned on", readonly=True, copy=False)
    active = fields.Boolean(default=True)

    _hour = models.Constraint("CHECK (hour >= 0 AND hour < 24 AND duration > 0)", "The hour is from 0 to 24.")
    _ahead = models.Constraint(
        "CHECK (weeks_ahead BETWEEN 1 AND 12)", "Meetings are planned for one to twelve weeks ahead."
    )
    _period = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A series cannot end before it begins."
    )

    @api.depends("session_ids")
    def _compute_session_count(self):
        counts = dict(
            self.env["akimat.session"]._read_group([("series_id", "in", self.ids)], ["series_id"], ["__count"])
        )
        for record in self:
            record.session_count = counts.get(record._origin, 0)

    def _check_keeper(self):
        for record in self:
            if not record.body_id._may_plan(record.company_id._akimat_today()):
                raise SessionRefused(explain(self.env, record, Refusal("not_the_secretary")))

    @api.model_create_multi
    def create(self, vals_list):
        created = super().create(vals_list)
        created._check_keeper()
        return created

    def write(self, vals):
        if self._granted(WRITE):
            return super().write(vals)
        self._check_keeper()
        result = super().write(vals)
        if "body_id" in vals:
            self._check_keeper()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_by_keepers(self):
        self._check_keeper()

    # Planning

    def _plan(self):
        """Create the sessions that are missing up to the horizon; those that are there stay.

        :return: the new sessions.
        """
        created = self.env["akimat.session"]
        for record in self:
            missing = record._missing_days()
            last = record.session_ids.sorted("date_start")[-1:]
            for day in missing:
                session = created._grant_create(record._session_values(day))
                session._carry_over(last)
                created |= session
                last = session
            record._grant({"checked_on": record.company_id._akimat_today()})
        return created

    def _missing_days(self):
        today = self.company_id._akimat_today()
        last = today + timedelta(weeks=self.weeks_ahead)
        if self.date_to:
            last = min(last, self.date_to)
        calendar = self.env["akimat.calendar.day"]._calendar(self.company_id)
        days = series.occurrences(int(self.weekday), max(today, self.date_from), last, calendar)
        planned = set(self.with_context(active_test=False).session_ids.mapped("series_date"))
        return [day for day in days if day not in planned]

    def _session_values(self, day):
        start = self.company_id._akimat_utc(datetime.combine(day, datetime.min.time()) + timedelta(hours=self.hour))
        questions = [line.strip() for line in (self.agenda or "").splitlines() if line.strip()]
        return {
            "body_id": self.body_id.id,
            "series_id": self.id,
            "series_date": day,
            "date_start": start,
            "date_stop": start + timedelta(hours=self.duration),
            "place": self.place,
            "mode": self.mode,
            "video_link": self.video_link,
            "item_ids": [
                Command.create({"name": name, "sequence": 10 * place}) for place, name in enumerate(questions, 1)
            ],
        }

    def action_plan(self):
        """Create the missing sessions now.

        :raise SessionRefused: he does not keep this series.
        """
        self._check_keeper()
        self._plan()
        return True

    @api.model
    def _domain_to_plan(self, today):
        running = Domain("date_to", "=", False) | Domain("date_to", ">=", today)
        unseen = Domain("checked_on", "=", False) | Domain("checked_on", "<", today)
        return running & unseen & Domain("body_id.state", "=", "active")

    @api.model
    def _cron_meeting_series(self, batch=50):
        """Create the next sessions of every series; once a day for each, whatever is wrong with another."""
        self.env["akimat.body"]._sync_bodies_of()
        today = self.env.company._akimat_today()
        self._serve_batch(
            self._domain_to_plan(today),
            today,
            lambda record, _today: record._plan(),
            lambda record, day: record._grant({"checked_on": day}),
            batch,
        )


class AkimatSession(models.Model):
    """What a session of a series takes over from the one before."""

    _inherit = "akimat.session"

    def _carry_over(self, previous):
        """Propose the invited people of ``previous``: recurring questions keep their participants (Kentau p. 50)."""
        invited = previous.attendance_ids.filtered(lambda line: not line.member_id)
        present = self.attendance_ids
        lines = invited.filtered(
            lambda line: (
                line.user_id not in present.user_id if line.user_id else line.partner_id not in present.partner_id
            )
        )
        self.env["akimat.session.attendance"].create(
            [
                {
                    "session_id": self.id,
                    "user_id": line.user_id.id,
                    "partner_id": line.partner_id.id,
                    "title": line.title,
                }
                for line in lines
            ]
        )
