from odoo import api, fields, models
from odoo.fields import Domain


class AkimatFileSearchMixin(models.AbstractModel):
    """Records found by the words of the files attached to them.

    A model that inherits this gets the search field ``attachment_text``, and its files are read for it.
    """

    _name = "akimat.file.search.mixin"
    _description = "Search in the text of files"

    attachment_text = fields.Char("Text of files", store=False, search="_search_attachment_text", exportable=False)

    @api.model
    def _search_attachment_text(self, operator, value):
        if operator not in ("ilike", "in"):
            return NotImplemented
        typed = value if isinstance(value, str) else " ".join(str(item) for item in value if item)
        # Words of files are read past their access: the rules of the records that are searched decide what is shown.
        return Domain("id", "in", self.env["akimat.attachment.text"].sudo()._records_with(self._name, typed))
