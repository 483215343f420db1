from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

ROLES = "akimat_base.two_factor_roles"
SETUP = "/web/login/second_factor"


class ResUsers(models.Model):
    """Who holds a role that the setting `akimat_base.two_factor_roles` names works with a second factor only.

    After his password he stands before the page that sets it up (as before the page that asks for the code): no session
    is his until then, an older one ends, and his password opens nothing to programs.
    """

    _inherit = "res.users"

    @api.model
    def _akimat_two_factor_roles(self):
        """External ids of the groups that the setting names, separated by spaces or commas."""
        # The demand holds for everybody; the table of parameters is closed to users.
        return (self.env["ir.config_parameter"].sudo().get_param(ROLES) or "").replace(",", " ").split()

    def _akimat_needs_second_factor(self):
        """Whether his role demands a second factor, whether he has one or not."""
        self.ensure_one()
        # The system's own account has no password: only who has come through this door becomes it.
        if self.id == SUPERUSER_ID:
            return False
        # As above.
        user = self.sudo()
        return any(user._has_group(role) for role in self._akimat_two_factor_roles())

    def _akimat_lacks_second_factor(self):
        return self._akimat_needs_second_factor() and not (
            # Whoever logs in, his own secret is known to the system.
            self.sudo().totp_secret or self.sudo().auth_passkey_key_ids or super()._mfa_type()
        )

    def _mfa_type(self):
        known = super()._mfa_type()
        return known or ("akimat_setup" if self._akimat_lacks_second_factor() else None)

    def _mfa_url(self):
        known = super()._mfa_url()
        return known or (SETUP if self._akimat_lacks_second_factor() else None)

    def _rpc_api_keys_only(self):
        return self._akimat_needs_second_factor() or super()._rpc_api_keys_only()

    def _session_token_get_values(self):
        return () if self._akimat_lacks_second_factor() else super()._session_token_get_values()

    def action_totp_disable(self):
        for user in self:
            if user._akimat_needs_second_factor() and user == self.env.user:
                raise UserError(
                    self.env._(
                        "The second factor of %(user)s stays: his role demands it. With a new telephone ask the "
                        "administrator to take the old one off, and set up the new one at the next login.",
                        user=user.login,
                    )
                )
        return super().action_totp_disable()
