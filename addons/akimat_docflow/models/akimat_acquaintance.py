from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..exceptions import NotYourDocument


class AkimatAcquaintance(models.Model):
    """Who has to read a document, and when he confirmed that he did."""

    _name = "akimat.acquaintance"
    _description = "Acquaintance"
    _inherit = ["akimat.document.part"]
    _row_of = ("document_id", "acquaintance_ids")
    _entered = "document_id user_id"
    _order = "document_id, id"
    _rec_name = "user_id"

    document_id = fields.Many2one("akimat.document", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="document_id.company_id", store=True, index=True)
    user_id = fields.Many2one("res.users", "Reader", required=True, index=True, ondelete="restrict")
    date_read = fields.Datetime("Read on", readonly=True, copy=False)

    _once = models.UniqueIndex("(document_id, user_id)", "This person is already in the list.")

    @api.model_create_multi
    def create(self, vals_list):
        created = super().create(vals_list)
        for line in created:
            line.document_id._add_participants(line.user_id)
        return created

    def _refusal_to_delete(self):
        # Who was to read a registered paper stays known.
        if self.date_read or self.document_id.reg_number:
            return Refusal("kept_in_state")
        return super()._refusal_to_delete()

    def action_acknowledge(self):
        """Confirm that I have read the document; nobody confirms for another."""
        for line in self:
            if line.user_id != line.env.user:
                refusal = Refusal("not_reader", user=line.user_id.name)
                raise NotYourDocument(messages.explain(line.env, line, refusal))
        self._grant({"date_read": fields.Datetime.now()}, event="read")
        return True
