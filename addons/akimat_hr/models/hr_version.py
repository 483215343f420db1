from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..exceptions_staffing import SeatRefused


class HrVersion(models.Model):
    """The post of an employee, with its history: each version of the card has its own."""

    _inherit = "hr.version"

    staffing_position_id = fields.Many2one(
        "akimat.staffing.position",
        "Post of the staffing table",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        groups="hr.group_hr_user",
    )

    @api.constrains("staffing_position_id", "date_version", "employee_id", "departure_date")
    def _check_staffing_seat(self):
        for version in self:
            # How many people sit on a post does not depend on which of them the user may read.
            post = version.sudo().staffing_position_id
            if not post or not version.employee_id:
                continue
            if post.table_state not in ("in_force", "archived"):
                refusal = Refusal("seat_not_in_force", employee=version.employee_id.name)
                raise SeatRefused(post._refusal_message(refusal))
            post._check_seats(version.employee_id)
