from odoo import fields, models


class AkimatDocument(models.Model):
    """A paper of an appeal: it bears the number of the appeal and is seen by those who take part in it."""

    _inherit = "akimat.document"

    appeal_id = fields.Many2one(
        "akimat.appeal", index="btree_not_null", ondelete="restrict", check_company=True, copy=False
    )
