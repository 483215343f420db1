from odoo import api, models


class HrDepartment(models.Model):
    """Heads see the documents of their units and of the units below, which the cache holds."""

    _inherit = "hr.department"

    @api.model_create_multi
    def create(self, vals_list):
        departments = super().create(vals_list)
        self._forget_units()
        return departments

    def write(self, vals):
        result = super().write(vals)
        if {"parent_id", "active", "company_id"} & set(vals):
            self._forget_units()
        return result

    def unlink(self):
        result = super().unlink()
        self._forget_units()
        return result

    def _forget_units(self):
        self.env.registry.clear_cache()
        self.env["res.users"]._forget_docflow_scope()
