from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.akimat_base.domain.refusal import Refusal


class AkimatResolutionExecutor(models.Model):
    """One executor of a resolution; the first is the lead unless the resolution names another."""

    _name = "akimat.resolution.executor"
    _description = "Executor of a resolution"
    _inherit = ["akimat.guard.mixin"]
    _order = "sequence, id"
    _rec_name = "user_id"
    _row_of = ("resolution_id", "executor_ids")
    _entered = "resolution_id sequence user_id department_id is_lead"
    _deletable = "*"

    resolution_id = fields.Many2one("akimat.resolution", required=True, index=True, ondelete="cascade")
    document_id = fields.Many2one(related="resolution_id.document_id", store=True, index=True)
    company_id = fields.Many2one(related="resolution_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    user_id = fields.Many2one("res.users", "Executor", index=True, ondelete="restrict")
    department_id = fields.Many2one(
        "hr.department",
        "Unit",
        compute="_compute_department_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        ondelete="restrict",
        help="With no person named, the head of the unit is the executor.",
    )
    is_lead = fields.Boolean("Lead")

    _somebody = models.Constraint(
        "CHECK (user_id IS NOT NULL OR department_id IS NOT NULL)", "An executor is a person or a unit."
    )

    @api.depends("user_id")
    def _compute_department_id(self):
        for line in self:
            company = line.resolution_id.company_id or self.env.company
            own = line.user_id and line.user_id._akimat_department_in(company)
            line.department_id = own or line.department_id

    @api.constrains("is_lead", "resolution_id")
    def _check_one_lead(self):
        self.resolution_id._check_one_lead()

    @api.constrains("user_id", "resolution_id")
    def _check_works_here(self):
        for line in self.filtered("user_id"):
            # The companies of a colleague decide whether he can work here; the field itself is closed to users.
            if line.resolution_id.company_id not in line.user_id.sudo().company_ids:
                raise ValidationError(
                    line.resolution_id._refusal_message(Refusal("executor_elsewhere", user=line.user_id.name))
                )

    def _head(self):
        """The official who answers for the unit of this line today."""
        self.ensure_one()
        return self.resolution_id.document_id._heads_of(self.department_id)[:1]

    def _refusal_message(self, refusal):
        # Fields are named by the line they stand in; all else is told of its resolution.
        if "fields" in refusal.facts or not self.resolution_id:
            return super()._refusal_message(refusal)
        return self.resolution_id._refusal_message(refusal)
