import logging

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ..domain import deadlines, norms, traces
from ..exceptions import NormNotFound
from . import norm_sentences

_logger = logging.getLogger(__name__)


class AkimatNorm(models.Model):
    """One row of law: a period, how it is counted, its citation and its validity.

    A changed law closes the row and adds the next; nothing is overwritten, so that
    old cases still give the old answer.
    """

    _name = "akimat.norm"
    _description = "Norm"
    _inherit = ["akimat.shipped.mixin", "akimat.audit.mixin"]
    _order = "code, date_from desc, id desc"
    _rec_names_search = ["code", "name", "citation"]

    code = fields.Char(required=True, index=True)
    name = fields.Char(required=True, translate=True)
    citation = fields.Char(required=True, translate=True, help="How the act is cited to people, with its point.")
    act = fields.Char(required=True, translate=True)
    article = fields.Char()
    amount = fields.Integer(required=True, aggregator=None)
    unit = fields.Selection(
        [
            ("working_day", "Working days"),
            ("calendar_day", "Calendar days"),
            ("month", "Months"),
            ("hour", "Hours"),
            ("times", "Times"),
            ("piece", "Pieces"),
            ("megabyte", "Megabytes"),
        ],
        "Measured in",
        required=True,
        default="working_day",
    )
    start_rule = fields.Selection(
        [("next_day", "From the next day"), ("same_day", "From the same day")], required=True, default="next_day"
    )
    end_rule = fields.Selection(
        [("next_working_day", "Moves to the next working day"), ("as_is", "Stays where it falls")],
        required=True,
        default="next_working_day",
    )
    extension_limit = fields.Integer(help="How many times the period may be extended; 0: never.", aggregator=None)
    extension_by = fields.Char(help="Who may extend.", translate=True)
    date_from = fields.Date(required=True, default="2000-01-01")
    date_to = fields.Date()
    company_id = fields.Many2one(
        "res.company", "Akimat", index=True, ondelete="cascade", help="Empty: the whole country."
    )
    verified = fields.Boolean(help="Off: read in a secondary or old source only; check it before relying on it.")
    note = fields.Text(translate=True)
    active = fields.Boolean(default=True)

    _period = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A norm cannot end before it begins."
    )

    @api.depends("code", "citation")
    def _compute_display_name(self):
        for norm in self:
            norm.display_name = f"{norm.code} ({norm.citation})" if norm.citation else norm.code

    @api.constrains("code", "date_from", "date_to", "company_id", "active")
    def _check_overlap(self):
        for norm in self.filtered("active"):
            domain = [("id", "!=", norm.id), ("code", "=", norm.code), ("company_id", "=", norm.company_id.id)]
            domain += ["|", ("date_to", "=", False), ("date_to", ">=", norm.date_from)]
            if norm.date_to:
                domain.append(("date_from", "<=", norm.date_to))
            if other := self.search(domain, limit=1):
                if self._is_loading():
                    norm._yield_to(other)
                    continue
                raise ValidationError(
                    self.env._(
                        "Norm %(code)s from %(day)s overlaps %(other)s: close one before the other begins.",
                        code=norm.code,
                        day=format_date(self.env, norm.date_from),
                        other=other.display_name,
                    )
                )

    def _yield_to(self, other):
        """A shipped row gives way to one that the akimat has corrected or made itself: an upgrade must not stop."""
        _logger.warning("shipped norm %s from %s yields to %s: compare them", self.code, self.date_from, other)
        self.active = False

    # Choosing and counting

    @api.model
    def _in_force(self, code, day, company):
        """The row of ``code`` in force on ``day`` for ``company``.

        :raise NormNotFound: there is none, or there are two.
        """
        # Norms are law: they apply to everybody, also to those who may not open the catalogue.
        rows = self.sudo().search([("code", "=", code), ("company_id", "in", [False, company.id])])
        try:
            chosen = norms.select(map(self._as_value, rows), code, day, company.id or None)
        except norms.NoNorm:
            message = self.env._(
                "No norm %(code)s is in force on %(day)s. Add it to the norms of the akimat.",
                code=code,
                day=format_date(self.env, day),
            )
            raise NormNotFound(message) from None
        except norms.AmbiguousNorm:
            message = self.env._(
                "Two norms %(code)s are in force on %(day)s. Close one of them.",
                code=code,
                day=format_date(self.env, day),
            )
            raise NormNotFound(message) from None
        return self.browse(chosen.id)

    @staticmethod
    def _as_value(norm):
        return norms.Norm(
            id=norm.id,
            code=norm.code,
            amount=norm.amount,
            unit=norm.unit,
            start_rule=norm.start_rule,
            end_rule=norm.end_rule,
            date_from=norm.date_from,
            date_to=norm.date_to or None,
            company=norm.company_id.id or None,
        )

    @api.model
    def _compute_by_norm(self, code, start, company, pauses=()):
        """Count the norm ``code`` from ``start`` for ``company``.

        :param start: date of the event; it also selects the row in force.
        :param pauses: (first, last) dates that do not count.
        :return: (norm record, trace dict as stored by ``akimat.deadline.mixin``).
        :raise NormNotFound: no norm of that code on that day.
        """
        norm = self._in_force(code, start, company)
        # The row was chosen for the caller above; its values are law, readable by all.
        law = norm.sudo()
        return norm, self._trace(self._as_value(law), start, company, law.verified, pauses)

    @api.model
    def _trace(self, norm, start, company, verified, pauses=()):
        """The trace of counting ``norm`` (a value of the domain) from ``start``, as records store it."""
        days = self.env["akimat.calendar.day"]
        result = deadlines.compute(norm, start, days._calendar(company), pauses)
        trace = {**result.as_data(), "norm_id": norm.id, "code": norm.code, "verified": verified}
        if pauses:
            trace["pauses"] = [[first.isoformat(), last.isoformat()] for first, last in pauses]
        if estimated := days._estimated_between(start, result.deadline, company):
            trace["estimated"] = [day.isoformat() for day in estimated]
        return trace

    @api.model
    def _day_by_norm(self, code, start, company):
        """The day that norm ``code`` gives, counted from ``start`` (date) for ``company``.

        :raise NormNotFound: no norm of that code on that day.
        """
        _norm, trace = self._compute_by_norm(code, start, company)
        return fields.Date.to_date(trace["deadline"])

    @api.model
    def compute_deadline(self, code, start, company_id=False):
        """The deadline by norm ``code`` for an event on ``start``.

        :param code: norm code; :param start: date or ISO string; :param company_id: id of the akimat.
        :return: dict ``deadline`` (ISO date), ``norm_id`` (int), ``explanation`` (text in the caller's language).
        :raise NormNotFound: names the code and the date.
        """
        company = self.env["res.company"].browse(company_id) if company_id else self.env.company
        norm, trace = self._compute_by_norm(code, fields.Date.to_date(start), company)
        return {"deadline": trace["deadline"], "norm_id": norm.id, "explanation": self._explain(trace)}

    @api.model
    def _explain(self, trace):
        """The trace of a deadline in words of the reader's language."""
        if not traces.is_whole(trace):
            return self.env._("The record of how this day was counted is damaged: compare the audit journal.")
        # The citation is part of the explanation that every reader of the case is owed.
        norm = self.browse(trace.get("norm_id") or ()).sudo().exists()
        guessed = self.env["akimat.calendar.day"]._still_estimated(trace.get("estimated", ()))
        return norm_sentences.explain(self.env, trace, norm.citation or trace.get("basis") or "", guessed)

    def _amount_in_force(self, code, day, company):
        """The number that norm ``code`` sets on ``day`` (times, days …)."""
        # As in _in_force: law is readable by all.
        return self._in_force(code, day, company).sudo().amount
