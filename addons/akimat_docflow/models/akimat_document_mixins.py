from odoo import api, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..exceptions import ContentRefused

# Only our own code can pass this object: what follows from a step is never entered by hand, also not over RPC.
_STEP = object()


class AkimatStepMixin(models.AbstractModel):
    """Fields marked read-only say what happened (who, when, for whom): only a step writes them."""

    _name = "akimat.step.mixin"
    _description = "Record whose history is written by steps"

    def _note(self, vals):
        """Write what follows from a step that was allowed."""
        return self.with_context(**self._step_context()).write(vals)

    @staticmethod
    def _step_context():
        return {"akimat_step": _STEP}

    def _standing(self):
        """Duties and substitutions of the current user in the akimat of this record, today."""
        company = self.company_id or self.env.company
        return self.env["res.users"]._docflow_standing(self.env.uid, company.id, company._akimat_today())

    def _is_step(self):
        return self.env.context.get("akimat_step") is _STEP

    def _step_fields(self):
        return {
            name
            for name, field in self._fields.items()
            if field.store
            and field.readonly
            and not field.compute
            and field._module == "akimat_docflow"
            and name != "state"
        }

    def _check_step_fields(self, names):
        if self._is_step():
            return
        if entered := self._step_fields().intersection(names):
            raise ContentRefused(messages.explain(self.env, self, Refusal("written_by_steps", fields=entered)))

    @api.model_create_multi
    def create(self, vals_list):
        self._check_step_fields({name for vals in vals_list for name in vals})
        return super().create(vals_list)

    def write(self, vals):
        self._check_step_fields(vals)
        return super().write(vals)


class AkimatDocumentPart(models.AbstractModel):
    """A line of a document (visa, addressee, reader): entered by those who may write the document."""

    _name = "akimat.document.part"
    _description = "Part of a document"
    _inherit = ["akimat.step.mixin"]

    # Fields of the line that its writers enter; the rest changes by steps.
    _entered_fields = ()

    def _check_part_writer(self):
        if self._is_step():
            return
        for document in self.document_id:
            if refusal := self._refusal_to_enter(document):
                raise ContentRefused(document._refusal_message(refusal))

    def _refusal_to_enter(self, document):
        if document._actor_roles() & (document._writer_roles() | {"system"}):
            return None
        return Refusal("part_not_yours", part=self._description)

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts._check_part_writer()
        return parts

    def write(self, vals):
        entered = not set(self._entered_fields).isdisjoint(vals)
        if entered:
            self._check_part_writer()
        result = super().write(vals)
        if entered:
            # The line may have moved to another document.
            self._check_part_writer()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_by_writers(self):
        self._check_part_writer()
