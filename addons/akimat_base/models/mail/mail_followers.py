from odoo import models
from odoo.exceptions import AccessError


class MailFollowers(models.Model):
    """Who follows a record is known to those who may read the record."""

    _inherit = "mail.followers"

    def _akimat_readable(self):
        """Those of the rows whose record the current user reads, or that are his own."""
        # His own row may be asked by anybody.
        mine = self.sudo().filtered(lambda row: row.partner_id == self.env.user.partner_id)
        found = mine
        # Only which record is meant is read here; the record itself is asked with the user's rights.
        for name, rows in (self.sudo() - mine).grouped("res_model").items():
            if name in self.env:
                records = self.env[name].browse(rows.mapped("res_id")).exists()
                seen = set(records._filtered_access("read").ids)
                found |= rows.filtered(lambda row, seen=seen: row.res_id in seen)
        return found.with_env(self.env)

    def _check_access(self, operation):
        if result := super()._check_access(operation):
            return result
        if self.env.su or not self:
            return None
        hidden = self - self._akimat_readable()
        return (hidden, lambda: _refused(self.env)) if hidden else None

    def _search(self, domain, offset=0, limit=None, order=None, *, bypass_access=False, **kwargs):
        if self.env.su or bypass_access:
            return super()._search(domain, offset, limit, order, bypass_access=bypass_access, **kwargs)
        query = super()._search(domain, order=order, **kwargs)
        found = self.browse(query.get_result_ids())._akimat_readable()
        ids = found.ids[offset : offset + limit if limit else None]
        return self.browse(ids)._as_query(bool(order))


def _refused(env):
    return AccessError(env._("You may not see who follows this record."))
