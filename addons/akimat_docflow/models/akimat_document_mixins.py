from odoo import api, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..exceptions import ContentRefused


class AkimatWorkflowMixin(models.AbstractModel):
    _inherit = "akimat.workflow.mixin"

    def _role_names(self):
        return {
            **super()._role_names(),
            "clerk": self.env._("registrar of the general department"),
            "general_head": self.env._("head of the general department"),
            "reviewer": self.env._("leader who reviews the document"),
            "author": self.env._("author"),
            "executor": self.env._("executor"),
            "signatory": self.env._("person who signs, or the substitute"),
            "archivist": self.env._("archivist"),
            "holder": self.env._("person whose visa is asked, or the substitute"),
            "head_of_office": self.env._("head of the office"),
        }


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
