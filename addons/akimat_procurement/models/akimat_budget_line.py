from odoo import api, fields, models

from ..domain.lifecycle_contract import BINDING

MONEY_SOURCES = [
    ("local", "Local budget"),
    ("republic", "Targeted transfers of the republican budget"),
    ("region", "Targeted transfers of the regional budget"),
    ("own", "Money of paid services"),
]
MONTHS = tuple(f"month_{number:02d}" for number in range(1, 13))
IDENTITY = ("year", "program_code", "subprogram_code", "specific_code", "money_source")


class AkimatBudgetMonths(models.AbstractModel):
    """Amounts of a financing plan by month, and the codes of the budget classification they stand under."""

    _name = "akimat.budget.months"
    _description = "Amounts by month"

    name = fields.Char("Item", required=True, help="Name of the specific of the budget classification.")
    program_code = fields.Char("Programme", required=True, size=3)
    subprogram_code = fields.Char("Subprogramme", size=3)
    specific_code = fields.Char("Specific", required=True, size=3)
    money_source = fields.Selection(MONEY_SOURCES, "Source of money", required=True, default="local")
    company_id = fields.Many2one("res.company", "Akimat")
    currency_id = fields.Many2one(related="company_id.currency_id")
    month_01 = fields.Monetary("January", aggregator="sum")
    month_02 = fields.Monetary("February", aggregator="sum")
    month_03 = fields.Monetary("March", aggregator="sum")
    month_04 = fields.Monetary("April", aggregator="sum")
    month_05 = fields.Monetary("May", aggregator="sum")
    month_06 = fields.Monetary("June", aggregator="sum")
    month_07 = fields.Monetary("July", aggregator="sum")
    month_08 = fields.Monetary("August", aggregator="sum")
    month_09 = fields.Monetary("September", aggregator="sum")
    month_10 = fields.Monetary("October", aggregator="sum")
    month_11 = fields.Monetary("November", aggregator="sum")
    month_12 = fields.Monetary("December", aggregator="sum")
    amount = fields.Monetary("Amount of the year", compute="_compute_amount", store=True, aggregator="sum")

    @api.depends(*MONTHS)
    def _compute_amount(self):
        for line in self:
            line.amount = sum(line[month] for month in MONTHS)

    @api.depends("program_code", "subprogram_code", "specific_code", "name")
    def _compute_display_name(self):
        for line in self:
            codes = "-".join(filter(None, (line.program_code, line.subprogram_code, line.specific_code)))
            line.display_name = f"{codes} {line.name}" if line.name else codes


class AkimatBudgetLine(models.Model):
    """A line of the estimate in force: what the year gives, what contracts have taken, what is paid, what is free.

    Lines are made and changed by the approval of an estimate only (Petropavl regulation p. 23(13)).
    """

    _name = "akimat.budget.line"
    _description = "Budget line"
    _inherit = ["akimat.budget.months", "akimat.procurement.balance", "akimat.guard.mixin"]
    _order = "year desc, program_code, subprogram_code, specific_code, id"
    _rec_names_search = ["name", "program_code", "specific_code"]
    _open = {"*": ""}

    year = fields.Integer(required=True, index=True, aggregator=None)
    company_id = fields.Many2one("res.company", "Akimat", required=True, index=True, ondelete="restrict")
    plan_item_ids = fields.One2many("akimat.procurement.plan.item", "budget_line_id", "Planned purchases")
    contract_ids = fields.One2many("akimat.contract", "budget_line_id", "Contracts")
    planned = fields.Monetary("In the plan", compute="_compute_planned", store=True, aggregator="sum")
    committed = fields.Monetary("Under contracts", compute="_compute_committed", store=True, aggregator="sum")
    paid = fields.Monetary(compute="_compute_committed", store=True, aggregator="sum")
    free = fields.Monetary("Free balance", compute="_compute_free", store=True, aggregator="sum")

    _identity = models.UniqueIndex(
        "(company_id, year, program_code, COALESCE(subprogram_code, ''), specific_code, money_source)",
        "The budget already has a line with these codes.",
    )

    @api.depends("plan_item_ids.amount", "plan_item_ids.plan_id.state")
    def _compute_planned(self):
        sums = dict(
            self.env["akimat.procurement.plan.item"]._read_group(
                [("budget_line_id", "in", self.ids), ("plan_id.state", "=", "approved")],
                ["budget_line_id"],
                ["amount:sum"],
            )
        )
        for line in self:
            line.planned = sums.get(line._origin, 0)

    @api.depends("contract_ids.commitment", "contract_ids.paid")
    def _compute_committed(self):
        rows = self.env["akimat.contract"]._read_group(
            [("budget_line_id", "in", self.ids), ("state", "in", [*BINDING, "terminated"])],
            ["budget_line_id"],
            ["commitment:sum", "paid:sum"],
        )
        sums = {line: (committed, paid) for line, committed, paid in rows}
        for line in self:
            line.committed, line.paid = sums.get(line._origin, (0, 0))

    @api.depends("amount", "committed")
    def _compute_free(self):
        for line in self:
            line.free = line.amount - line.committed

    def action_open_contracts(self):
        """Open the contracts that take money from this line."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Contracts"),
            "res_model": "akimat.contract",
            "view_mode": "list,form",
            "domain": [("budget_line_id", "in", self.ids)],
        }
