from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..exceptions_staffing import StaffingRefused
from ..messages_staffing import SENTENCES


class HrDepartment(models.Model):
    _inherit = "hr.department"

    regulation_id = fields.Many2one(
        "akimat.document",
        "Regulation of the unit",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('kind', 'in', ('act', 'order')), ('reg_number', '!=', False), ('company_id', '=', company_id)]",
        help="The signed and registered document by which the head approved it.",
    )

    @api.constrains("regulation_id")
    def _check_regulation(self):
        for unit in self:
            # Whether it is approved does not depend on who may read it.
            document = unit.sudo().regulation_id
            if document and (not document.reg_number or document.annulled or document.kind not in ("act", "order")):
                raise StaffingRefused(explain(self.env, unit, Refusal("regulation_not_approved"), SENTENCES))

    def _regulation_facts(self):
        """Number and day of the regulation in force, or False: they stand on papers for those who cannot open it."""
        # As above.
        document = self.sudo().regulation_id
        return bool(document) and {"number": document.reg_number, "day": document.reg_date}

    def _places(self):
        """Unit → its place in the alphabet of the office, as the database orders names."""
        units = self.with_context(active_test=False).search([("id", "in", self.ids)], order="name, id")
        return {unit: place for place, unit in enumerate(units)}
