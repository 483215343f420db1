import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Command

from ..domain.lifecycle_acceptance import ACCEPTED
from ..domain.lifecycle_contract import BINDING
from ..domain.supply_norms import MONTH, period_of

_logger = logging.getLogger(__name__)
# Records of these states count; of payments all do.
STATES = {"akimat.contract": (*BINDING, "terminated"), "akimat.acceptance": ACCEPTED}


class AkimatProcurementSummary(models.Model):
    """What the head of the office must know of a month: planned, contracted, accepted, paid, issued by unit.

    Petropavl regulation p. 17(21). The figures are frozen on the day they were counted: a summary that was shown
    never changes.
    """

    _name = "akimat.procurement.summary"
    _description = "Monthly summary of procurement"
    _inherit = ["akimat.guard.mixin", "akimat.procurement.notice", "mail.thread"]
    _open = {"*": ""}
    _order = "date_from desc, id desc"

    company_id = fields.Many2one("res.company", "Akimat", required=True, readonly=True, index=True, ondelete="restrict")
    currency_id = fields.Many2one(related="company_id.currency_id")
    date_from = fields.Date("From", required=True, readonly=True)
    date_to = fields.Date("To", required=True, readonly=True)
    counted_on = fields.Date(readonly=True)
    line_ids = fields.One2many("akimat.procurement.summary.line", "summary_id", "By budget line", readonly=True)
    issue_ids = fields.One2many("akimat.procurement.summary.issue", "summary_id", "Issued to units", readonly=True)

    _once = models.UniqueIndex("(company_id, date_from)", "The summary of this month is already made.")

    @api.depends("date_from")
    def _compute_display_name(self):
        for summary in self:
            summary.display_name = summary.date_from.strftime("%m.%Y") if summary.date_from else ""

    # Making

    @api.model
    def _cron_make(self):
        """The summary of the month before, for every akimat; made once, and one akimat's fault stops no other."""
        companies = self.env["res.company"].search([("is_akimat", "=", True)])
        progress = self.env["ir.cron"]._commit_progress
        progress(remaining=len(companies))
        for company in companies:
            last = company._akimat_today().replace(day=1) - timedelta(days=1)
            try:
                self._make(company, last)
            except Exception:
                # Whatever is wrong with the figures of one akimat, the others get theirs.
                self.env.cr.rollback()
                _logger.warning("no summary of procurement could be made for %s", company.id, exc_info=True)
            if not progress(1):
                break

    @api.model
    def _make(self, company, day):
        """The frozen summary of the month of ``day`` for ``company``; the one already made when there is one."""
        first, last = period_of(day, MONTH)
        # What is frozen stands in the state language of the office.
        self = self.with_context(lang=company.partner_id.lang or "kk_KZ")
        if made := self.search([("company_id", "=", company.id), ("date_from", "=", first)]):
            return made
        summary = self.with_company(company)._grant_create(
            {
                "company_id": company.id,
                "date_from": first,
                "date_to": last,
                "counted_on": company._akimat_today(),
                "line_ids": [Command.create(vals) for vals in self._budget_values(company, first, last)],
                "issue_ids": [Command.create(vals) for vals in self._issue_values(company, first, last)],
            }
        )
        # The head of the office is told that the summary of the month is ready.
        heads = self.env["akimat.duty"]._holders(["head_of_office"], company)
        summary._tell(heads, "akimat_procurement.mail_activity_summary", company._akimat_today())
        return summary

    @api.model
    def _budget_values(self, company, first, last):
        """Values by budget line of the year: the plan, then contracts, acceptances and payments up to ``last``."""
        lines = self.env["akimat.budget.line"].search([("company_id", "=", company.id), ("year", "=", last.year)])
        contracted = self._sums("akimat.contract", "budget_line_id", "amount", lines, "date_signed", first, last)
        accepted = self._sums(
            "akimat.acceptance", "contract_id.budget_line_id", "amount", lines, "accepted_on", first, last
        )
        paid = self._sums("akimat.contract.payment", "contract_id.budget_line_id", "amount", lines, "date", first, last)
        return [
            {
                "name": line.display_name,
                "budget": line.amount,
                "planned": line.planned,
                "contracted": contracted[line][0],
                "contracted_month": contracted[line][1],
                "accepted": accepted[line][0],
                "accepted_month": accepted[line][1],
                "paid": paid[line][0],
                "paid_month": paid[line][1],
            }
            for line in lines
        ]

    @api.model
    def _sums(self, model, path, amount, lines, day, first, last):
        """Budget line → (sum from the beginning of the year, sum of the month), by the date ``day`` of the records."""
        domain = [(path, "in", lines.ids), (day, "<=", last)]
        if model in STATES:
            domain.append(("state", "in", STATES[model]))
        # The summary counts every record of the akimat, whoever reads it.
        records = self.env[model].sudo()
        year, month = (
            records._read_group([*domain, (day, ">=", since)], [path], [f"{amount}:sum"])
            for since in (last.replace(month=1, day=1), first)
        )
        year = {line.id: total for line, total in year}
        month = {line.id: total for line, total in month}
        return {line: (year.get(line.id, 0), month.get(line.id, 0)) for line in lines}

    @api.model
    def _issue_values(self, company, first, last):
        """Values by unit and product: what the store issued in the month."""
        rows = self.env["akimat.supply.issue.line"]._read_group(
            [
                ("issue_id.company_id", "=", company.id),
                ("issue_id.reg_date", ">=", first),
                ("issue_id.reg_date", "<=", last),
            ],
            ["issue_id.department_id", "product_id"],
            ["quantity:sum"],
        )
        return [
            {
                "department_name": department.name,
                "product_name": product.display_name,
                "uom_name": product.uom_id.name,
                "quantity": quantity,
            }
            for department, product, quantity in rows
        ]


