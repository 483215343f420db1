from odoo import api, models

from .. import messages
from ..domain.grants import WRITE
from ..domain.refusal import Refusal
from ..exceptions import WrittenBySteps

# Only our own code can pass this object: what follows from a step is never entered by hand, also not over RPC.
_STEP = object()


class AkimatStepMixin(models.AbstractModel):
    """Stored fields marked read-only say what happened (who, when, for whom): a step or a computation writes them."""

    _name = "akimat.step.mixin"
    _description = "Record whose history is written by steps"
    _inherit = ["akimat.guard.mixin"]

    def _note(self, vals):
        """Write what follows from a step that was allowed."""
        return self.with_context(**self._step_context())._grant(vals)

    @staticmethod
    def _step_context():
        return {"akimat_step": _STEP}

    def _is_step(self):
        return self.env.context.get("akimat_step") is _STEP

    def _step_fields(self):
        """Names of the fields that steps write; those of the mixins of this addon have guards of their own."""
        return {
            name
            for name, field in self._fields.items()
            if field.store
            and field.readonly
            and (field._module or "").startswith("akimat_")
            and field._module != "akimat_base"
            and name != "state"
        }

    def _check_step_fields(self, names):
        if self._is_step() or self._is_guarded() or self._granted(WRITE):
            return
        if entered := self._step_fields().intersection(names):
            raise WrittenBySteps(messages.explain(self.env, self, Refusal("written_by_steps", fields=entered)))

    @api.model_create_multi
    def create(self, vals_list):
        self._check_step_fields({name for vals in vals_list for name in vals})
        return super().create(vals_list)

    def write(self, vals):
        self._check_step_fields(vals)
        return super().write(vals)
