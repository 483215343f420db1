from odoo import fields, models


class StockLocation(models.Model):
    _inherit = "stock.location"

    responsible_user_id = fields.Many2one(
        "res.users",
        "Materially liable person",
        index="btree_not_null",
        ondelete="restrict",
        help="Who answers for what lies here.",
    )
    department_id = fields.Many2one(
        "hr.department",
        "Unit that consumes",
        ondelete="restrict",
        check_company=True,
        help="Goods issued to the unit go here.",
    )

    _one_for_a_unit = models.UniqueIndex(
        "(department_id) WHERE department_id IS NOT NULL", "This unit already has a place where its goods go."
    )
