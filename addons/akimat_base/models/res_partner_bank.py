from odoo import api, models


class ResPartnerBank(models.Model):
    """Accounts are a part of the card whose they are."""

    _inherit = "res.partner.bank"

    @api.model_create_multi
    def create(self, vals_list):
        accounts = super().create(vals_list)
        accounts.partner_id._check_not_of_others()
        return accounts

    def write(self, vals):
        self.partner_id._check_not_of_others()
        result = super().write(vals)
        self.partner_id._check_not_of_others()
        return result
