from odoo import models


class ResUsers(models.Model):
    _inherit = "res.users"

    def _akimat_department_in(self, company):
        """The unit where this user works in ``company``, or an empty recordset."""
        self.ensure_one()
        # The unit of a colleague is public inside the office; the rest of the employee card is not.
        employees = self.sudo().employee_ids
        department = employees.filtered(lambda employee: employee.company_id == company).department_id[:1]
        return self.env["hr.department"].browse(department.id)

    def _on_webclient_bootstrap(self):
        # The bot's tour of the chat greets a new employee in English before his first paper: not here.
        if "odoobot_state" in self._fields and not self.odoobot_state:
            # The field is read-only for its owner.
            self.sudo().odoobot_state = "disabled"
        return super()._on_webclient_bootstrap()