class AkimatProcurementSummaryLine(models.Model):
    """Frozen figures of one budget line: since the beginning of the year, and of the month."""

    _name = "akimat.procurement.summary.line"
    _description = "Budget line of a monthly summary"
    _inherit = ["akimat.procurement.row"]
    _row_of = ("summary_id", "line_ids")
    _order = "summary_id, id"

    summary_id = fields.Many2one(
        "akimat.procurement.summary", required=True, readonly=True, index=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="summary_id.currency_id")
    name = fields.Char("Budget line", required=True, readonly=True)
    budget = fields.Monetary("Estimate of the year", readonly=True)
    planned = fields.Monetary("In the plan", readonly=True)
    contracted = fields.Monetary("Under contracts", readonly=True)
    contracted_month = fields.Monetary("Contracts of the month", readonly=True)
    accepted = fields.Monetary(readonly=True)
    accepted_month = fields.Monetary("Accepted in the month", readonly=True)
    paid = fields.Monetary(readonly=True)
    paid_month = fields.Monetary("Paid in the month", readonly=True)
    remaining = fields.Monetary("Left of the estimate", compute="_compute_remaining")

    @api.depends("budget", "contracted")
    def _compute_remaining(self):
        for line in self:
            line.remaining = line.budget - line.contracted


class AkimatProcurementSummaryIssue(models.Model):
    """Frozen quantity of one product issued to one unit in the month."""

    _name = "akimat.procurement.summary.issue"
    _description = "Issue of a monthly summary"
    _inherit = ["akimat.procurement.row"]
    _row_of = ("summary_id", "issue_ids")
    _order = "summary_id, id"

    summary_id = fields.Many2one(
        "akimat.procurement.summary", required=True, readonly=True, index=True, ondelete="cascade"
    )
    department_name = fields.Char("Unit", readonly=True)
    product_name = fields.Char("Product", readonly=True)
    uom_name = fields.Char("Unit of measure", readonly=True)
    quantity = fields.Float("Issued", readonly=True, digits="Product Unit")
