from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from .akimat_session_flow import NOTICE

# Minutes not ready: told from this many days before the term.
DAYS_AHEAD = timedelta(days=1)


class AkimatSessionItem(models.Model):
    """Materials that were not handed over in time are marked, and their author is told."""

    _name = "akimat.session.item"
    _inherit = ["akimat.session.item", "akimat.round.mixin"]

    @api.model
    def _domain_materials_missing(self, company, today):
        """Questions of coming sessions whose materials were due before ``today`` and are not marked yet."""
        return (
            Domain("materials_deadline", "<", today)
            & Domain("materials_handed_at", "=", False)
            & Domain("is_materials_late", "=", False)
            & Domain("session_id.state", "in", ("draft", "called"))
        )

    @api.model
    def _cron_meeting_materials(self, batch=100):
        """Mark materials that are late and tell the speaker and the secretary (Kentau Reglament p. 52)."""
        self._serve_companies(
            self._domain_materials_missing, type(self)._tell_materials_late, type(self)._mark_materials_late, batch
        )

    @api.model
    def _works_now(self, company):
        return self.env["akimat.document"]._works_now(company)

    def _mark_materials_late(self, _today):
        self._grant({"is_materials_late": True})

    def _tell_materials_late(self, today):
        self._mark_materials_late(today)
        session = self.session_id
        for user in self.speaker_id | session.secretary_id:
            reader = self.with_context(lang=user.lang)
            summary = reader.env._("The materials are late: %(question)s", question=self.name)
            session._remind(user, self.materials_deadline, summary)


class AkimatSession(models.Model):
    """Minutes that are due: the secretary is told, and whoever presided when they are late."""

    _name = "akimat.session"
    _inherit = ["akimat.session", "akimat.round.mixin"]

    minutes_notice_on = fields.Date("Told about the minutes", readonly=True, copy=False)
    is_minutes_late = fields.Boolean(
        "Minutes late", compute="_compute_is_minutes_late", search="_search_is_minutes_late"
    )

    @api.depends("deadline", "state")
    def _compute_is_minutes_late(self):
        today = self.env.company._akimat_today()
        for session in self:
            open_minutes = session.state in ("held", "minutes")
            session.is_minutes_late = bool(open_minutes and session.deadline and session.deadline < today)

    def _search_is_minutes_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = self._domain_minutes_open() & Domain("deadline", "<", self.env.company._akimat_today())
        return late if set(value) == {True} else ~late

    @api.model
    def _domain_minutes_open(self):
        return Domain("state", "in", ("held", "minutes"))

    @api.model
    def _domain_minutes_due(self, company, today):
        told = Domain("minutes_notice_on", "=", False) | Domain("minutes_notice_on", "<", today)
        return self._domain_minutes_open() & Domain("deadline", "<=", today + DAYS_AHEAD) & told

    @api.model
    def _cron_minutes_due(self, batch=100):
        """Once a day: minutes whose term is near or over (Kentau Reglament p. 53)."""
        self._serve_companies(self._domain_minutes_due, type(self)._tell_minutes_due, type(self)._told_minutes, batch)

    @api.model
    def _works_now(self, company):
        return self.env["akimat.document"]._works_now(company)

    def _told_minutes(self, today):
        self._grant({"minutes_notice_on": today})

    def _tell_minutes_due(self, today):
        self._told_minutes(today)
        self.activity_unlink([NOTICE])
        late = self.deadline < today
        for user in self.secretary_id | (self.chair_id if late else self.env["res.users"]):
            reader = self.with_context(lang=user.lang)
            if late:
                summary = reader.env._("The minutes are late: %(session)s", session=reader.display_name)
            else:
                summary = reader.env._("The minutes are due: %(session)s", session=reader.display_name)
            self._remind(user, self.deadline, summary)
