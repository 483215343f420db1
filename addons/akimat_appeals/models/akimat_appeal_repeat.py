from odoo import api, fields, models
from odoo.fields import Domain

from ..domain import registration, repeats


class AkimatAppeal(models.Model):
    """Repeat appeals: found by applicant and matter, linked to the earlier one, counted."""

    _inherit = "akimat.appeal"

    applicant_key = fields.Char(compute="_compute_applicant_key", store=True, precompute=True)
    previous_id = fields.Many2one(
        "akimat.appeal", "Earlier appeal", index="btree_not_null", ondelete="restrict", check_company=True, copy=False
    )
    repeat_number = fields.Integer(
        "Times repeated", readonly=True, copy=False, aggregator=None, help="0: the first appeal on the matter."
    )
    is_repeat = fields.Boolean("Repeated", readonly=True, copy=False)
    possible_repeat_ids = fields.Many2many(
        "akimat.appeal", compute="_compute_possible_repeat_ids", string="Earlier appeals on the matter"
    )
    has_repeats = fields.Boolean(compute="_compute_possible_repeat_ids")

    @api.depends("iin", "bin", "applicant_name")
    def _compute_applicant_key(self):
        for appeal in self:
            key = registration.applicant_key(appeal.iin or "", appeal.bin or "", appeal.applicant_name or "")
            appeal.applicant_key = key or False

    @api.depends("applicant_key", "topic_id", "subject", "company_id")
    def _compute_possible_repeat_ids(self):
        earlier = self._earlier_of_applicants()
        for appeal in self:
            same = earlier.get((appeal.company_id.id, appeal.applicant_key), self.browse())
            found = repeats.repeats(appeal._matter(), [other._matter() for other in same])
            appeal.possible_repeat_ids = self.browse(found)
            appeal.has_repeats = bool(found)

    def _earlier_of_applicants(self):
        """(company, applicant) → his registered appeals."""
        keys = [key for key in self.mapped("applicant_key") if key]
        if not keys:
            return {}
        domain = Domain("applicant_key", "in", keys) & Domain("company_id", "in", self.company_id.ids)
        known = self.search(domain & Domain("reg_number", "!=", False))
        return known.grouped(lambda appeal: (appeal.company_id.id, appeal.applicant_key))

    def _matter(self):
        return repeats.Matter(self._origin.id or 0, self.topic_id.id or 0, self.subject or "")

    def _note_repeat(self):
        """Link a repeat to the latest appeal on the matter, once it is registered."""
        # The same applicant's earlier appeals count, also those that this clerk may not open.
        earlier = self.previous_id or self.sudo().possible_repeat_ids[:1]
        if earlier:
            # As above.
            number = earlier.sudo().repeat_number + 1
            self._grant({"previous_id": earlier.id, "repeat_number": number, "is_repeat": True})
