from odoo import api, models
from odoo.fields import Domain


class AkimatDuty(models.Model):
    _inherit = "akimat.duty"

    @api.model
    def _kind_groups(self):
        brought = super()._kind_groups()
        ours = {
            "commission_secretary": ["akimat_meetings.group_commission_secretary"],
        }
        return {kind: [*brought.get(kind, []), *ours.get(kind, [])] for kind in {**brought, **ours}}

    # Who is in a body by post follows duties

    @api.model_create_multi
    def create(self, vals_list):
        duties = super().create(vals_list)
        duties._sync_bodies(set(duties.mapped("kind")))
        return duties

    def write(self, vals):
        kinds = set(self.mapped("kind"))
        result = super().write(vals)
        self._sync_bodies(kinds | set(self.mapped("kind")))
        return result

    def unlink(self):
        kinds = set(self.mapped("kind"))
        result = super().unlink()
        self._sync_bodies(kinds)
        return result

    def _sync_bodies(self, kinds):
        self.env["akimat.body"]._sync_bodies_of(Domain("member_ids.duty_kind", "in", sorted(kinds)))
