from odoo import api, models

_PLACE = {"res_model", "res_id", "raw", "datas", "db_datas"}


class IrAttachment(models.Model):
    """Files of records that are searched by the text of their files queue to be read."""

    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        attachments = super().create(vals_list)
        attachments._queue_text()
        return attachments

    def write(self, vals):
        result = super().write(vals)
        if not _PLACE.isdisjoint(vals):
            self._queue_text()
        return result

    def _postprocess_contents(self, values):
        """A scan is evidence: it is stored as it came, not made smaller."""
        model = self.env.get(values.get("res_model"))
        if model is not None and "attachment_text" in model._fields:
            return values
        return super()._postprocess_contents(values)

    def _queue_text(self):
        files = self.filtered(lambda file: file.type == "binary" and not file.res_field and file._is_searched())
        if files:
            # Whoever attaches a file has it read; the words belong to the system.
            self.env["akimat.attachment.text"].sudo()._queue(files.sudo())

    def _is_searched(self):
        model = self.env.get(self.res_model) if self.res_model and self.res_id else None
        return model is not None and "attachment_text" in model._fields
