from odoo import api, fields, models

from .akimat_norm_follow import LANGUAGES


class AkimatCalendarDayConfirm(models.TransientModel):
    """Dialog: the date of an estimated day is known."""

    _name = "akimat.calendar.day.confirm"
    _description = "Confirmation of an estimated day (dialog)"

    day_id = fields.Many2one("akimat.calendar.day", "Day", required=True, readonly=True, ondelete="cascade")
    date = fields.Date("Date by the act", required=True)
    act_kk = fields.Char("Act in Kazakh", required=True, help="The law, decree or announcement that sets the date.")
    act_ru = fields.Char("Act in Russian", required=True)

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        day = self.env["akimat.calendar.day"].browse(values.get("day_id") or self.env.context.get("active_id")).exists()
        acts = {f"act_{suffix}": day.with_context(lang=lang).act for suffix, lang in LANGUAGES.items()}
        return {**values, **acts, "day_id": day.id, "date": day.date}

    def action_apply(self):
        """Take the date over, cited in both languages; the running cases that it moves are asked about."""
        self.ensure_one()
        # The language of the sources: a reader of neither Kazakh nor Russian sees the state language.
        self.day_id.with_context(lang=None).act = self.act_kk
        for suffix, lang in LANGUAGES.items():
            self.day_id.with_context(lang=lang).act = self[f"act_{suffix}"]
        self.day_id.write({"date": self.date, "estimated": False, "verified": True})
        return True
