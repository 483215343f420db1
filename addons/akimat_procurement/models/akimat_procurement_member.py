from odoo import api, fields, models

VOTING = ("chair", "deputy_chair", "member")


class AkimatProcurementMember(models.Model):
    """A member of the commission of one procedure: whom he is affiliated with, whether he took part, his vote."""

    _name = "akimat.procurement.member"
    _description = "Member of a procurement commission"
    _inherit = ["akimat.procurement.row"]
    _row_of = ("procedure_id", "member_ids")
    _entered = "procedure_id user_id role affiliated_partner_ids"
    _order = "procedure_id, role, id"

    procedure_id = fields.Many2one("akimat.procurement.procedure", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="procedure_id.company_id", store=True, index=True)
    user_id = fields.Many2one("res.users", "Member", required=True, index=True, ondelete="restrict")
    role = fields.Selection(
        [("chair", "Chair"), ("deputy_chair", "Deputy chair"), ("member", "Member"), ("secretary", "Secretary")],
        required=True,
        default="member",
    )
    affiliated_partner_ids = fields.Many2many(
        "res.partner",
        "akimat_procurement_member_affiliated_rel",
        "member_id",
        "partner_id",
        "Affiliated with",
        help="Suppliers that the member is connected with; when one of them bids, the member steps aside.",
    )
    present = fields.Boolean("Takes part", readonly=True, copy=False)
    recused = fields.Boolean("Stepped aside", readonly=True, copy=False)
    recusal_reason = fields.Char("Why stepped aside", readonly=True, copy=False)
    vote = fields.Selection([("for", "For"), ("against", "Against")], readonly=True, copy=False)

    _once = models.UniqueIndex("(procedure_id, user_id)", "This person is already in the commission.")

    @api.depends("user_id")
    def _compute_display_name(self):
        for member in self:
            member.display_name = member.user_id.name

    def _connected_with(self, partners):
        """Those of ``partners`` that the member is affiliated with: declared, employed by, or the very same person."""
        # Who works where is compared for the member, not shown to anybody.
        member = self.sudo()
        own = member.user_id.partner_id
        known = member.affiliated_partner_ids | own | own.commercial_partner_id
        return partners.filtered(lambda partner: partner in known or partner.commercial_partner_id in known)

    def _recuse(self, reason):
        # What a member does follows from a step; nobody has the right to write it by hand.
        self.sudo()._grant({"recused": True, "recusal_reason": reason, "vote": False}, event="recusal", basis=reason)
