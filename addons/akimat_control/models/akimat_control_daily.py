from odoo import api, fields, models
from odoo.fields import Domain

# People are told in the daytime; what a run delayed into the night leaves undone, the next one does.
DAYTIME = range(7, 20)


class AkimatControlDaily(models.AbstractModel):
    """Records that a scheduled action looks at once a day, in the daytime."""

    _name = "akimat.control.daily"
    _description = "Record looked at by a scheduled action"
    _inherit = ["akimat.round.mixin"]

    last_reminder_on = fields.Date(
        "Looked at on", readonly=True, copy=False, help="Last day the reminders were checked."
    )

    @api.model
    def _works_now(self, company):
        """Whether it is the daytime of a working day there."""
        working = self.env["akimat.calendar.day"]._calendar(company).is_working(company._akimat_today())
        return working and company._akimat_now().hour in DAYTIME

    @api.model
    def _domain_not_looked_at(self, today):
        return Domain("last_reminder_on", "=", False) | Domain("last_reminder_on", "<", today)
