from odoo import fields, models

from ..domain import lifecycle
from ..exceptions import AppealRefused


class AkimatAppeal(models.Model):
    """When the applicant stopped waiting, in time or late: what monthly figures are counted by."""

    _inherit = "akimat.appeal"

    territory_id = fields.Many2one("akimat.appeal.territory", index="btree_not_null", ondelete="restrict")
    settled_on = fields.Date("Settled on", readonly=True, copy=False, index="btree_not_null")
    settled_late = fields.Boolean("Settled after the term", readonly=True, copy=False)

    _by_month = models.Index("(company_id, accounted_on) WHERE reg_number IS NOT NULL")

    def _check_writer(self, vals):
        super()._check_writer(vals)
        if "territory_id" not in vals or self._is_step():
            return
        for appeal in self:
            if refusal := appeal._refusal_to_write(set(), {"territory_id"}):
                raise AppealRefused(appeal._refusal_message(refusal))

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.target not in (lifecycle.DRAFT, *lifecycle.OPEN):
            for appeal in self.filtered(lambda record: not record.settled_on):
                today = appeal.company_id._akimat_today()
                appeal._note({"settled_on": today, "settled_late": bool(appeal.deadline) and today > appeal.deadline})


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
