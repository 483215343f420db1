from odoo import api, fields, models, tools

from ..domain.workdays import WorkCalendar


class AkimatCalendarDay(models.Model):
    """An exception to Monday-Friday, with the act that sets it."""

    _name = "akimat.calendar.day"
    _description = "Day of the working calendar"
    _inherit = ["akimat.shipped.mixin"]
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
    company_id = fields.Many2one(
        "res.company", "Akimat", index=True, ondelete="cascade", help="Empty: the whole country."
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

    @api.model_create_multi
    def create(self, vals_list):
        days = super().create(vals_list)
        self.env.registry.clear_cache()
        return days

    def write(self, vals):
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result

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
