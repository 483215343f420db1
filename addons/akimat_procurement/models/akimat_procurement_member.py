from odoo import api, fields, models


class AkimatProcurementMember(models.Model):
    """A member of the commission of one procedure: came or not, recused or not, and why."""

    _name = "akimat.procurement.member"
    _description = "Member of a procurement commission"
    _inherit = ["akimat.step.mixin", "akimat.audit.mixin"]
    _order = "procedure_id, role, id"

    procedure_id = fields.Many2one("akimat.procurement.procedure", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="procedure_id.company_id", store=True, index=True)
    user_id = fields.Many2one("res.users", "Member", required=True, index=True, ondelete="restrict")
    role = fields.Selection(
        [("chair", "Chair"), ("deputy_chair", "Deputy chair"), ("member", "Member"), ("secretary", "Secretary")],
        required=True,
        default="member",
    )
    present = fields.Boolean("Took part", readonly=True, copy=False)
    recused = fields.Boolean("Stepped aside", readonly=True, copy=False)
    recusal_reason = fields.Char(readonly=True, copy=False)

    _once = models.UniqueIndex("(procedure_id, user_id)", "This person is already in the commission.")

    @api.depends("user_id")
    def _compute_display_name(self):
        for member in self:
            member.display_name = member.user_id.name
