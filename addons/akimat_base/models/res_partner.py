from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..domain import identifiers


class ResPartner(models.Model):
    _inherit = "res.partner"

    iin = fields.Char(
        "IIN", index="btree_not_null", copy=False, groups="base.group_user", help="Individual's number: 12 digits."
    )
    bin = fields.Char("BIN", index="btree_not_null", copy=False, help="Organisation's number: 12 digits.")

    @api.constrains("iin", "bin")
    def _check_iin_bin(self):
        for partner in self:
            # The number must be checked also when the person who saves may not read it.
            iin = partner.sudo().iin
            if iin and not identifiers.is_valid_iin(iin):
                raise ValidationError(
                    self.env._(
                        "%(number)s is not an IIN (%(name)s): check the 12 digits.",
                        number=iin,
                        name=partner.display_name,
                    )
                )
            if partner.bin and not identifiers.is_valid_bin(partner.bin):
                raise ValidationError(
                    self.env._(
                        "%(number)s is not a BIN (%(name)s): check the 12 digits.",
                        number=partner.bin,
                        name=partner.display_name,
                    )
                )
