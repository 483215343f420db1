from odoo import api, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_docflow.domain import norm_codes

from ..exceptions import AppealRefused

_MODEL = "akimat.appeal"
_MEGABYTE = 1024 * 1024


class IrAttachment(models.Model):
    """Files of appeals: the kinds, the size and the number that papers of the office may have."""

    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        attachments = super().create(vals_list)
        for file in attachments.filtered(lambda file: file.res_model == _MODEL and file.res_id and not file.res_field):
            file._check_akimat_appeal(self.env[_MODEL].browse(file.res_id))
        return attachments

    def _check_akimat_appeal(self, appeal):
        """Refuse a file that no paper of the office may have (Rules No. 703 p. 43, 147)."""
        if not self:
            return
        documents = self.env["akimat.document"].with_company(appeal.company_id)
        kinds, size = documents._file_kinds(), documents._limit(norm_codes.ATTACHMENT_SIZE)
        for file in self:
            extension = (file.name or "").rpartition(".")[2].lower()
            if kinds and extension not in kinds:
                refusal = Refusal("file_kind", name=file.name, allowed=", ".join(sorted(kinds)))
            elif file.file_size > size * _MEGABYTE:
                refusal = Refusal("file_size", name=file.name, limit=size)
            else:
                continue
            raise AppealRefused(appeal._refusal_message(refusal))
        limit = documents._limit(norm_codes.ATTACHMENT_COUNT)
        if len(appeal.attachment_ids | self) > limit:
            raise AppealRefused(appeal._refusal_message(Refusal("file_count", limit=limit)))
