from odoo import models

from odoo.addons.akimat_base.domain.grants import WRITE
from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..exceptions_discipline import DisciplineRefused
from ..messages_discipline import SENTENCES

# On these records an order follows from the vote: what is voted on is written by their steps.
_SUBJECTS = ("akimat.disciplinary.case", "hr.applicant")
_WORDS = frozenset({"name", "name_ru", "draft_decision", "decision", "decision_ru"})


class AkimatSessionItem(models.Model):
    """A question about a case or a candidate: its words say what its record says, and nothing else."""

    _inherit = "akimat.session.item"

    def write(self, vals):
        if not self._granted(WRITE) and not _WORDS.isdisjoint(vals):
            self._refuse_own_words(_WORDS.intersection(vals))
        return super().write(vals)

    def _refuse_own_words(self, names):
        # A question that was not adopted has no decision of its own: there the secretary writes why.
        told = names - {"decision", "decision_ru"}
        for item in self.filtered(lambda item: item.res_model in _SUBJECTS):
            rejected = item.state in ("decided", "postponed", "noted") and item.result != "adopted"
            if (told if rejected else names) and item.env.registry.ready:
                refusal = Refusal("words_of_the_vote", fields=told if rejected else names)
                raise DisciplineRefused(explain(item.env, item, refusal, SENTENCES))
