from odoo import fields, models


class AkimatSessionSubjectMixin(models.AbstractModel):
    """A record that sessions discuss: an application, a case, a draft act.

    The mixin needs nothing but a ``company_id``. Override :meth:`_conflicted_users` to put people out of the
    vote on it, and :meth:`_on_item_decided` to act on the result.
    """

    _name = "akimat.session.subject.mixin"
    _description = "Discussed in sessions"

    session_item_ids = fields.One2many(
        "akimat.session.item", "res_id", "Questions of sessions", groups="akimat_base.group_user"
    )

    def _put_on_agenda(self, session, name, speaker=False):
        """Put this record on the agenda of ``session``.

        :param session: ``akimat.session`` not held yet, prepared by the current user.
        :param name: wording of the question; :param speaker: ``res.users``, or False.
        :return: the question (``akimat.session.item``).
        :raise SessionRefused: the session is locked, or somebody else prepares it.
        """
        self.ensure_one()
        item = session.env["akimat.session.item"].create(
            {"session_id": session.id, "name": name, "speaker_id": speaker.id if speaker else False}
        )
        item._grant({"res_model": self._name, "res_id": self.id})
        # Whoever looked at the questions before finds the new one too.
        self.invalidate_recordset(["session_item_ids"])
        return item

    def _conflicted_users(self):
        """Hook: users whom this record concerns; they are out of its vote and of its quorum. Called with sudo."""
        return self.env["res.users"]

    def _on_item_decided(self, item):
        """Hook: the vote on ``item`` about this record is closed; ``item.result`` says how. Called with sudo."""
