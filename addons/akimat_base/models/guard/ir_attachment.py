from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...domain.refusal import Refusal
from ...exceptions import RecordKept

# What opens a file to whoever has its address.
_OUTSIDE = frozenset(("public", "access_token"))
# What a file is, and whose: nothing of this changes once the record is settled.
_CONTENT = frozenset(
    "datas raw name type url res_model res_id res_field db_datas store_fname mimetype checksum".split()
)


class IrAttachment(models.Model):
    """Files of guarded records: once something is decided they are added as versions, never replaced or removed."""

    _inherit = "ir.attachment"

    akimat_version = fields.Integer("Version of the file", readonly=True, copy=False, default=1)

    @api.model_create_multi
    def create(self, vals_list):
        files = super().create([{**vals, "akimat_version": 1} for vals in vals_list])
        files._akimat_join_settled()
        return files

    def write(self, vals):
        vals = {name: value for name, value in vals.items() if name != "akimat_version"}
        if not self.env.su and any(vals.get(name) for name in _OUTSIDE) and self._akimat_guarded():
            raise AccessError(self.env._("Files of the office's records are given to nobody outside by a link."))
        joining = self.browse()
        if not _CONTENT.isdisjoint(vals):
            settled = self._akimat_settled()
            settled._akimat_refuse_kept()
            joining = self - settled if {"res_model", "res_id"} & set(vals) else joining
        result = super().write(vals)
        joining._akimat_join_settled()
        return result

    def generate_access_token(self):
        # As in write: a token opens the file to whoever has the link.
        if not self.env.su and self._akimat_guarded():
            raise AccessError(self.env._("Files of the office's records are given to nobody outside by a link."))
        return super().generate_access_token()

    @api.ondelete(at_uninstall=False)
    def _unlink_only_unsettled(self):
        self._akimat_settled()._akimat_refuse_kept()

    def _akimat_guarded(self):
        """Model name → files of guarded records, those that a field of the record holds left out when the ORM asks."""
        # The ORM itself keeps the files of binary fields, as the superuser; the guard has seen that write.
        by_orm = self.env.su
        # What a file belongs to does not depend on who asks.
        files = self.sudo().filtered(lambda file: file.res_id and not (file.res_field and by_orm))
        return {
            name: found
            for name, found in files.grouped("res_model").items()
            if name in self.env and hasattr(self.env[name], "_has_settled_files") and self.env[name]._guards()
        }

    def _akimat_settled(self):
        """Those of the files that belong to a record on which something has been decided."""
        settled = self.browse()
        for name, files in self._akimat_guarded().items():
            # What a record has decided does not depend on who asks.
            records = self.env[name].sudo().browse(files.mapped("res_id")).exists()
            kept = set(records.filtered(lambda record: record._has_settled_files()).ids)
            settled |= files.filtered(lambda file, kept=kept: file.res_id in kept)
        return settled.with_env(self.env)

    def _akimat_refuse_kept(self):
        # The file and its record are named to whoever tried to change it.
        for file in self.sudo():
            record = file.env[file.res_model].browse(file.res_id)
            raise RecordKept(record._refusal_message(Refusal("file_is_kept", name=file.name)))

    def _akimat_join_settled(self):
        """Number the versions of the files that came to settled records, with a line of the audit chain for each."""
        # Whoever may add a file need not see those before it.
        for file in self.sudo()._akimat_settled():
            same = [("res_model", "=", file.res_model), ("res_id", "=", file.res_id), ("name", "=", file.name)]
            version = file.search_count(same)
            super(IrAttachment, file).write({"akimat_version": version})
            record = self.env[file.res_model].browse(file.res_id)
            record._audit("file", after={"name": file.name, "version": version, "checksum": file.checksum})


class AkimatGuardMixin(models.AbstractModel):
    _inherit = "akimat.guard.mixin"

    def _has_settled_files(self):
        """Whether files of this record are kept as they are: something is decided, and its state does not open them."""
        self.ensure_one()
        if self._row_of and self[self._row_of[0]]:
            return self[self._row_of[0]]._has_settled_files()
        if not self._governed():
            return False
        opened = self._guard_words("_files_open")
        return not self._is_new_life() and not ("state" in self._fields and self.state in opened)
