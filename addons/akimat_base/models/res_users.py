from odoo import models


class ResUsers(models.Model):
    _inherit = "res.users"

    def _akimat_department_in(self, company):
        """The unit where this user works in ``company``, or an empty recordset."""
        self.ensure_one()
        # The unit of a colleague is public inside the office; the rest of the employee card is not.
        employees = self.sudo().employee_ids
        return employees.filtered(lambda employee: employee.company_id == company).department_id[:1].sudo(False)
