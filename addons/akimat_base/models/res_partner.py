from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..domain import identifiers


class ResPartner(models.Model):
    _inherit = "res.partner"

    iin = fields.Char(
        "IIN", index="btree_not_null", copy=False, groups="base.group_user", help="Individual's number: 12 digits."
    )
    bin = fields.Char("BIN", index="btree_not_null", copy=False, help="Organisation's number: 12 digits.")

    def write(self, vals):
        result = super().write(vals)
        # The time zones of akimats are cached, whoever may see these.
        offices = self.env["res.company"].sudo().with_context(active_test=False)
        if "tz" in vals and offices.search_count([("partner_id", "in", self.ids)], limit=1):
            self.env.registry.clear_cache()
        return result

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
