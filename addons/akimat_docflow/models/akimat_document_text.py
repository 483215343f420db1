from odoo import models


class AkimatDocument(models.Model):
    """A document is found by the words of its files."""

    _name = "akimat.document"
    _inherit = ["akimat.document", "akimat.file.search.mixin"]
