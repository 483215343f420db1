from odoo import api, models

from ..domain.file_content import refuse_content
from ..exceptions import FileRefused
from ..messages import explain

# A file chosen for a message waits here until the message is sent.
WAITING = "mail.compose.message"


class IrAttachment(models.Model):
    """Files of our records are what their names say: by button, by message, by import, by a program."""

    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        files = super().create(vals_list)
        files._akimat_check_content()
        return files

    def write(self, vals):
        result = super().write(vals)
        if not {"raw", "datas", "name", "res_model", "type"}.isdisjoint(vals):
            self._akimat_check_content()
        return result

    def _akimat_check_content(self):
        """Refuse an empty file, one that is something else than its name says, one with macros."""
        if not self.env.registry.ready:
            return
        # Whoever attaches a file has brought its content himself.
        for file in self.sudo().filtered(lambda file: file.type == "binary" and not file.res_field):
            if file._akimat_is_judged() and (refusal := refuse_content(file.name or "", file.raw or b"")):
                raise FileRefused(explain(self.env, self.browse(), refusal))

    def _akimat_is_judged(self):
        if self.res_model == WAITING:
            return True
        model = self.env.registry.get(self.res_model or "")
        return bool(model) and getattr(model, "_judges_files", False)


class AkimatGuardMixin(models.AbstractModel):
    _inherit = "akimat.guard.mixin"

    # False where a record keeps what came from outside as it came.
    _judges_files = True
