from datetime import datetime

import pytz

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ..domain import identifiers

TIMEZONE = "Asia/Almaty"


class ResCompany(models.Model):
    """An akimat: its kind, its number and what its papers carry in both languages."""

    _inherit = "res.company"

    is_akimat = fields.Boolean("Akimat")
    bin = fields.Char("BIN", copy=False, help="Business identification number: 12 digits.")
    akimat_level = fields.Selection(
        [
            ("city_region", "City of regional significance"),
            ("city_republic", "City of republican significance"),
            ("district", "District"),
        ],
        "Kind of akimat",
    )
    name_kk = fields.Char("Full name in Kazakh")
    name_ru = fields.Char("Full name in Russian")
    address_kk = fields.Char("Address in Kazakh")
    address_ru = fields.Char("Address in Russian")
    audit_recipient_ids = fields.Many2many(
        "res.partner",
        "akimat_audit_recipient_rel",
        "company_id",
        "partner_id",
        "Recipients of audit anchors",
        help="People who get the heads of the audit chains by mail each day.",
    )

    _bin_unique = models.UniqueIndex("(bin) WHERE bin IS NOT NULL", "Another organisation already has this BIN.")

    @api.constrains("bin")
    def _check_bin(self):
        for company in self.filtered("bin"):
            if not identifiers.is_valid_bin(company.bin):
                raise ValidationError(
                    self.env._(
                        "%(number)s is not a BIN (%(name)s): check the 12 digits.",
                        number=company.bin,
                        name=company.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        # The card of an office is nobody's directory entry, whatever akimat it was made from.
        companies.sudo().partner_id.filtered("company_id").company_id = False
        return companies

    def write(self, vals):
        result = super().write(vals)
        if "partner_id" in vals:
            self.env.registry.clear_cache()
        return result

    @api.model
    @tools.ormcache("company_id")
    def _akimat_zone_name(self, company_id):
        """What day it is in the office is asked by nearly every list: its time zone is kept in memory."""
        # By what time an office works is no secret.
        return self.browse(company_id).sudo().partner_id.tz or TIMEZONE

    def _akimat_zone(self):
        return pytz.timezone(self._akimat_zone_name(self._origin.id))

    def _akimat_now(self):
        """Now in the akimat's time zone (aware datetime)."""
        return pytz.utc.localize(fields.Datetime.now()).astimezone(self._akimat_zone())

    def _akimat_today(self):
        """Today in the akimat's time zone (date)."""
        return self._akimat_now().date()

    def _akimat_utc(self, local):
        """``local`` (naive datetime of the akimat's clock) as naive UTC, as it is stored."""
        return self._akimat_zone().localize(local).astimezone(pytz.utc).replace(tzinfo=None)

    def _akimat_date(self, moment):
        """The day of ``moment`` (naive UTC datetime) in the akimat's time zone."""
        if not isinstance(moment, datetime):
            return moment
        return pytz.utc.localize(moment).astimezone(self._akimat_zone()).date()
