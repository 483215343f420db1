import logging

from odoo import api, fields, models
from odoo.fields import Command, Domain
from odoo.tools import format_date

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.report.xlsx import Column

from .. import messages
from ..domain import lifecycle, periodic
from ..domain.discipline import FIGURES, Figures, change
from ..exceptions import DisciplineRefused

_logger = logging.getLogger(__name__)

WORDS = frozenset({"findings", "proposals"})
_PERIOD = frozenset({"period_kind", "date_from", "inspector_id", "company_id"})
PERIODS = (periodic.MONTH, periodic.QUARTER)


class AkimatDisciplineReport(models.Model):
    """The analysis of executive discipline for a month or a quarter, with its service letter to the akim (KEN-46).

    The figures are counted once, with the rights of the inspector, and kept: later changes of the cards do not
    move them. The letter is signed, then sent to the akim and the head of the office.
    """

    _name = "akimat.discipline.report"
    _description = "Report on executive discipline"
    _inherit = [
        "akimat.workflow.mixin",
        "akimat.table.export",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_from desc, id desc"
    _transitions = lifecycle.DISCIPLINE_REPORT
    _open = {"draft": "company_id inspector_id period_kind date_from department_ids findings proposals"}
    _open_to = {"*": "author control_head system"}

    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    inspector_id = fields.Many2one(
        "res.users", "Prepared by", required=True, index=True, default=lambda self: self.env.user, ondelete="restrict"
    )
    period_kind = fields.Selection(
        [("month", "Month"), ("quarter", "Quarter")], "Period", required=True, default="month"
    )
    date_from = fields.Date("From", required=True, default=lambda self: self._default_date_from())
    date_to = fields.Date("To", compute="_compute_date_to", store=True, precompute=True)
    department_ids = fields.Many2many("hr.department", string="Bodies", help="Empty: all bodies and units.")
    line_ids = fields.One2many("akimat.discipline.line", "report_id", "Units", readonly=True, copy=False)
    counted_on = fields.Date("Counted on", readonly=True, copy=False)
    received = fields.Integer(compute="_compute_totals")
    in_time = fields.Integer("Done in time", compute="_compute_totals")
    late = fields.Integer("Done late", compute="_compute_totals")
    overdue = fields.Integer("Overdue now", compute="_compute_totals")
    share = fields.Float("In time, %", compute="_compute_totals", digits=(5, 1))
    findings = fields.Text("Causes and conclusions")
    proposals = fields.Text()
    signed_by_id = fields.Many2one("res.users", "Signed by", readonly=True, copy=False, ondelete="restrict")
    signed_on = fields.Date("Signed on", readonly=True, copy=False)
    sent_on = fields.Date("Sent on", readonly=True, copy=False)
    state = fields.Selection(
        [("draft", "Draft"), ("signed", "Signed"), ("sent", "Sent")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    can_sign = fields.Boolean(compute="_compute_can")
    can_rework = fields.Boolean(compute="_compute_can")
    can_send = fields.Boolean(compute="_compute_can")
    is_draft = fields.Boolean(compute="_compute_is_draft")

    _once = models.UniqueIndex(
        "(company_id, inspector_id, period_kind, date_from)", "This inspector already has a report for that period."
    )

    @api.model
    def _default_date_from(self):
        return periodic.previous_period(periodic.MONTH, self.env.company._akimat_today())[0]

    @api.depends("period_kind", "date_from")
    def _compute_date_to(self):
        for report in self:
            report.date_to = report.date_from and periodic.period_around(report.period_kind, report.date_from)[1]

    @api.depends("line_ids")
    def _compute_totals(self):
        for report in self:
            for name in ("received", "in_time", "late", "overdue"):
                report[name] = sum(report.line_ids.mapped(name))
            report.share = Figures(report.in_time, report.late, report.overdue).share or 0.0

    @api.depends("state")
    def _compute_is_draft(self):
        for report in self:
            report.is_draft = report.state == "draft"

    @api.depends("period_kind", "date_from")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for report in self:
            report.display_name = self.env._("Executive discipline, %(period)s", period=report._period_words())

    def _period_words(self):
        """The period as people say it: June 2026, quarter 2 of 2026."""
        if not self.date_from:
            return ""
        if self.period_kind == periodic.QUARTER:
            number = (self.date_from.month + 2) // 3
            return self.env._("quarter %(number)s of %(year)s", number=number, year=self.date_from.year)
        month = format_date(self.env, self.date_from, date_format="LLLL").lower()
        return self.env._("%(month)s %(year)s", month=month, year=self.date_from.year)

    # CRUD

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            kind = vals.get("period_kind") or periodic.MONTH
            day = fields.Date.to_date(vals.get("date_from")) or self._default_date_from()
            if kind in PERIODS:
                vals["date_from"] = periodic.period_around(kind, day)[0]
        reports = super().create(vals_list)
        for report in reports:
            # Figures are counted with the rights of the inspector: nobody borrows another person's.
            if not report._actor_roles() & {"author", "control_head", "system"}:
                raise DisciplineRefused(report._refusal_message(Refusal("discipline_not_yours")))
        reports._count()
        return reports

    def _refusal_to_change(self, names):
        """The figures and the period stand; the words are written until the report is signed."""
        if names & _PERIOD or names - self._open_now():
            return Refusal("discipline_locked")
        return Refusal("discipline_not_yours") if super()._refusal_to_change(names) else None

    def _refusal_of_role(self, names):
        return Refusal("discipline_not_yours") if super()._refusal_of_role(names) else None

    # Counting

    def action_count(self):
        """Count the figures anew, as the cards stand today.

        :raise DisciplineRefused: the report has been signed, or another inspector prepares it.
        """
        for report in self:
            if refusal := report._refusal_to_change(WORDS):
                raise DisciplineRefused(report._refusal_message(refusal))
        self._count()
        return True

    def _count(self):
        for report in self:
            now = report._figures(report.date_from, report.date_to)
            before = report._figures(*periodic.previous_period(report.period_kind, report.date_from))
            lines = [report._line(unit, figures, before.get(unit, {})) for unit, figures in now.items()]
            # Lines are figures: nobody enters them, not even the author.
            report.sudo()._grant(
                {
                    "line_ids": [Command.clear(), *map(Command.create, lines)],
                    "counted_on": report.company_id._akimat_today(),
                }
            )

    def _line(self, unit, figures, before):
        share, previous = (_share_of(values) for values in (figures, before))
        return {
            **figures,
            "department_id": unit.id,
            "body_id": unit.master_department_id.id or unit.id,
            "share": share or 0.0,
            "previous_share": previous or 0.0,
            "change": change(share, previous),
        }

    def _figures(self, first, last):
        """Unit → its figures from ``first`` to ``last``, with the rights of the inspector who answers for them."""
        events = (
            self.env["akimat.discipline.event"]
            .with_user(self.inspector_id)
            .with_context(allowed_company_ids=self.company_id.ids)
        )
        rows = events._read_group(
            self._domain_events(first, last), ["department_id"], [f"{name}:sum" for name in FIGURES]
        )
        return {unit.with_env(self.env): dict(zip(FIGURES, figures, strict=True)) for unit, *figures in rows if unit}

    def _domain_events(self, first, last):
        """Events of the period; what is overdue counts whenever its term was."""
        within = Domain("date", ">=", first) & Domain("kind", "!=", "overdue")
        domain = Domain("company_id", "=", self.company_id.id) & Domain("date", "<=", last)
        domain &= within | Domain("kind", "=", "overdue")
        if self.department_ids:
            domain &= Domain("department_id", "child_of", self.department_ids.ids)
        return domain

    # Life

    def _actor_roles(self):
        roles = super()._actor_roles()
        standing = self._standing()
        if self.inspector_id.id in {self.env.uid, *standing["principals"]["sign"]}:
            roles.add("author")
        if "control_head" in standing["kinds"]:
            roles.add("control_head")
        return roles

    def _transition_refusal(self, transition):
        if transition.name == "sign" and not self.line_ids:
            return Refusal("discipline_no_units")
        if transition.name == "sign" and not (self.findings or "").strip():
            return Refusal("discipline_no_findings")
        return super()._transition_refusal(transition)

    def action_sign(self):
        """Sign the service letter: the figures and the words stand."""
        return self._move("sign")

    def action_rework(self):
        """Take the signature back for a change."""
        return self._move("rework")

    def action_send(self):
        """Send the letter to the akim and the head of the office."""
        return self._move("send")

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for report in self:
            today = report.company_id._akimat_today()
            if transition.name == "sign":
                report._grant({"signed_by_id": self.env.uid, "signed_on": today})
                # The task to prepare it was the author's, whoever signs.
                report.sudo().activity_ids.action_feedback()
            elif transition.name == "rework":
                report._grant({"signed_by_id": False, "signed_on": False})
            else:
                report._grant({"sent_on": today})
                report._tell_leaders(today)

    def _addressees(self):
        """The akim and the head of the office, with those who act for them."""
        return self.env["akimat.duty"]._holders(["akim", "head_of_office"], self.company_id)

    def _tell_leaders(self, today):
        for user in self._addressees():
            reader = self.with_context(lang=user.lang)
            # The task stands on the report that the leader only reads.
            reader.sudo().activity_schedule(
                "mail.mail_activity_data_todo",
                date_deadline=today,
                user_id=user.id,
                summary=reader.env._("Read the analysis of executive discipline"),
            )

    # Scheduled action

    @api.model
    def _cron_analysis(self):
        """Drafts of the month and the quarter that have ended, one for each inspector; a second run makes none."""
        progress = self.env["ir.cron"]._commit_progress
        for company in self.env["res.company"].search([("is_akimat", "=", True)]):
            for inspector, kind, first in self._missing(company):
                try:
                    self._draft(company, inspector, kind, first)
                except Exception:
                    # Whatever is wrong with this report, the other inspectors get theirs.
                    self.env.cr.rollback()
                    _logger.warning("no discipline report for user %s from %s", inspector.id, first, exc_info=True)
                if not progress(1):
                    return

    @api.model
    def _missing(self, company):
        """(inspector, period, its first day) of the reports that are due and not there."""
        today = company._akimat_today()
        wanted = []
        for duty in self.env["akimat.duty"]._running(["inspector"], company):
            for kind in PERIODS:
                wanted.append((duty.user_id, kind, periodic.previous_period(kind, today)[0]))
        known = self.search(
            [("company_id", "=", company.id), ("date_from", ">=", min((day for *_rest, day in wanted), default=today))]
        )
        made = {(report.inspector_id, report.period_kind, report.date_from) for report in known}
        return [item for item in dict.fromkeys(wanted) if item not in made]

    @api.model
    def _draft(self, company, inspector, kind, first):
        duties = self.env["akimat.duty"]._running(["inspector"], company)
        units = duties.filtered(lambda duty: duty.user_id == inspector).department_ids
        control = units.filtered(lambda unit: unit.akimat_kind == "control")
        report = self.with_company(company).create(
            {
                "company_id": company.id,
                "inspector_id": inspector.id,
                "period_kind": kind,
                "date_from": first,
                # The unit where he sits is no body that he watches.
                "department_ids": [Command.set((units - control).ids)],
            }
        )
        reader = report.with_context(lang=inspector.lang)
        reader.activity_schedule(
            "mail.mail_activity_data_todo",
            date_deadline=company._akimat_today(),
            user_id=inspector.id,
            summary=reader.env._("Prepare the analysis of executive discipline"),
        )

    # Paper and table

    def _summary(self):
        """The totals as one sentence of the letter."""
        return self.env._(
            "Received: %(received)s. Executed in time: %(in_time)s, late: %(late)s; overdue: %(overdue)s. "
            "Share executed in time: %(share)s %%.",
            received=self.received,
            in_time=self.in_time,
            late=self.late,
            overdue=self.overdue,
            share=f"{self.share:.1f}",
        )

    def _export_title(self):
        return self.display_name

    def _export_records(self):
        return self.line_ids

    def _table_columns(self):
        labels = self.line_ids._fields
        named = {name: labels[name]._description_string(self.env) for name in (*FIGURES, "share", "change")}
        return [
            Column(self.env._("Body"), lambda line: line.body_id.name, 34),
            Column(self.env._("Unit"), lambda line: line.department_id.name, 34),
            *(Column(named[name], lambda line, name=name: line[name], 12) for name in FIGURES),
            Column(named["share"], lambda line: line.share if line.has_terms else None, 12),
            Column(named["change"], lambda line: line.change if line.has_terms else None, 12),
        ]

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)


def _share_of(figures):
    """The share of a unit with ``figures`` (a dict of counts)."""
    return Figures(figures.get("in_time", 0), figures.get("late", 0), figures.get("overdue", 0)).share
