from odoo import api, fields, models
from odoo.fields import Domain

from ..domain import norm_codes
from ..domain.lifecycle_contract import OPEN

ACTIVITY = "akimat_procurement.mail_activity_contract_end"


class AkimatContractReminder(models.Model):
    """Contracts that end soon: whoever prepared one is told in time to accept, to pay, or to amend the term."""

    _name = "akimat.contract"
    _inherit = ["akimat.contract", "akimat.round.mixin"]
    _round_order = "date_end, id"

    end_told_on = fields.Date("Told of the end on", readonly=True, copy=False)
    end_tried_on = fields.Date(readonly=True, copy=False, help="Last day on which the reminder could not be sent.")

    _ends = models.Index("(company_id, date_end) WHERE end_told_on IS NULL AND state IN ('signed', 'in_force')")

    @api.model
    def _cron_end(self, batch=200):
        """Tell of the contracts of every akimat that end within the norm; each term once, in working hours."""
        self._serve_companies(self._domain_ending, type(self)._tell_of_end, type(self)._could_not_tell, batch)

    @api.model
    def _works_now(self, company):
        return self.env["akimat.document"]._works_now(company)

    @api.model
    def _domain_ending(self, company, today):
        days = self.env["akimat.norm"]._amount_in_force(norm_codes.CONTRACT_END, today, company)
        last = self.env["akimat.calendar.day"]._calendar(company).add(today, days)
        domain = Domain("state", "in", OPEN) & Domain("date_end", "<=", last) & Domain("end_told_on", "=", False)
        # What failed today is tried again tomorrow: the batch must not meet it twice.
        return domain & (Domain("end_tried_on", "=", False) | Domain("end_tried_on", "<", today))

    def _could_not_tell(self, today):
        self._grant({"end_tried_on": today})

    def _tell_of_end(self, today):
        """A task for who prepared the contract and who acts for him; for all procurement officers when he has left."""
        officers = self.env["akimat.duty"]._holders(["procurer"], self.company_id)
        substitutes = self.env["akimat.substitution"]._substitutes(self.prepared_by_id, self.company_id)
        people = officers & (self.prepared_by_id | substitutes) or officers
        self._tell(people, ACTIVITY, self.date_end)
        self._grant({"end_told_on" if people else "end_tried_on": today})

    def _answer_reminders(self):
        """The contract has ended, or ends on another day: what was asked of people before is answered."""
        # Everybody's reminder, not only the actor's own.
        self.sudo().activity_unlink([ACTIVITY])
        self._grant({"end_told_on": False, "end_tried_on": False})
