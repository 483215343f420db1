from odoo import api, fields, models

KINDS = [
    ("general", "General department"),
    ("control", "Organisation-control department"),
    ("legal", "Legal department"),
    ("hr", "Personnel service"),
    ("finance", "Finance department"),
    ("press", "Press service"),
    ("unit", "Other unit of the office"),
    ("executive_body", "Executive body"),
    ("subordinate", "Subordinate institution"),
    ("rural_akim", "Office of a rural or settlement akim"),
    ("district_akim", "Office of the akim of a district in the city"),
    ("other", "Other"),
]


class HrDepartment(models.Model):
    _inherit = "hr.department"

    akimat_kind = fields.Selection(KINDS, "Kind of unit", default="unit", index=True)
    servicing_department_id = fields.Many2one(
        "hr.department",
        "Servicing organisation",
        check_company=True,
        help="Who supplies this unit (the affairs directorate or the unit itself).",
    )
    name_locative = fields.Char("Name in letters", translate=True, help="The form of the name used inside sentences.")

    @api.model
    def _akimat_department(self, kind, company):
        """The unit of ``kind`` in ``company`` (first by name), or an empty recordset."""
        return self.search([("akimat_kind", "=", kind), ("company_id", "=", company.id)], limit=1)
