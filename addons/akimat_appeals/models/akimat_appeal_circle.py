from odoo import models

from .. import messages
from ..exceptions import ConflictRefused


class AkimatAppealCircle(models.AbstractModel):
    """A record that belongs to an appeal: nothing of it reaches whom the appeal complains of."""

    _name = "akimat.appeal.circle"
    _description = "Record of an appeal"

    def _circle_appeal(self):
        """The appeal this record belongs to, or an empty recordset."""
        raise NotImplementedError

    def _barred_users(self):
        appeal = self._circle_appeal()
        return appeal._barred_now() if appeal else self.env["res.users"]

    def _is_barred(self):
        return self.env.user in self._barred_users()

    def _check_circle(self, people):
        """Refuse ``people`` one of whom the appeal must not reach."""
        appeal = self._circle_appeal()
        if refusal := appeal and appeal._refusal_of_conflict(people):
            # Whoever is refused is told of which appeal, though he may not open it.
            raise ConflictRefused(messages.explain(self.env, appeal.sudo(), refusal))

    # Messages: neither as a follower nor by being mentioned.

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        found = super()._notify_get_recipients(message, msg_vals, **kwargs)
        barred = set(self._barred_users().partner_id.ids) if len(self) == 1 else set()
        return [recipient for recipient in found if recipient["id"] not in barred]

    def _message_subscribe(self, partner_ids=None, subtype_ids=None, customer_ids=None):
        if len(self) == 1 and partner_ids:
            barred = set(self._barred_users().partner_id.ids)
            partner_ids = [partner for partner in partner_ids if partner not in barred]
        return super()._message_subscribe(partner_ids, subtype_ids, customer_ids)
