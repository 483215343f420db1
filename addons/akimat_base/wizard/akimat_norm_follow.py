from datetime import timedelta

from odoo import api, fields, models

from .. import messages
from ..domain import norms

_COPIED = ("amount", "unit", "start_rule", "end_rule", "extension_limit")
_WORDS = ("citation", "act", "extension_by")
LANGUAGES = {"kk": "kk_KZ", "ru": "ru_RU"}


class AkimatNormFollow(models.TransientModel):
    """Dialog: the law changed - close this row and put the next one behind it."""

    _name = "akimat.norm.follow"
    _description = "Next row of a norm (dialog)"

    norm_id = fields.Many2one("akimat.norm", "Row that ends", required=True, readonly=True, ondelete="cascade")
    date_from = fields.Date("New row begins on", required=True)
    last_day = fields.Date("This row ends on", compute="_compute_last_day")
    amount = fields.Integer(required=True)
    unit = fields.Selection(lambda self: self._options("unit"), "Measured in", required=True)
    start_rule = fields.Selection(selection=lambda self: self._options("start_rule"), required=True)
    end_rule = fields.Selection(selection=lambda self: self._options("end_rule"), required=True)
    extension_limit = fields.Integer()
    extension_by_kk = fields.Char("Who may extend, in Kazakh")
    extension_by_ru = fields.Char("Who may extend, in Russian")
    citation_kk = fields.Char("Citation in Kazakh", required=True)
    citation_ru = fields.Char("Citation in Russian", required=True)
    act_kk = fields.Char("Act in Kazakh", required=True)
    act_ru = fields.Char("Act in Russian", required=True)
    article = fields.Char()
    note = fields.Text()
    verified = fields.Boolean("Read in the act itself")
    event_date = fields.Date("If it arrived on", required=True)
    old_words = fields.Text("By the row that ends", compute="_compute_words")
    new_words = fields.Text("By the new row", compute="_compute_words")
    warning = fields.Text(compute="_compute_words")
    open_case_count = fields.Integer(related="norm_id.open_case_count")

    @api.model
    def _options(self, name):
        return self.env["akimat.norm"]._fields[name]._description_selection(self.env)

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        norm = self.env["akimat.norm"].browse(values.get("norm_id") or self.env.context.get("active_id")).exists()
        tomorrow = self.env.company._akimat_today() + timedelta(days=1)
        values.update(norm_id=norm.id, date_from=tomorrow, event_date=tomorrow, article=norm.article)
        values.update({name: norm[name] for name in _COPIED})
        for suffix, lang in LANGUAGES.items():
            values.update({f"{name}_{suffix}": norm.with_context(lang=lang)[name] for name in _WORDS})
        return values

    @api.depends("date_from")
    def _compute_last_day(self):
        for dialog in self:
            dialog.last_day = dialog.date_from and dialog.date_from - timedelta(days=1)

    @api.depends("norm_id", "date_from", "event_date", "citation_kk", "citation_ru", "verified", *_COPIED)
    @api.depends_context("lang", "company")
    def _compute_words(self):
        company = self.env.company
        for dialog in self:
            norm, day = dialog.norm_id, dialog.event_date
            known = norm and day and dialog.unit
            dialog.old_words = known and norm._try_row(day, norm.company_id or company)
            dialog.new_words = known and norm._try_out(
                dialog._as_value(), day, norm.company_id or company, dialog.verified, dialog._citation()
            )
            refusal = norm and dialog.date_from and norm._refusal_to_follow(dialog.date_from)
            dialog.warning = refusal and messages.explain(self.env, norm, refusal)

    def _citation(self):
        return (self.citation_ru if self.env.lang == LANGUAGES["ru"] else self.citation_kk) or ""

    def _as_value(self):
        return norms.Norm(
            id=0,
            code=self.norm_id.code,
            amount=self.amount,
            unit=self.unit,
            start_rule=self.start_rule,
            end_rule=self.end_rule,
            date_from=self.date_from or self.event_date,
        )

    def action_apply(self):
        """Close the old row, make the new one and show it.

        :raise NextRowRefused: the rows would overlap or leave a day without a row.
        """
        self.ensure_one()
        vals = {name: self[name] for name in (*_COPIED, "article", "note", "verified")}
        # The language of the sources: a reader of neither Kazakh nor Russian sees the state language.
        words = {name: self[f"{name}_kk"] for name in _WORDS}
        norm = self.norm_id.with_context(lang=None)._follow(self.date_from, {**vals, **words})
        for suffix, lang in LANGUAGES.items():
            norm.with_context(lang=lang).write({name: self[f"{name}_{suffix}"] for name in _WORDS})
        return {
            "type": "ir.actions.act_window",
            "res_model": "akimat.norm",
            "res_id": norm.id,
            "views": [[False, "form"]],
        }
