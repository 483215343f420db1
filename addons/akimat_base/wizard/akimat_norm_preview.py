from datetime import timedelta

from odoo import api, fields, models

from ..exceptions import NormNotFound


class AkimatNormPreview(models.TransientModel):
    """Dialog: what the deadline would be if it arrived on a day, by the row in force and by the others."""

    _name = "akimat.norm.preview"
    _description = "Trial of a deadline (dialog)"

    norm_id = fields.Many2one("akimat.norm", "Norm", required=True, ondelete="cascade")
    event_date = fields.Date("If it arrived on", required=True)
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, default=lambda self: self.env.company, ondelete="cascade"
    )
    deadline = fields.Date(compute="_compute_answer")
    answer = fields.Text("Why this date?", compute="_compute_answer")
    others = fields.Text("By the other rows of this norm", compute="_compute_answer")

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        if self.env.context.get("active_model") == "akimat.norm" and self.env.context.get("active_id"):
            values["norm_id"] = self.env.context["active_id"]
        values["event_date"] = self.env.company._akimat_today() + timedelta(days=1)
        return values

    @api.depends("norm_id", "event_date", "company_id")
    @api.depends_context("lang")
    def _compute_answer(self):
        for dialog in self:
            dialog.deadline, dialog.answer, dialog.others = dialog._answer()

    def _answer(self):
        """(deadline or False, why, what the other rows would give)."""
        if not (self.norm_id and self.event_date and self.company_id):
            return False, False, False
        rows = self.env["akimat.norm"].search(
            [("code", "=", self.norm_id.code), ("company_id", "in", [False, self.company_id.id])],
            order="date_from desc",
        )
        try:
            chosen = rows._in_force(self.norm_id.code, self.event_date, self.company_id)
        except NormNotFound as refusal:
            return False, str(refusal), self._by_rows(rows)
        # The row was chosen for whoever asks; law is readable by all.
        chosen = chosen.sudo()
        deadline = False
        if chosen.is_counted:
            deadline = rows._day_by_norm(chosen.code, self.event_date, self.company_id)
        return deadline, chosen._try_row(self.event_date, self.company_id), self._by_rows(rows - chosen)

    def _by_rows(self, rows):
        return "\n".join(f"{row._period_in_words()}: {row._try_row(self.event_date, self.company_id)}" for row in rows)
