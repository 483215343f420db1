from odoo import api, models

from odoo.addons.akimat_base.domain.rates import Rate


class AkimatPublicHit(models.Model):
    _inherit = "akimat.public.hit"

    @api.model
    def _limits(self):
        return {
            **super()._limits(),
            "akimat_appeals.limit_pages": Rate(240, 60),
            "akimat_appeals.limit_filing": Rate(10, 3600),
            "akimat_appeals.limit_lookup": Rate(30, 900),
            "akimat_appeals.limit_number": Rate(6, 900),
        }
