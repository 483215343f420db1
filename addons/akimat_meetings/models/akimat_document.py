from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from .akimat_session_part import explain


class AkimatDocument(models.Model):
    """Minutes of a session: visa of the head of the unit, signature of whoever presided, then the session is signed."""

    _inherit = "akimat.document"

    session_id = fields.Many2one(
        "akimat.session", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )
    is_closed_session = fields.Boolean("Of a closed body", readonly=True, copy=False)

    @api.depends("is_closed_session")
    def _compute_is_limited(self):
        super()._compute_is_limited()
        self.filtered("is_closed_session").is_limited = True

    @api.model
    def _domain_admitted(self):
        return super()._domain_admitted() & Domain("is_closed_session", "=", False)

    def _visas_demanded(self):
        """The head of the unit visas the minutes (Kentau Reglament p. 53)."""
        demanded = super()._visas_demanded()
        if self.session_id and not any(role == "unit_head" for _sequence, role in demanded):
            demanded = sorted([*demanded, (20, "unit_head")])
        return demanded

    def _visa_holder(self, role):
        """A unit without a head of its own: the head of the office visas the minutes it prepared."""
        holder = super()._visa_holder(role)
        if role == "unit_head" and self.session_id and not holder:
            holder = self.env["akimat.duty"]._running(["head_of_office"], self.company_id)[:1].user_id
        return holder

    def _refusal_of_signatory(self):
        # Whoever presided is known to those who sign; presiding gives the right, not a duty.
        session = self.sudo().session_id
        if not session:
            return super()._refusal_of_signatory()
        if self.signatory_id != session.chair_id:
            return Refusal("signatory_did_not_preside", user=self.signatory_id.name, chair=session.chair_id.name)
        return None

    def _actor_roles(self):
        found = super()._actor_roles()
        # As above; nobody signs minutes of a session that another led.
        session = self.sudo().session_id
        if session and session.chair_id != self.env.user:
            found.discard("signatory")
        return found

    def _registration_refusal(self):
        # As above.
        session = self.sudo().session_id
        if session and self.reg_date and self.reg_date < session._day():
            return Refusal("minutes_before_session", day=session._day())
        return super()._registration_refusal()

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal) or super()._refusal_message(refusal)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "sign":
            # The session follows its minutes, also for a signer who only reads it.
            self.sudo().session_id._system_move("sign_minutes")
