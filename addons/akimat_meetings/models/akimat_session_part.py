from odoo import api, models

from odoo.addons.akimat_base.domain.grants import CREATE, UNLINK
from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages, messages_vote
from ..domain.lifecycle import LOCKED
from ..exceptions import SessionRefused


def explain(env, record, refusal):
    """The sentence of this addon for ``refusal``, or False."""
    return messages.explain(env, record, refusal) or messages_vote.explain(env, record, refusal)


class AkimatSessionPart(models.AbstractModel):
    """A line of a session (question, attendance, point): entered by those who prepare it, until the minutes.

    What may be written when stands in the tables of the session and of the line; made and deleted is a line by those
    who prepare the session alone.
    """

    _name = "akimat.session.part"
    _description = "Part of a session"
    _inherit = ["akimat.guard.mixin"]

    def _refusal_to_prepare(self):
        """Why the current user does not prepare this line now: a Refusal, or None."""
        if self.session_id.state in LOCKED:
            return Refusal("session_locked")
        return None if self.session_id._may_prepare() else Refusal("not_the_secretary")

    def _check_preparing(self):
        for part in self:
            if refusal := part._refusal_to_prepare():
                raise SessionRefused(explain(self.env, part.session_id, refusal))

    @api.model_create_multi
    def create(self, vals_list):
        granted = self._granted(CREATE)
        parts = super().create(vals_list)
        if not granted:
            parts._check_preparing()
        return parts

    @api.ondelete(at_uninstall=False)
    def _unlink_by_the_secretary(self):
        if not self._granted(UNLINK):
            self._check_preparing()

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal) or super()._refusal_message(refusal)


class AkimatSessionPapers(models.AbstractModel):
    """What has a text in Kazakh and one in Russian in fields of its own."""

    _name = "akimat.session.papers"
    _description = "Texts in two languages"

    def _in_papers(self, record, name):
        """Field ``name`` of ``record`` in the language of the paper: the Russian text where it is filled in."""
        russian = (self.env.lang or "").startswith("ru")
        return (russian and record[f"{name}_ru"]) or record[name]
