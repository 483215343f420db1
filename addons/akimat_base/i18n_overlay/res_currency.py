from odoo import api, models


class ResCurrency(models.Model):
    _inherit = "res.currency"

    @api.model
    def _akimat_set_up_tenge(self):
        """Activate the tenge and give it to the organisations that have the currency of a new database: once.

        A tenge that is active was set up before, here or by an administrator; then nothing changes. An organisation
        of another country keeps its currency.
        """
        tenge = self.env.ref("base.KZT")
        if tenge.active:
            return
        tenge.active = True
        companies = self.env["res.company"].search([("currency_id", "=", self.env.ref("base.USD").id)])
        kazakhstan = self.env.ref("base.kz")
        companies.filtered(lambda company: company.country_id in (kazakhstan, kazakhstan.browse())).currency_id = tenge
