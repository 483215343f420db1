from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ResCompany(models.Model):
    """The card of the office: founder, founding document, seals, institutions below it."""

    _inherit = "res.company"

    founder_id = fields.Many2one(
        "res.partner",
        "Founder",
        ondelete="restrict",
        help="The akimat that founded the office and is its authorised body.",
    )
    regulation_ids = fields.One2many("akimat.regulation", "company_id", "Regulations of the office")
    founding_regulation_id = fields.Many2one(
        "akimat.regulation", "Founding document", compute="_compute_founding_regulation"
    )
    seal_ids = fields.One2many("akimat.seal", "company_id", "Seals and stamps")

    @api.depends("regulation_ids.date", "regulation_ids.date_from", "regulation_ids.date_to", "regulation_ids.kind")
    def _compute_founding_regulation(self):
        for company in self:
            company.founding_regulation_id = self.env["akimat.regulation"]._in_force(company)

    @api.constrains("founder_id", "is_akimat", "active")
    def _check_one_office(self):
        """An akimat has one office."""
        for company in self.filtered(lambda company: company.founder_id and company.is_akimat):
            domain = [("founder_id", "=", company.founder_id.id), ("is_akimat", "=", True), ("id", "!=", company.id)]
            # Another office of the same founder counts also when the reader does not work in it.
            other = self.sudo().search(domain, limit=1)
            if other:
                raise ValidationError(
                    self.env._(
                        "%(founder)s already has an office: %(office)s. Archive it before another is set up.",
                        founder=company.founder_id.name,
                        office=other.name,
                    )
                )

    @api.constrains("zip", "is_akimat", "country_id")
    def _check_postcode(self):
        for company in self.filtered(lambda company: company.is_akimat and company.zip):
            in_kazakhstan = not company.country_id or company.country_id.code == "KZ"
            if in_kazakhstan and not (len(company.zip) == 6 and company.zip.isdecimal()):
                raise ValidationError(
                    self.env._(
                        "%(code)s is not a postcode (%(name)s): enter 6 digits.", code=company.zip, name=company.name
                    )
                )

    def _akimat_institutions(self):
        """Institutions subordinate to the office, those below others included."""
        return self.env["hr.department"].search(
            [("company_id", "=", self.id), ("akimat_kind", "=", "subordinate")], order="name, id"
        )

    def _akimat_seals(self):
        """Seals and stamps in use today."""
        today = self._akimat_today()
        return self.seal_ids.filtered(
            lambda seal: seal.date_from <= today and (not seal.date_to or seal.date_to >= today)
        )
