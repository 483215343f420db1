from odoo import api, models

from odoo.addons.akimat_base.domain.rates import Rate


class AkimatPublicHit(models.Model):
    _inherit = "akimat.public.hit"

    @api.model
    def _limits(self):
        # A person who reads announcements stays below them; a script that tries codes does not. Only wrong codes and
        # accepted applications are counted.
        return {
            **super()._limits(),
            "akimat_hr.limit_pages": Rate(120, 60),
            "akimat_hr.limit_questions": Rate(20, 60),
            "akimat_hr.limit_applications": Rate(10, 3600),
        }
