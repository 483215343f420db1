from odoo import models
from odoo.exceptions import AccessError


class MailNotification(models.Model):
    """A notice is read by whom it tells and by those who read the message; it is marked by whom it tells."""

    _inherit = "mail.notification"

    def _akimat_readable(self):
        mine = self._akimat_mine()
        # Only which message is meant is read here; the message itself is asked with the user's rights.
        others = self.sudo() - mine
        seen = self.env["mail.message"].browse(others.mail_message_id.ids)._filtered_access("read")
        return (mine | others.filtered(lambda row: row.mail_message_id.id in seen._ids)).with_env(self.env)

    def _akimat_mine(self):
        # As above.
        return self.sudo().filtered(lambda row: row.res_partner_id == self.env.user.partner_id)

    def _check_access(self, operation):
        if result := super()._check_access(operation):
            return result
        if self.env.su or not self or operation == "create":
            return None
        allowed = self._akimat_readable() if operation == "read" else self._akimat_mine().with_env(self.env)
        hidden = self - allowed
        return (hidden, lambda: _refused(self.env)) if hidden else None

    def _search(self, domain, offset=0, limit=None, order=None, *, bypass_access=False, **kwargs):
        if self.env.su or bypass_access:
            return super()._search(domain, offset, limit, order, bypass_access=bypass_access, **kwargs)
        query = super()._search(domain, order=order, **kwargs)
        ids = self.browse(query.get_result_ids())._akimat_readable().ids
        return self.browse(ids[offset : offset + limit if limit else None])._as_query(bool(order))


def _refused(env):
    return AccessError(env._("This notice is not yours."))
