import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

SLUG = re.compile(r"^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$")


class ResCompany(models.Model):
    _inherit = "res.company"

    public_slug = fields.Char(
        "Name in public addresses",
        copy=False,
        help="The public pages of the akimat are at /appeals/NAME. Empty: it has none.",
    )

    _public_slug_unique = models.UniqueIndex(
        "(public_slug) WHERE public_slug IS NOT NULL", "Another akimat has this name in public addresses."
    )

    @api.constrains("public_slug")
    def _check_public_slug(self):
        for company in self.filtered("public_slug"):
            if not SLUG.match(company.public_slug):
                raise ValidationError(
                    self.env._(
                        "%(name)s: a name in addresses has small Latin letters, digits and hyphens, 40 at most.",
                        name=company.public_slug,
                    )
                )
