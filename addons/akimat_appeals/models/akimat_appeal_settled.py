from odoo import fields, models

from ..domain import lifecycle


class AkimatAppeal(models.Model):
    """When the applicant stopped waiting, in time or late: what monthly figures are counted by."""

    _inherit = "akimat.appeal"

    territory_id = fields.Many2one("akimat.appeal.territory", index="btree_not_null", ondelete="restrict")
    settled_on = fields.Date("Settled on", readonly=True, copy=False, index="btree_not_null")
    settled_late = fields.Boolean("Settled after the term", readonly=True, copy=False)

    _by_month = models.Index("(company_id, accounted_on) WHERE reg_number IS NOT NULL")

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.target not in (lifecycle.DRAFT, *lifecycle.OPEN):
            for appeal in self.filtered(lambda record: not record.settled_on):
                today = appeal.company_id._akimat_today()
                appeal._grant({"settled_on": today, "settled_late": bool(appeal.deadline) and today > appeal.deadline})


class AkimatAppealTerritory(models.Model):
    """A part of the city or district that appeals are counted by."""

    _name = "akimat.appeal.territory"
    _description = "Territory of appeals"
    _order = "name, id"

    name = fields.Char(required=True, translate=True)
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="cascade"
    )
    active = fields.Boolean(default=True)
