from odoo import SUPERUSER_ID, api, fields, models


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

    def _seat_on(self, day, position_id, act=None):
        """Put the employees on a post (id or False) from ``day`` on, in the history of their cards.

        :param act: the order (``akimat.document``) that says so; none where the staffing table itself moves them.
        """
        post = self.env["akimat.staffing.position"].browse(position_id or ())
        vals = {"staffing_position_id": post.id}
        if act:
            vals |= {"act_id": act.id, "department_id": post.department_id.id, "job_title": post.name}
        for employee in self:
            former = employee._get_version(day).staffing_position_id
            first = min(employee.version_ids.mapped("date_version"))
            # The core makes the version as the caller, who need not keep the cards of employees.
            maker = employee.with_user(SUPERUSER_ID)
            version = maker.create_version({"date_version": max(day, first)})
            later = employee.version_ids.filtered(
                lambda card, version=version: card.date_version >= version.date_version
            )
            moved = later.filtered(lambda card, former=former: card.staffing_position_id == former)
            moved._grant(vals, basis=act.reg_number if act else post.table_id.display_name)
