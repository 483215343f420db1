from odoo import api, models
from odoo.exceptions import AccessError

SYSTEM_ADMINISTRATOR = "base.group_system"


class AkimatShippedMixin(models.AbstractModel):
    """Rows that come with an addon and that an akimat may correct: an upgrade leaves a corrected row alone.

    Rows without an akimat hold for the whole country: the system administrator alone enters and changes them.
    """

    _name = "akimat.shipped.mixin"
    _description = "Row shipped with an addon"

    # Names whose change corrects nothing.
    _not_corrections = frozenset()

    @api.model
    def _is_loading(self):
        """Whether files of addons are being read: nobody else is let in meanwhile, and no caller can say so."""
        return not self.env.registry.ready

    @api.model
    def _keeps_national(self):
        """Whether the current user may change rows that hold for every akimat."""
        return self.env.su or self.env.user.has_group(SYSTEM_ADMINISTRATOR)

    def _check_national(self):
        """Refuse to touch a national row.

        :raise AccessError: the user is not the system administrator.
        """
        if "company_id" not in self._fields or self._is_loading() or self._keeps_national():
            return
        if national := self.filtered(lambda row: not row.company_id):
            raise AccessError(
                self.env._(
                    "«%(row)s» holds for every akimat: it is changed by the system administrator. "
                    "Enter a row of your own akimat instead.",
                    row=national[0].display_name,
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._check_national()
        return rows

    def write(self, vals):
        self._check_national()
        result = super().write(vals)
        if "company_id" in vals:
            self._check_national()
        if not self._is_loading() and not self._not_corrections.issuperset(vals):
            self._keep_corrections()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_own_only(self):
        self._check_national()

    def _keep_corrections(self):
        # Whoever may correct the row need not see where it came from.
        origins = self.env["ir.model.data"].sudo().search([("model", "=", self._name), ("res_id", "in", self.ids)])
        origins.filtered(lambda origin: not origin.noupdate).noupdate = True
