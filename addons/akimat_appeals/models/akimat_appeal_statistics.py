import logging
from collections import defaultdict

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.report.xlsx import Column

from .. import messages_statistics as messages
from ..domain import lifecycle, lifecycle_reception, statistics

_logger = logging.getLogger(__name__)

APPROVERS = ("general_head", "head_of_office")
LANGUAGES = ("kk_KZ", "ru_RU")
# Section of the report → field of the appeal that its rows are counted by.
SECTIONS = {
    "total": None,
    "source": "channel",
    "kind": "kind",
    "topic": "topic_id",
    "territory": "territory_id",
    "outcome": "outcome",
}
RECEPTION_SECTIONS = {"reception": None, "reception_leader": "leader_id", "reception_result": "result"}


class AkimatAppealStatistics(models.Model):
    """The report on appeals and receptions of one month: drafted by the system, frozen by its approval.

    Figures of receptions are counted from cards only (KEN-94); a change of a closed month is shown as a correction.
    """

    _name = "akimat.appeal.statistics"
    _description = "Monthly report on appeals"
    _inherit = ["akimat.workflow.mixin", "akimat.table.export"]
    _order = "month desc, id desc"
    _transitions = statistics.STATISTICS
    _born_with = "month company_id"
    # In which language the table is printed decides nothing.
    _open = {"*": "lang"}

    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    month = fields.Date(required=True, default=lambda self: self._default_month())
    lang = fields.Selection(
        [("kk_KZ", "Kazakh"), ("ru_RU", "Russian")], "Language of the table", required=True, default="kk_KZ"
    )
    state = fields.Selection(
        [("draft", "Draft"), ("approved", "Approved officially")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
    )
    line_ids = fields.One2many("akimat.appeal.statistics.line", "statistics_id", "Figures", readonly=True)
    counted_on = fields.Datetime("Counted at", readonly=True, copy=False)
    approved_by_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False, ondelete="restrict")
    approved_on = fields.Date("Approved on", readonly=True, copy=False)
    correction = fields.Text("Corrections after approval", readonly=True, copy=False)
    can_approve = fields.Boolean(compute="_compute_can")
    is_draft = fields.Boolean(compute="_compute_is_draft")

    _once = models.UniqueIndex("(company_id, month)", "This month has its report already.")

    def _default_month(self):
        return statistics.previous_month(self.env.company._akimat_today())

    @api.depends("month")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for report in self:
            report.display_name = report.month and format_date(self.env, report.month, date_format="LLLL yyyy")

    @api.depends("state")
    def _compute_is_draft(self):
        for report in self:
            report.is_draft = report.state == "draft"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if month := fields.Date.to_date(vals.get("month")):
                vals["month"] = month.replace(day=1)
        reports = super().create(vals_list)
        reports._count()
        return reports

    def _refusal_of_closed(self, closed):
        fixed = self and closed <= {"month", "company_id"}
        return Refusal("month_is_fixed") if fixed else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return super()._refusal_to_delete() and Refusal("month_is_fixed")

    # Life

    def _actor_roles(self):
        roles = super()._actor_roles()
        if self._standing()["kinds"] & set(APPROVERS):
            roles.add("approver")
        return roles

    def _role_names(self):
        return {**super()._role_names(), "approver": self.env._("head of the general department or of the office")}

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    def _transition_refusal(self, transition):
        _first, last = statistics.month_bounds(self.month)
        if self.company_id._akimat_today() <= last:
            return Refusal("month_not_over", last=last)
        return super()._transition_refusal(transition)

    def _before_transition(self, transition):
        super()._before_transition(transition)
        self._count()

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for report in self:
            report._grant({"approved_by_id": self.env.uid, "approved_on": report.company_id._akimat_today()})

    def action_approve(self):
        """Freeze the figures.

        :raise MoveRefused: the month is not over, or another person approves.
        """
        return self._move("approve")

    def action_count(self):
        """Count a draft anew."""
        self._raise_refused([(report, Refusal("month_is_fixed")) for report in self if report.state != "draft"])
        self._count()

    def action_compare(self):
        """Write down what has changed in a closed month since its approval; its figures stay as they were."""
        for report in self.filtered(lambda record: record.state == "approved"):
            frozen = {line._row(): line._figures() for line in report.line_ids}
            names = {line._row(): line.name for line in report.line_ids}
            labels = {name: self.env["akimat.appeal.statistics.line"]._fields[name] for name in statistics.FIGURES}
            found = statistics.differences(frozen, report._figures_now())
            lines = [
                f"{names.get(row) or row[1]}: {labels[name]._description_string(self.env)} {before} → {after}"
                for row, name, before, after in found
            ]
            report._grant({"correction": "\n".join(lines)})

    # Counting

    def _count(self):
        """Replace the rows of drafts by what is true now."""
        for report in self:
            figures = report._figures_now()
            values = [
                {"statistics_id": report.id, "section": section, "key": key, **report._names_of(section, key), **row}
                for (section, key), row in figures.items()
            ]
            # Rows are the system's own count, whoever asks for it.
            lines = report.line_ids.sudo()
            lines._grant_unlink()
            lines._grant_create(values)
            report._grant({"counted_on": fields.Datetime.now()})

    def _figures_now(self):
        """(section, key) → figures, counted over all records of the akimat."""
        self.env.flush_all()
        counted = defaultdict(lambda: dict.fromkeys(statistics.FIGURES, 0))
        for section, name in SECTIONS.items():
            for figure, domain in self._domains().items():
                self._add(counted, "akimat.appeal", section, name, figure, domain)
        for section, name in RECEPTION_SECTIONS.items():
            self._add(counted, "akimat.reception.card", section, name, "cards", self._domain_received_cards())
        return {row: counted[row] for row in sorted(counted, key=_place)}

    def _add(self, counted, model, section, name, figure, domain):
        # The report counts all cases of the akimat, also those that its reader may not open.
        groups = self.env[model].sudo()._read_group(domain, [name] if name else [], ["__count"])
        for *keys, count in groups:
            if count or not name:
                key = keys[0] if keys else ""
                counted[section, str(key.id or "") if isinstance(key, models.BaseModel) else key or ""][figure] = count

    def _domains(self):
        first, last = statistics.month_bounds(self.month)
        known = Domain("company_id", "=", self.company_id.id) & Domain("reg_number", "!=", False)
        came = Domain("accounted_on", ">=", first) & Domain("accounted_on", "<=", last)
        open_before = Domain("settled_on", "=", False) | Domain("settled_on", ">=", first)
        carried = Domain("accounted_on", "<", first) & open_before
        considered = known & (came | carried)
        settled = Domain("settled_on", ">=", first) & Domain("settled_on", "<=", last)
        waits = Domain("settled_on", "=", False) | Domain("settled_on", ">", last)
        late = (settled & Domain("settled_late", "=", True)) | (waits & Domain("deadline", "<=", last))
        return {
            "carried_over": known & carried,
            "received": known & came,
            "done": considered & settled & Domain("state", "in", (lifecycle.ANSWERED, lifecycle.CLOSED)),
            "in_work": considered & waits,
            "forwarded": considered & settled & Domain("state", "=", lifecycle.FORWARDED),
            "left_out": considered
            & settled
            & Domain("state", "in", (lifecycle.RETURNED, lifecycle.WITHDRAWN, lifecycle.TERMINATED)),
            "late": considered & late,
            "repeated": known & came & Domain("is_repeat", "=", True),
        }

    def _domain_received_cards(self):
        first, last = statistics.month_bounds(self.month)
        return (
            Domain("company_id", "=", self.company_id.id)
            & Domain("reception_date", ">=", first)
            & Domain("reception_date", "<=", last)
            & Domain("state", "in", lifecycle_reception.RECEIVED)
        )

    def _names_of(self, section, key):
        """Name of a row in both languages, kept with the figures: a topic renamed later changes nothing."""
        return {f"name_{code[:2]}": self._name_of(section, key, code) for code in LANGUAGES}

    def _name_of(self, section, key, code):
        env = self.with_context(lang=code).env
        if section in ("total", "reception"):
            return env._("Appeals in all") if section == "total" else env._("Citizens received in all")
        if not key:
            return env._("Not entered")
        model = "akimat.appeal" if section in SECTIONS else "akimat.reception.card"
        field = env[model]._fields[(SECTIONS | RECEPTION_SECTIONS)[section]]
        if field.type == "selection":
            return dict(field._description_selection(env)).get(key, key)
        # Names of topics and leaders are public inside the office.
        return env[field.comodel_name].sudo().browse(int(key)).display_name

    @api.model
    def _cron_draft(self):
        """On the first day of a month: a draft of the month before for each akimat that has none."""
        progress = self.env["ir.cron"]._commit_progress
        companies = self.env["res.company"].search([("is_akimat", "=", True)])
        progress(remaining=len(companies))
        for company in companies:
            month = statistics.previous_month(company._akimat_today())
            try:
                if not self.search_count([("company_id", "=", company.id), ("month", "=", month)], limit=1):
                    self.create({"company_id": company.id, "month": month})
            except Exception:
                # Whatever is wrong with the figures of one akimat, the others get theirs.
                self.env.cr.rollback()
                _logger.warning("no report on appeals could be drafted for %s", company.id, exc_info=True)
            if not progress(1):
                return

    # The table

    def _export_lang(self):
        return self.lang

    def _export_title(self):
        return self.env._("Report on appeals and receptions, %(month)s", month=self.month.strftime("%m.%Y"))

    def _export_records(self):
        return self.line_ids

    def _table_columns(self):
        line = self.env["akimat.appeal.statistics.line"]
        sections = dict(line._fields["section"]._description_selection(self.env))
        figures = [
            Column(line._fields[name]._description_string(self.env), _getter(name), 13) for name in statistics.FIGURES
        ]
        return [
            Column(self.env._("Section"), lambda row: sections[row.section], 30),
            Column(self.env._("Row"), lambda row: row.name, 40),
            *figures,
        ]

    def _period(self):
        return f"{self.month:%d.%m.%Y} - {self.month + relativedelta(months=1, days=-1):%d.%m.%Y}"


