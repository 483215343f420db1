from odoo import api, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages, messages_vote
from ..domain.lifecycle import LOCKED
from ..exceptions import SessionRefused


def explain(env, record, refusal):
    """The sentence of this addon for ``refusal``, or False."""
    return messages.explain(env, record, refusal) or messages_vote.explain(env, record, refusal)


class AkimatSessionPart(models.AbstractModel):
    """A line of a session (question, attendance, point): entered by those who prepare it, until the minutes."""

    _name = "akimat.session.part"
    _description = "Part of a session"
    _inherit = ["akimat.step.mixin"]

    # Fields of the line that the speaker of the question may fill in, too.
    _speaker_fields = ()

    def _check_part_writer(self, names=()):
        if self._is_step():
            return
        for part in self:
            session = part.session_id
            if session.state in LOCKED:
                raise SessionRefused(explain(self.env, session, Refusal("session_locked")))
            if not (session._may_prepare() or part._may_speak(names)):
                raise SessionRefused(explain(self.env, session, Refusal("not_the_secretary")))

    def _may_speak(self, names):
        return False

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts._check_part_writer()
        return parts

    def write(self, vals):
        self._check_part_writer(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_by_the_secretary(self):
        self._check_part_writer()


class AkimatSessionPapers(models.AbstractModel):
    """What has a text in Kazakh and one in Russian in fields of its own."""

    _name = "akimat.session.papers"
    _description = "Texts in two languages"

    def _in_papers(self, record, name):
        """Field ``name`` of ``record`` in the language of the paper: the Russian text where it is filled in."""
        russian = (self.env.lang or "").startswith("ru")
        return (russian and record[f"{name}_ru"]) or record[name]
