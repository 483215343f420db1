from odoo import api, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import norm_codes
from ..exceptions import FileRefused

_MODEL = "akimat.document"
_MEGABYTE = 1024 * 1024


class IrAttachment(models.Model):
    """Files of documents: allowed kinds, size and number, and none at all for official use."""

    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        attachments = super().create(vals_list)
        attachments._check_akimat_document()
        return attachments

    def write(self, vals):
        result = super().write(vals)
        if not {"res_model", "res_id", "name", "datas", "raw"}.isdisjoint(vals):
            self._check_akimat_document()
        return result

    def _check_akimat_document(self):
        files = self.filtered(lambda file: file.res_model == _MODEL and not file.res_field)
        documents = self.env[_MODEL].browse(filter(None, files.mapped("res_id")))
        documents._check_new_files()
        for file in files:
            document = documents.browse(file.res_id)
            if refusal := file._refusal_as_document_file():
                raise FileRefused(document._refusal_message(refusal))
        self._check_file_count(documents)

    def _refusal_as_document_file(self):
        document = self.env[_MODEL].browse(self.res_id)
        kinds = document._file_kinds()
        extension = (self.name or "").rpartition(".")[2].lower()
        if kinds and extension not in kinds:
            return Refusal("file_kind", name=self.name, allowed=", ".join(sorted(kinds)))
        limit = document._limit(norm_codes.ATTACHMENT_SIZE)
        return Refusal("file_size", name=self.name, limit=limit) if self.file_size > limit * _MEGABYTE else None

    def _check_file_count(self, documents):
        if not documents:
            return
        limit = documents._limit(norm_codes.ATTACHMENT_COUNT)
        domain = [("res_model", "=", _MODEL), ("res_id", "in", documents.ids), ("res_field", "=", False)]
        # The limit counts every file of the document, also those hidden from this user.
        for res_id, count in self.sudo()._read_group(domain, ["res_id"], ["__count"]):
            if count > limit:
                document = documents.browse(res_id)
                raise FileRefused(document._refusal_message(Refusal("file_count", limit=limit)))
