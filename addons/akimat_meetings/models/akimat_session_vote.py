from odoo import api, fields, models
from odoo.fields import NO_ACCESS

CHOICES = [("for", "For"), ("against", "Against"), ("abstain", "Abstained")]


class AkimatSessionVote(models.Model):
    """The ballot of one voter on one question: made when the vote is opened, written by the steps of the question.

    In a secret ballot the choice is kept apart, out of everybody's reach, and is wiped when the vote is closed:
    what remains is who voted, and the sums. A vote that is taken back stays, as void, and new ballots are given out.
    """

    _name = "akimat.session.vote"
    _description = "Ballot"
    _inherit = ["akimat.guard.mixin"]
    _row_of = ("item_id", "vote_ids")
    _sealed = "sealed_choice"
    _order = "item_id, id"
    _rec_name = "attendance_id"

    item_id = fields.Many2one("akimat.session.item", required=True, index=True, ondelete="cascade", readonly=True)
    session_id = fields.Many2one(related="item_id.session_id", store=True, index=True)
    company_id = fields.Many2one(related="item_id.company_id", store=True, index=True)
    attendance_id = fields.Many2one(
        "akimat.session.attendance", "Voter", required=True, index=True, ondelete="restrict", readonly=True
    )
    voter_id = fields.Many2one("res.users", "Votes", readonly=True, index="btree_not_null", ondelete="restrict")
    choice = fields.Selection(CHOICES, readonly=True)
    sealed_choice = fields.Char(readonly=True, groups=NO_ACCESS)
    has_voted = fields.Boolean("Voted", readonly=True)
    is_recused = fields.Boolean("Recused", readonly=True)
    entered_by_id = fields.Many2one("res.users", "Entered by", readonly=True, ondelete="restrict")
    note = fields.Char("How the vote came", readonly=True)
    is_void = fields.Boolean("Taken back", readonly=True, help="The vote was taken back and the question reopened.")

    _once = models.UniqueIndex(
        "(item_id, attendance_id) WHERE is_void IS NOT TRUE", "This voter already has a ballot on the question."
    )
    _mine_idx = models.Index("(voter_id, has_voted)")


class AkimatSessionRecusal(models.Model):
    """A member out of one question: he declared a conflict of interest, or the subject itself shows it."""

    _name = "akimat.session.recusal"
    _description = "Recusal"
    _inherit = ["akimat.guard.mixin"]
    _row_of = ("item_id", "recusal_ids")
    _order = "item_id, id"
    _rec_name = "attendance_id"

    item_id = fields.Many2one("akimat.session.item", required=True, index=True, ondelete="cascade", readonly=True)
    session_id = fields.Many2one(related="item_id.session_id", store=True, index=True)
    company_id = fields.Many2one(related="item_id.company_id", store=True, index=True)
    attendance_id = fields.Many2one(
        "akimat.session.attendance", "Member", required=True, index=True, ondelete="restrict", readonly=True
    )
    reason = fields.Char(readonly=True)
    is_automatic = fields.Boolean("Found by the system", readonly=True)

    _once = models.UniqueIndex("(item_id, attendance_id)", "This member is already out of the question.")

    @api.depends("attendance_id")
    def _compute_display_name(self):
        for recusal in self:
            recusal.display_name = recusal.attendance_id.display_name