def _getter(name):
    return lambda row: row[name]


def _place(row):
    return [*SECTIONS, *RECEPTION_SECTIONS].index(row[0]), row[1] == "", row[1]


class AkimatAppealStatisticsLine(models.Model):
    """One row of the monthly report, as it was counted."""

    _name = "akimat.appeal.statistics.line"
    _description = "Row of the monthly report on appeals"
    _inherit = ["akimat.guard.mixin"]
    _order = "statistics_id, id"
    _row_of = ("statistics_id", "line_ids")

    statistics_id = fields.Many2one(
        "akimat.appeal.statistics", required=True, readonly=True, index=True, ondelete="cascade"
    )
    section = fields.Selection(
        [
            ("total", "In all"),
            ("source", "By source"),
            ("kind", "By kind"),
            ("topic", "By topic"),
            ("territory", "By territory"),
            ("outcome", "By outcome"),
            ("reception", "Personal reception"),
            ("reception_leader", "Personal reception by leader"),
            ("reception_result", "Personal reception by result"),
        ],
        required=True,
        readonly=True,
    )
    key = fields.Char(readonly=True)
    name_kk = fields.Char("Name in Kazakh", readonly=True)
    name_ru = fields.Char("Name in Russian", readonly=True)
    name = fields.Char("Row", compute="_compute_name")
    carried_over = fields.Integer("Carried over", readonly=True)
    received = fields.Integer("Came in", readonly=True)
    done = fields.Integer("Considered", readonly=True)
    in_work = fields.Integer("In work", readonly=True)
    forwarded = fields.Integer("Forwarded", readonly=True)
    left_out = fields.Integer("Left without consideration", readonly=True)
    late = fields.Integer("After the term", readonly=True)
    repeated = fields.Integer("Repeated", readonly=True)
    cards = fields.Integer("Cards of reception", readonly=True)

    @api.depends("name_kk", "name_ru", "statistics_id.state")
    @api.depends_context("lang")
    def _compute_name(self):
        code = "ru_RU" if (self.env.lang or "").startswith("ru") else "kk_KZ"
        for line in self:
            # A draft shows the names of today, a frozen report those of its approval.
            is_draft = line.statistics_id.state == "draft"
            kept = line.name_ru if code == "ru_RU" else line.name_kk
            line.name = line.statistics_id._name_of(line.section, line.key or "", code) if is_draft else kept

    def _row(self):
        return self.section, self.key or ""

    def _figures(self):
        return {name: self[name] for name in statistics.FIGURES}
