from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import parties
from ..domain.lifecycle_plan import ESTIMATE
from .akimat_budget_line import IDENTITY, MONTHS


class AkimatEstimate(models.Model):
    """The expense estimate of a year, version by version; the head of the office approves each.

    Petropavl regulation p. 23(13): approves the estimate; p. 17(22): obligations within the financing plan.
    """

    _name = "akimat.estimate"
    _description = "Expense estimate"
    _inherit = ["akimat.procurement.edition", "mail.thread"]
    _order = "year desc, version desc, id desc"
    _transitions = ESTIMATE
    _open = {"draft": "year basis budget_date line_ids company_id"}
    _open_to = {"*": "finance system"}
    _apart = parties.ESTIMATE

    year = fields.Integer(required=True, index=True, aggregator=None, default=lambda self: self._default_year())
    version = fields.Integer(compute="_compute_version", store=True, precompute=True, copy=False, aggregator=None)
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    basis = fields.Char(help="The decision on the budget or on its change: number and date.")
    budget_date = fields.Date("Budget approved on", help="The term of the procurement plan runs from this day.")
    previous_id = fields.Many2one(
        "akimat.estimate", "Version before", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    line_ids = fields.One2many("akimat.estimate.line", "estimate_id", "Lines", copy=True)
    amount = fields.Monetary("Total", compute="_compute_amount", store=True)
    submitted_by_id = fields.Many2one("res.users", "Submitted by", readonly=True, copy=False, ondelete="restrict")
    approved_by_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False, ondelete="restrict")
    approved_on = fields.Date(readonly=True, copy=False)
    return_reason = fields.Char("Returned because", readonly=True, copy=False)
    state = fields.Selection(
        [("draft", "Draft"), ("submitted", "Submitted"), ("approved", "Approved"), ("changed", "Replaced")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    can_submit = fields.Boolean(compute="_compute_can")
    can_approve = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    may_change = fields.Boolean(compute="_compute_may_change")

    _version_unique = models.UniqueIndex("(company_id, year, version)", "The estimate already has this version.")
    _one_open = models.UniqueIndex(
        "(company_id, year) WHERE state IN ('draft', 'submitted')",
        "The next version of this estimate is already being prepared.",
    )
    _one_first = models.UniqueIndex(
        "(company_id, year) WHERE previous_id IS NULL",
        "The year already has an estimate: open the one in force and begin its next version there.",
    )

    @api.model
    def _default_year(self):
        return self.env.company._akimat_today().year

    @api.depends("year", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for estimate in self:
            estimate.display_name = self.env._(
                "Estimate of %(year)s, version %(version)s", year=estimate.year, version=estimate.version
            )

    @api.depends("line_ids.amount")
    def _compute_amount(self):
        for estimate in self:
            estimate.amount = sum(estimate.line_ids.mapped("amount"))

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_may_change(self):
        for estimate in self:
            estimate.may_change = estimate.state == "approved" and "finance" in estimate._actor_roles()

    @api.depends("year", "company_id")
    def _compute_version(self):
        for estimate in self:
            domain = [("company_id", "=", estimate.company_id.id), ("year", "=", estimate.year)]
            last = self.search(Domain(domain) & Domain("id", "!=", estimate._origin.id), order="version desc", limit=1)
            estimate.version = last.version + 1

    # Steps

    def action_submit(self):
        """Put the estimate before the head of the office."""
        return self._move("submit")

    def action_approve(self):
        """Approve: the budget lines take the amounts of this version, the version before is replaced.

        :raise MoveRefused: a line falls below what contracts have already taken; all such lines are named.
        """
        return self._move("approve")

    def action_return(self, reason):
        """Return the estimate to the finance unit.

        :param reason: what to correct (text, required).
        """
        return self._move("return", return_reason=self._require_reason(reason))

    def action_new_version(self):
        """Begin the next version as a copy of this one, and open it.

        :raise MoveRefused: this version is not in force, or the person is no finance officer.
        """
        self.ensure_one()
        if not self.may_change:
            self._raise_refused([(self, Refusal("no_such_step", name="change"))])
        version = self._grant_create({**self.copy_data()[0], "previous_id": self.id})
        return version._get_records_action()

    def _transition_refusal(self, transition):
        if transition.name == "submit" and not self.line_ids:
            return Refusal("estimate_empty")
        if transition.name == "approve":
            return self._refusal_to_approve()
        return super()._transition_refusal(transition)

    def _refusal_to_approve(self):
        by_line = {line._find_budget_line(): line.amount for line in self.line_ids}
        current = self.env["akimat.budget.line"].search(
            [("company_id", "=", self.company_id.id), ("year", "=", self.year), ("committed", ">", 0)]
        )
        below = current.filtered(lambda line: by_line.get(line, 0) < line.committed)
        if below:
            lines = [(line.display_name, by_line.get(line, 0), line.committed) for line in below]
            return Refusal("estimate_below_contracts", lines=tuple(lines))
        return None

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "submit":
            self._grant({"submitted_by_id": self.env.uid, "return_reason": False})
        elif transition.name == "approve":
            for estimate in self:
                estimate._apply()

    def _apply(self):
        self._grant({"approved_by_id": self.env.uid, "approved_on": self.company_id._akimat_today()})
        others = self.search(
            [("company_id", "=", self.company_id.id), ("year", "=", self.year), ("state", "=", "approved")]
        )
        (others - self)._system_move("supersede")
        self.line_ids._write_budget_lines()

    def _audit_basis(self, transition):
        if transition.name == "return":
            return self.return_reason
        return self.basis or super()._audit_basis(transition)


class AkimatEstimateLine(models.Model):
    """A line of one version of the estimate."""

    _name = "akimat.estimate.line"
    _description = "Line of an estimate"
    _inherit = ["akimat.budget.months", "akimat.procurement.row"]
    _row_of = ("estimate_id", "line_ids")
    _entered = f"estimate_id name program_code subprogram_code specific_code money_source {' '.join(MONTHS)}"
    _order = "program_code, subprogram_code, specific_code, id"

    estimate_id = fields.Many2one("akimat.estimate", required=True, index=True, ondelete="cascade")
    year = fields.Integer(related="estimate_id.year")
    company_id = fields.Many2one(related="estimate_id.company_id", store=True, index=True)
    budget_line_id = fields.Many2one(
        "akimat.budget.line", "Budget line", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )

    _line_unique = models.UniqueIndex(
        "(estimate_id, program_code, COALESCE(subprogram_code, ''), specific_code, money_source)",
        "The estimate already has a line with these codes.",
    )
    _months_positive = models.Constraint(
        "CHECK (LEAST(month_01, month_02, month_03, month_04, month_05, month_06,"
        " month_07, month_08, month_09, month_10, month_11, month_12) >= 0)",
        "An amount of a month cannot be negative.",
    )

    def _find_budget_line(self):
        values = {name: self[name] or False for name in IDENTITY}
        domain = [("company_id", "=", self.company_id.id), *((name, "=", value) for name, value in values.items())]
        return self.env["akimat.budget.line"].search(domain, limit=1)

    def _write_budget_lines(self):
        """Give the budget lines the amounts of these lines; lines that are gone keep nothing."""
        # Budget lines are written by the approval of an estimate alone: nobody has the right to edit them.
        budget = self.env["akimat.budget.line"].sudo()
        estimate = self.estimate_id
        kept = budget
        for line in self:
            values = {"name": line.name, **{month: line[month] for month in MONTHS}}
            # As above.
            found = line.sudo()._find_budget_line()
            if found:
                found._lock_rows()
                found._grant(values, event="amount", basis=estimate.display_name)
            else:
                identity = {name: line[name] for name in IDENTITY}
                found = budget._grant_create({**values, **identity, "company_id": line.company_id.id})
                found._audit("amount", after={"amount": found.amount}, basis=estimate.display_name)
            # As above.
            line.sudo()._grant({"budget_line_id": found.id})
            kept |= found
        gone = budget.search([("company_id", "=", estimate.company_id.id), ("year", "=", estimate.year)]) - kept
        gone._grant(dict.fromkeys(MONTHS, 0), event="amount", basis=estimate.display_name)
