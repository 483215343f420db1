from odoo import models


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
    _inherit = ["akimat.guard.mixin"]

    def _refusal_message(self, refusal):
        # Fields are named by the line they stand in; all else is told of its document.
        if "fields" in refusal.facts or not self.document_id:
            return super()._refusal_message(refusal)
        return self.document_id._refusal_message(refusal)
