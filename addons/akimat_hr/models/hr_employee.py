from odoo import api, fields, models


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    staffing_position_id = fields.Many2one(
        related="version_id.staffing_position_id", inherited=True, readonly=False, groups="hr.group_hr_user"
    )

    @api.constrains("active")
    def _check_staffing_seat(self):
        """Who returns finds his former post taken or vacant."""
        for employee in self.filtered("active"):
            # As for the versions: the count does not depend on the reader.
            employee.sudo().current_version_id.staffing_position_id._check_seats(employee)

    def _seat_on(self, day, position_id):
        """Put the employees on a post (id or False) from ``day`` on, in the history of their cards."""
        for employee in self:
            former = employee._get_version(day).staffing_position_id
            first = min(employee.version_ids.mapped("date_version"))
            version = employee.create_version({"date_version": max(day, first)})
            later = employee.version_ids.filtered(
                lambda card, version=version: card.date_version >= version.date_version
            )
            later.filtered(lambda card, former=former: card.staffing_position_id == former).write(
                {"staffing_position_id": position_id}
            )
