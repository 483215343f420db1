from odoo import api, fields, models, tools
from odoo.tools import format_date

from ..domain.workdays import WorkCalendar

# What a day is; the rest of the row only says why.
_COUNTED = ("date", "kind", "company_id")


class AkimatCalendarDay(models.Model):
    """An exception to Monday-Friday, with the act that sets it."""

    _name = "akimat.calendar.day"
    _description = "Day of the working calendar"
    _inherit = ["akimat.shipped.mixin", "akimat.audit.mixin"]
    _not_corrections = frozenset({"asked"})
    _order = "date desc"
    _rec_name = "name"

    date = fields.Date(required=True, index=True)
    kind = fields.Selection(
        [("holiday", "Holiday"), ("day_off", "Moved day off"), ("working", "Working day at a weekend")],
        required=True,
        default="holiday",
    )
    name = fields.Char(required=True, translate=True)
    act = fields.Char(required=True, translate=True, help="The law or decree that sets this day.")
    verified = fields.Boolean(default=True, help="Off: the date is an estimate or was read in a secondary source only.")
    estimated = fields.Boolean(help="The date is not known yet: deadlines over it say so until it is confirmed.")
    can_confirm = fields.Boolean(compute="_compute_can_confirm")
    asked = fields.Boolean(readonly=True, copy=False, help="The running cases that this day touches were looked at.")
    company_id = fields.Many2one(
        "res.company",
        "Akimat",
        index=True,
        ondelete="cascade",
        default=lambda self: not (self._is_loading() or self._keeps_national()) and self.env.company,
        help="Empty: the whole country.",
    )

    _day_unique = models.UniqueIndex("(date, COALESCE(company_id, 0))", "The calendar already says what this day is.")

    @api.model
    @tools.ormcache("company_id")
    def _exceptions(self, company_id):
        """Day → kind for one akimat; a row of the akimat wins over the national one."""
        # The calendar decides deadlines for everybody, also for those who may not open it.
        days = self.sudo().search([("company_id", "in", [False, company_id])])
        days = days.sorted(lambda day: bool(day.company_id))
        return {day.date: day.kind for day in days}

    @api.model
    def _calendar(self, company):
        """The working calendar of ``company`` (a recordset, may be empty) as a domain value."""
        return WorkCalendar(self._exceptions(company.id))

    @api.model
    @tools.ormcache("company_id")
    def _estimated(self, company_id):
        """Days that the calendar of one akimat only estimates, sorted."""
        # As in _exceptions.
        days = self.sudo().search([("company_id", "in", [False, company_id]), ("estimated", "=", True)])
        return tuple(sorted(days.mapped("date")))

    @api.model
    def _estimated_between(self, start, end, company):
        """Estimated days from the earlier to the later of two dates, both included."""
        low, high = sorted((start, end))
        return [day for day in self._estimated(company.id) if low <= day <= high]

    @api.model
    def _still_estimated(self, days):
        """Those of ``days`` (ISO) that the calendar estimates to this day."""
        if not days:
            return []
        # As in _exceptions.
        rows = self.sudo().search([("date", "in", list(days)), ("estimated", "=", True)])
        return sorted({day.isoformat() for day in rows.mapped("date")})

    @api.depends("estimated", "company_id")
    @api.depends_context("uid")
    def _compute_can_confirm(self):
        for day in self:
            day.can_confirm = bool(day.id) and day.estimated and (bool(day.company_id) or self._keeps_national())

    @api.depends("date", "name")
    def _compute_display_name(self):
        for day in self:
            day.display_name = f"{format_date(self.env, day.date)} {day.name}" if day.date else day.name

    # Every change is written down, and asks once about the running cases

    @api.model
    def _calendar_before(self, company, changes):
        """The working calendar of ``company`` as it was before ``changes`` (see :meth:`_change`)."""
        exceptions = dict(self._exceptions(company.id))
        for change in reversed(changes):
            for side, came_back in (("after", False), ("before", True)):
                meaning = change[side]
                if meaning and meaning["company"] in (None, company.id):
                    self._put_back(exceptions, meaning, came_back, company)
        return WorkCalendar(exceptions)

    def _put_back(self, exceptions, meaning, came_back, company):
        """Put one row back into ``exceptions``, or take it out; the akimat's own row stands above the national one."""
        day, own = fields.Date.to_date(meaning["date"]), bool(meaning["company"])
        # As in _exceptions.
        rows = self.sudo().search([("date", "=", day), ("company_id", "=", False if own else company.id)])
        if rows and not own:
            return
        if came_back:
            exceptions[day] = meaning["kind"]
        elif rows:
            exceptions[day] = rows.kind
        else:
            exceptions.pop(day, None)

    @api.model_create_multi
    def create(self, vals_list):
        days = super().create(vals_list)
        days._changed([day._change(None) for day in days])
        return days

    def write(self, vals):
        counted = [name for name in _COUNTED if name in vals]
        before = [day._meaning() for day in self] if counted else []
        result = super().write(vals)
        changes = [day._change(was) for day, was in zip(self, before, strict=False)]
        self._changed([change for change in changes if change["before"] != change["after"]], vals)
        return result

    def unlink(self):
        changes = [{**day._change(None), "before": day._meaning(), "after": None} for day in self]
        if not self._is_loading():
            for day, change in zip(self, changes, strict=True):
                day._audit("calendar_day", before=day._for_audit(change["before"]), basis=day.act)
        result = super().unlink()
        self.env.registry.clear_cache()
        self._ask(changes)
        return result

    def _audit_company(self):
        return self.company_id or self.env.company

    def _meaning(self):
        """What the row says of its day, JSON-ready."""
        return {"date": self.date.isoformat(), "kind": self.kind, "company": self.company_id.id or None}

    def _change(self, before):
        return {"id": self.id, "before": before, "after": self._meaning(), "name": self.name, "act": self.act}

    @staticmethod
    def _for_audit(meaning):
        return meaning and {"date": meaning["date"], "kind": meaning["kind"]}

    def _changed(self, changes, vals=None):
        """Forget the cached calendar, write the change down, ask about running cases."""
        if vals is not None and set(vals) == {"asked"}:
            return
        self.env.registry.clear_cache()
        if self._is_loading():
            # The models of upper addons may not be there yet: a scheduled action asks later.
            return
        was = {change["id"]: change["before"] for change in changes}
        for day in self:
            day._audit("calendar_day", day._for_audit(was.get(day.id)), day._for_audit(day._meaning()), day.act)
        self._ask(changes)
        self._note_asked()

    def _note_asked(self):
        # That it was asked is noted for every row, whoever entered the day.
        self.sudo().write({"asked": True})

    @api.model
    def _ask(self, changes):
        if changes and not self._is_loading():
            # The question concerns every running case of the akimat, also those that the editor may not open.
            self.env["akimat.deadline.review"].sudo()._propose(changes)

    @api.model
    def _cron_ask(self):
        """Ask about the running cases that days which came with an upgrade would move. Idempotent."""
        days = self.search([("asked", "=", False)])
        self._ask([day._change(None) for day in days])
        days._note_asked()

    # Counting

    @api.model
    def add_working_days(self, start, count, company_id=False):
        """The ``count``-th working day after ``start``.

        :param start: date or ISO string; :param count: int, may be negative or zero.
        :return: ISO date string.
        """
        company = self.env["res.company"].browse(company_id)
        return self._calendar(company).add(fields.Date.to_date(start), count).isoformat()

    @api.model
    def count_working_days(self, start, end, company_id=False):
        """Working days after ``start`` up to and including ``end`` (int; negative when ``end`` is earlier)."""
        company = self.env["res.company"].browse(company_id)
        return self._calendar(company).count(fields.Date.to_date(start), fields.Date.to_date(end))

    @api.model
    def _cron_remind_next_year(self):
        """From autumn on, ask each akimat's administrators to enter the calendar of the next year."""
        year = fields.Date.context_today(self).year + 1
        entered = self.search_count([("date", ">=", f"{year}-01-01"), ("date", "<=", f"{year}-12-31")], limit=1)
        if entered:
            return
        template = self.env.ref("akimat_base.mail_template_calendar_missing")
        administrators = self.env.ref("akimat_base.group_akimat_admin").all_user_ids
        for user in administrators:
            template.with_context(year=year).send_mail(user.id)
            self._remind_on_screen(user, year)

    @api.model
    def _remind_on_screen(self, user, year):
        """One task in the list of the administrator, until the calendar is there."""
        words = self.with_context(lang=user.lang).env._("Enter the working calendar of %(year)s", year=year)
        # The task is the system's.
        tasks = self.env["mail.activity"].sudo()
        if not tasks.search_count([("user_id", "=", user.id), ("summary", "=", words)], limit=1):
            kind = self.env.ref("mail.mail_activity_data_todo")
            last_day = f"{year - 1}-12-31"
            tasks.create(
                {"user_id": user.id, "summary": words, "activity_type_id": kind.id, "date_deadline": last_day}
            )
