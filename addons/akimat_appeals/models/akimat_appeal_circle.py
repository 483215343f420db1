from odoo import models

from ..exceptions import ConflictRefused


class AkimatAppealCircle(models.AbstractModel):
    """A record born from an appeal or a reception: nothing of it reaches whom the citizen complains of."""

    _name = "akimat.appeal.circle"
    _description = "Record of an appeal"

    def _circle_sources(self):
        """The appeals and receptions (a list of recordsets of at most one) that this record was born from.

        Each knows ``_barred_now()`` (users) and ``_refusal_of_conflict(users)``.
        """
        raise NotImplementedError

    def _barred_users(self):
        return self.env["res.users"].union(*(source._barred_now() for source in self._circle_sources() if source))

    def _is_barred(self):
        return self.env.user in self._barred_users()

    def _conflict_among(self, people):
        """(source, Refusal) for the first of ``people`` whom this must not reach, or None."""
        for source in self._circle_sources():
            if refusal := source and source._refusal_of_conflict(people):
                # Whoever is refused is told of which appeal, though he may not open it.
                return source.sudo(), refusal
        return None

    def _check_circle(self, people):
        """Refuse ``people`` one of whom this must not reach.

        :raise ConflictRefused: names him and the appeal or the reception.
        """
        if found := self._conflict_among(people):
            source, refusal = found
            raise ConflictRefused(source._refusal_message(refusal))

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
