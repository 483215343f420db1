from odoo import models


class HrDepartment(models.Model):
    _inherit = "hr.department"

    def _servicing_unit(self):
        """Who supplies this unit: its own servicing organisation, else that of the nearest unit above it."""
        unit = self
        while unit and not unit.servicing_department_id:
            unit = unit.parent_id
        return unit.servicing_department_id

    def _consumption_location(self):
        """The place where goods issued to this unit go; made at the first need."""
        self.ensure_one()
        # Places of the store are the system's: whoever approves the first request of a unit makes its place.
        locations = self.env["stock.location"].sudo()
        found = locations.search([("department_id", "=", self.id)], limit=1)
        return found or locations.create(
            {
                "name": self.name,
                "usage": "customer",
                "location_id": self.company_id._supply_issue_type().default_location_dest_id.id,
                "company_id": self.company_id.id,
                "department_id": self.id,
            }
        )
