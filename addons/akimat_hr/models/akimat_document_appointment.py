from odoo import fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..messages_competition import SENTENCES


class HrApplicant(models.Model):
    _inherit = "hr.applicant"

    appointment_ids = fields.One2many(
        "akimat.appointment", "applicant_id", "Appointments", groups="akimat_base.group_user"
    )

    def action_appoint(self):
        """Prepare the appointment of the winner and open it.

        :raise ApplicationRefused: the candidate has not won, or is being appointed already.
        """
        self.ensure_one()
        if not self.can_appoint:
            self._raise_refused([(self, Refusal("not_to_be_appointed"))])
        appointment = self.env["akimat.appointment"].create(
            {"applicant_id": self.id, "company_id": self.company_id.id, "employee_id": self.employee_id.id}
        )
        return appointment.get_formview_action()


class AkimatDocument(models.Model):
    """The order of an appointment: it waits for a lawful ground, and its signature puts the person in office."""

    _inherit = "akimat.document"

    appointment_ids = fields.One2many("akimat.appointment", "order_id", "Appointments")

    def _completeness_checks(self):
        checks = super()._completeness_checks()
        return {
            **checks,
            **{step: (*checks.get(step, ()), self._refusal_of_appointment) for step in ("submit", "sign")},
        }

    def _refusal_of_appointment(self):
        # The ground of an appointment is checked whoever signs; its card is the personnel service's.
        answers = (record._refusal_of_order() for record in self.sudo().appointment_ids)
        return next((refusal for refusal in answers if refusal), None)

    def _refusal_message(self, refusal):
        # As above: the sentence names the person and the post.
        appointment = self.sudo().appointment_ids[:1]
        ours = appointment and explain(appointment.env, appointment, refusal, SENTENCES)
        return ours or super()._refusal_message(refusal)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "sign":
            # The appointment follows from the signature, whoever put it.
            self.sudo().appointment_ids._system_move("sign")
