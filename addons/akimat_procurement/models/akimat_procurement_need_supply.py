from odoo import fields, models


class AkimatProcurementNeed(models.Model):
    _inherit = "akimat.procurement.need"

    supply_request_id = fields.Many2one(
        "akimat.supply.request",
        "Supply request",
        index="btree_not_null",
        ondelete="set null",
        copy=False,
        help="The request that the store could not meet.",
    )
