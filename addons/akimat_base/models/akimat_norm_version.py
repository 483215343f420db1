from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from .. import messages
from ..domain import norm_versions
from ..domain.grants import WRITE, Grant
from ..domain.norms import WORKING_DAY
from ..domain.refusal import Refusal
from ..domain.workdays import DAY
from ..exceptions import NextRowRefused
from . import norm_sentences
from .guard.akimat_guard_mixin import GRANT

# What a row says of the law; a change of any of it is written down.
_AUDITED = ("amount", "unit", "start_rule", "end_rule", "extension_limit", "date_from", "date_to", "verified", "active")
_SAYS = frozenset("code amount unit start_rule end_rule extension_limit date_from company_id active".split())
_COUNTED = (WORKING_DAY, "calendar_day", "month")


class AkimatNorm(models.Model):
    """One row of law after another: the next version, the cases under a row, what a deadline would be."""

    _inherit = "akimat.norm"

    version_ids = fields.One2many("akimat.norm", compute="_compute_version_ids", string="All rows of this norm")
    open_case_count = fields.Integer("Running cases", compute="_compute_open_case_count")
    is_counted = fields.Boolean(compute="_compute_is_counted", help="A period, not a limit: deadlines follow from it.")

    @api.depends("code", "company_id")
    def _compute_version_ids(self):
        found = {}
        for row in self.search([("code", "in", self.mapped("code"))], order="date_from desc, id"):
            found.setdefault(row.code, []).append(row.id)
        for norm in self:
            norm.version_ids = self.browse(found.get(norm.code, ()))

    @api.depends("unit")
    def _compute_is_counted(self):
        for norm in self:
            norm.is_counted = norm.unit in _COUNTED

    def _compute_open_case_count(self):
        counts = dict.fromkeys(self.ids, 0)
        for name in self.env["akimat.deadline.mixin"]._deadline_models():
            # How many cases run by a row is no secret of theirs.
            cases = self.env[name].sudo()
            domain = cases._domain_deadline_runs() & Domain("norm_id", "in", self.ids)
            for norm, count in cases._read_group(domain, ["norm_id"], ["__count"]):
                counts[norm.id] += count
        for norm in self:
            norm.open_case_count = counts.get(norm.id, 0)

    # No day without a row between two rows

    @api.constrains("code", "date_from", "date_to", "company_id", "active")
    def _check_gap(self):
        # Files load one after another: the shipped rows are checked as a whole before they are shipped.
        if self._is_loading() or self._is_followed():
            return
        for norm in self.filtered(lambda norm: norm.active and not norm.company_id):
            rows = norm._same_norm() | norm
            for row in rows:
                free = norm_versions.gap_after(self._as_value(row), map(self._as_value, rows - row))
                if free:
                    raise ValidationError(
                        self.env._(
                            "No row of norm %(code)s would hold on %(day)s: let one begin the day after another ends.",
                            code=norm.code,
                            day=format_date(self.env, free),
                        )
                    )

    def _is_followed(self):
        """Whether the next row comes in the same step, so that no day is left without one."""
        grant = self.env.context.get(GRANT)
        return isinstance(grant, Grant) and grant.covers(WRITE, self._name, self.ids, ["date_to"])

    def _same_norm(self):
        """The other rows of this code and akimat."""
        return self.search([("code", "=", self.code), ("company_id", "=", self.company_id.id), ("id", "!=", self.id)])

    # Every change is written down

    @api.model_create_multi
    def create(self, vals_list):
        norms = super().create(vals_list)
        norms._audit_rows([None] * len(norms))
        return norms

    def write(self, vals):
        self._check_begun(vals)
        before = [norm._law() for norm in self]
        result = super().write(vals)
        self._audit_rows(before)
        return result

    def _check_begun(self, vals):
        """A row by which somebody may have counted stays: it is closed, and the next row follows it.

        :raise NextRowRefused: what the row says would change.
        """
        grant = self.env.context.get(GRANT)
        granted = isinstance(grant, Grant) and grant.covers(WRITE, self._name, self.ids, ())
        told = (_SAYS & vals.keys()) - (grant.fields if granted else frozenset())
        for norm in self if told and not self._is_loading() else ():
            changed = [name for name in told if norm[name] != norm._fields[name].convert_to_record(vals[name], norm)]
            if changed and norm._has_begun():
                refusal = Refusal("norm_has_begun", fields=frozenset(changed))
                raise NextRowRefused(messages.explain(self.env, norm, refusal))

    def _has_begun(self):
        return bool(self.date_from and self.date_from <= self._audit_company()._akimat_today())

    @api.ondelete(at_uninstall=False)
    def _unlink_only_coming(self):
        for norm in self.filtered(lambda norm: norm._has_begun()):
            refusal = Refusal("norm_has_begun", fields=frozenset({"amount"}))
            raise NextRowRefused(messages.explain(self.env, norm, refusal))

    @api.constrains("code", "amount", "unit")
    def _check_amount(self):
        for norm in self:
            rows = norm._same_norm() if not self._is_loading() else self.browse()
            national = self.search([("code", "=", norm.code), ("company_id", "=", False), ("id", "!=", norm.id)])
            if norm_versions.is_absurd(norm.amount, norm.unit, (rows | national).mapped("amount")):
                message = messages.explain(self.env, norm, Refusal("norm_is_absurd", amount=norm.amount))
                raise ValidationError(message)

    def unlink(self):
        if not self._is_loading():
            for norm in self:
                norm._audit("norm", before={"code": norm.code, **norm._law()}, basis=norm.citation)
        return super().unlink()

    def _audit_company(self):
        return self.company_id or self.env.company

    def _law(self):
        values = {name: self[name] for name in _AUDITED}
        return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}

    def _audit_rows(self, before):
        if self._is_loading():
            return
        for norm, was in zip(self, before, strict=True):
            now = norm._law()
            changed = [name for name in now if not was or was[name] != now[name]]
            old = was and {name: was[name] for name in changed}
            new = {"code": norm.code, **{name: now[name] for name in changed}}
            norm._audit("norm", before=old or None, after=new, basis=norm.citation)

    # The next row

    def _refusal_to_follow(self, first_day):
        others = self._same_norm().filtered("active")
        return norm_versions.refuse_next(self._as_value(self), map(self._as_value, others), first_day)

    def _follow(self, first_day, vals):
        """Close this row the day before ``first_day`` and put the next one behind it.

        :param first_day: date on which the new row begins; :param vals: what it says, the rest as here.
        :return: the new row.
        :raise NextRowRefused: it would overlap another row or leave a day without one.
        """
        self.ensure_one()
        if refusal := self._refusal_to_follow(first_day):
            raise NextRowRefused(messages.explain(self.env, self, refusal))
        if not self.company_id and not self._keeps_national():
            # The row of the country stands; the akimat has one of its own from that day.
            return self.copy(
                {"verified": False, "note": False, **vals, "date_from": first_day, "company_id": self.env.company.id}
            )
        others = map(self._as_value, self._same_norm().filtered("active"))
        last_day = norm_versions.end_of_next(self._as_value(self), others)
        grant = Grant(WRITE, self._name, frozenset(self.ids), frozenset({"date_to"}))
        self.with_context(**{GRANT: grant}).date_to = first_day - DAY
        return self.copy({"verified": False, "note": False, **vals, "date_from": first_day, "date_to": last_day})

    # The cases under a row

    def action_open_cases(self):
        """The running cases whose deadline follows from this row, as far as the reader may open them."""
        self.ensure_one()
        cases = self.env["akimat.norm.case"]._list(self)
        action = self.env["ir.actions.act_window"]._for_xml_id("akimat_base.akimat_norm_case_action")
        return {**action, "domain": [("id", "in", cases.ids)]}

    # What if

    @api.model
    def _try_out(self, norm, start, company, verified, citation):
        """In words, the deadline by a row of law that need not be in force, nor exist yet.

        :param norm: value of the domain; :param start: date of the event; :param citation: text.
        """
        if norm.unit not in _COUNTED:
            return self.env._("A limit: no deadline is counted from it (%(citation)s).", citation=citation)
        trace = self._trace(norm, start, company, verified)
        guessed = self.env["akimat.calendar.day"]._still_estimated(trace.get("estimated", ()))
        return norm_sentences.explain(self.env, trace, citation, guessed)

    def _try_row(self, start, company):
        """As :meth:`_try_out` for this row."""
        return self._try_out(self._as_value(self), start, company, self.verified, self.citation)

    def _period_in_words(self):
        """«01.07.2021–31.12.2025», or from when on."""
        first, last = format_date(self.env, self.date_from), self.date_to and format_date(self.env, self.date_to)
        return f"{first}–{last}" if last else self.env._("from %(day)s", day=first)
