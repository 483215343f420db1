from odoo import api, fields, models
from odoo.fields import Domain


class AkimatStaffingPosition(models.Model):
    """A post as competitions and appointments need it."""

    _inherit = "akimat.staffing.position"
    _entered = "needs_agreement needs_proposal special"

    special = fields.Selection(
        [("akim", "Post of the akim himself"), ("adviser", "Adviser, assistant or press secretary")],
        "Special post",
        help="Posts of the Law on the civil service, art. 27(7) are filled without a competition; the akim is "
        "appointed or elected elsewhere.",
    )

    needs_agreement = fields.Boolean(
        "Agreed by the akim", help="The akim agrees to the candidate before the order is signed."
    )
    needs_proposal = fields.Boolean(
        "On the proposal of the head of the office", help="The order needs the registered proposal of the head."
    )
    competition_ids = fields.Many2many(
        "akimat.competition",
        "akimat_competition_position_rel",
        "position_id",
        "competition_id",
        "Competitions",
        copy=False,
    )
    reserve_ids = fields.Many2many("akimat.reserve", string="Reserve for this post", compute="_compute_reserve_ids")

    @api.depends("category", "name")
    def _compute_reserve_ids(self):
        for post in self:
            post.reserve_ids = self.env["akimat.reserve"].search(post._domain_reserve()) if post.id else False

    def _domain_reserve(self):
        """Valid places of the reserve that fit this post: for the post itself, or for its category."""
        valid = self.env["akimat.reserve"]._domain_valid(self.company_id._akimat_today())
        fits = Domain("position_id", "=", self._origin.id)
        if self.category:
            fits |= Domain("category", "=", self.category)
        return valid & Domain("company_id", "=", self.company_id.id) & fits
