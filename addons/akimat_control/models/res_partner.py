from odoo import fields, models

from .selections import SOURCE_SELECTION


class ResPartner(models.Model):
    _inherit = "res.partner"

    control_source = fields.Selection(
        SOURCE_SELECTION,
        "Source of control",
        help="What the letters of this body are when they are put on control: the level decides term and report.",
    )
