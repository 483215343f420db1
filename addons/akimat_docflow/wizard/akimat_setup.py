from odoo import models
from odoo.exceptions import UserError

from ..domain.roles import GENERAL_DEPARTMENT


class AkimatSetup(models.TransientModel):
    _inherit = "akimat.setup"

    def _first_paper_action(self):
        """The empty card of an incoming document, for whoever registers; others are told who does."""
        duties = self.env["akimat.duty"]
        if duties._holds(self.env.user, GENERAL_DEPARTMENT, self.company_id):
            action = self.env["ir.actions.actions"]._for_xml_id("akimat_docflow.action_document_incoming")
            form = self.env.ref("akimat_docflow.akimat_document_view_form_incoming")
            return {**action, "views": [(form.id, "form")], "res_id": False, "path": False, "target": "main"}
        if not duties._holders(GENERAL_DEPARTMENT, self.company_id):
            raise UserError(
                self.env._(
                    "Nobody registers papers yet. Go back to the employees: enter a registrar or register yourself."
                )
            )
        return super()._first_paper_action()
