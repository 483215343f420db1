from odoo import fields, models


class AkimatCorrespondenceKind(models.Model):
    """A kind of mail; some kinds (greetings, magazines, advertising) are only counted, not registered."""

    _name = "akimat.correspondence.kind"
    _description = "Kind of correspondence"
    _order = "only_counted, sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    only_counted = fields.Boolean("Not registered, only counted")
    active = fields.Boolean(default=True)
