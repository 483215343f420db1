from odoo import fields, models


class AkimatNorm(models.Model):
    _inherit = "akimat.norm"

    unit = fields.Selection(
        selection_add=[("tenge", "Tenge"), ("mrp", "Monthly calculation indices"), ("percent", "Percent")],
        ondelete={"tenge": "cascade", "mrp": "cascade", "percent": "cascade"},
    )
