from odoo import api, fields, models


class AkimatCalendarDayConfirm(models.TransientModel):
    """Dialog: the date of an estimated day is known."""

    _name = "akimat.calendar.day.confirm"
    _description = "Confirmation of an estimated day (dialog)"

    day_id = fields.Many2one("akimat.calendar.day", "Day", required=True, readonly=True, ondelete="cascade")
    date = fields.Date("Date by the act", required=True)
    act = fields.Char(required=True, help="The law, decree or announcement that sets the date.")

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        day = self.env["akimat.calendar.day"].browse(values.get("day_id") or self.env.context.get("active_id")).exists()
        return {**values, "day_id": day.id, "date": day.date, "act": day.act}

    def action_apply(self):
        """Take the date over; the running cases that it moves are asked about."""
        self.ensure_one()
        self.day_id.write({"date": self.date, "act": self.act, "estimated": False, "verified": True})
        return True
