from odoo import fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    is_applicant = fields.Boolean(
        "Applicant", help="Entered from an appeal: seen only by those who take part in one of his appeals."
    )
    appeal_ids = fields.One2many("akimat.appeal", "partner_id", "Appeals")

    def _appeal_address(self):
        """The postal address in one line, or an empty string."""
        parts = (self.zip, self.state_id.name, self.city, self.street, self.street2)
        return ", ".join(filter(None, parts))
