from odoo import api, fields, models
from odoo.fields import Domain

from ..domain import lifecycle, norm_codes


class AkimatAppeal(models.Model):
    """Late or not, soon due or not, and since when silence counts as a refusal (APPC art. 91(2), 100(5))."""

    _inherit = "akimat.appeal"

    deemed_refused_on = fields.Date(
        "Silence counts as refusal since",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="The day after the term passed without an answer (APPC art. 91(2)).",
    )
    overdue = fields.Boolean(compute="_compute_overdue", search="_search_overdue")
    due_soon = fields.Boolean("Due soon", compute="_compute_overdue", search="_search_due_soon")
    days_left = fields.Integer("Days left", compute="_compute_overdue", help="Calendar days to the term.")

    @api.depends("deadline", "state")
    def _compute_overdue(self):
        today = self.env.company._akimat_today()
        for appeal in self:
            waits = appeal.state in lifecycle.OPEN and bool(appeal.deadline)
            appeal.overdue = waits and appeal.deadline < today
            appeal.due_soon = waits and not appeal.overdue and today >= appeal._remind_on()
            appeal.days_left = (appeal.deadline - today).days if appeal.deadline else 0

    def _remind_on(self):
        """The day from which the term counts as near."""
        return self._norm_day(norm_codes.DUE_SOON, self.deadline)

    def _search_overdue(self, operator, value):
        return self._search_flag(operator, value, self._domain_overdue(self.env.company._akimat_today()))

    def _search_due_soon(self, operator, value):
        today = self.env.company._akimat_today()
        domain = Domain("state", "in", lifecycle.OPEN) & Domain("deadline", ">=", today)
        return self._search_flag(operator, value, domain & Domain("deadline", "<=", self._last_day_due_soon(today)))

    @api.model
    def _domain_overdue(self, today):
        return Domain("state", "in", lifecycle.OPEN) & Domain("deadline", "<", today)

    @api.model
    def _last_day_due_soon(self, today):
        """Terms up to this day are near: as many working days ahead as the norm says."""
        days = -self.env["akimat.norm"]._amount_in_force(norm_codes.DUE_SOON, today, self.env.company)
        return self.env["akimat.calendar.day"]._calendar(self.env.company).add(today, days)
