from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.messages import explain

from ..messages_discipline import SENTENCES


class AkimatDocument(models.Model):
    """Orders on disciplinary sanctions: closed to those who take no part, signed in time by the right official."""

    _inherit = "akimat.document"

    is_personnel = fields.Boolean("Personal order", readonly=True, copy=False, index="btree_not_null")
    disciplinary_case_ids = fields.One2many(
        "akimat.disciplinary.case", "order_id", "Disciplinary case", groups="akimat_hr.group_hr"
    )

    # A personal order is open to those who take part in it and to auditors: no other role opens it.

    @api.depends("is_personnel")
    def _compute_is_limited(self):
        super()._compute_is_limited()
        self.filtered("is_personnel").is_limited = True

    @api.model
    def _domain_admitted(self):
        admitted = super()._domain_admitted() & Domain("is_personnel", "=", False)
        if self.env.user.has_group("akimat_base.group_auditor"):
            admitted |= Domain("is_personnel", "=", True) & self._domain_by_confidentiality()
        return admitted

    def _completeness_checks(self):
        checks = super()._completeness_checks()
        return {**checks, "sign": (*checks["sign"], self._refusal_of_sanction)}

    def _cases_of_order(self):
        # Who signs an order meets the case behind it, whether or not he may read it.
        return self.sudo().disciplinary_case_ids

    def _refusal_of_sanction(self):
        for case in self._cases_of_order():
            if refusal := case._refusal_to_order(self.env.user):
                return refusal
        return None

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "sign":
            self._cases_of_order()._order_signed()
        elif transition.name == "annul":
            for document in self:
                document._cases_of_order()._order_annulled(document.annul_reason)
