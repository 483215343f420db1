from odoo import fields, models


class AkimatOversightField(models.Model):
    """A field that a leader oversees: education, housing, finance …"""

    _name = "akimat.oversight.field"
    _description = "Field of oversight"
    _order = "name, id"

    name = fields.Char(required=True, translate=True)
    department_ids = fields.Many2many("hr.department", string="Units of the field", check_company=True)
    company_id = fields.Many2one("res.company", "Akimat", index=True, ondelete="cascade")
    active = fields.Boolean(default=True)
