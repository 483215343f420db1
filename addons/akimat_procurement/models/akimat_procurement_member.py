from odoo import api, fields, models

from ..exceptions_plan import ProcurementRefused

VOTING = ("chair", "deputy_chair", "member")


class AkimatProcurementMember(models.Model):
    """A member of the commission of one procedure: whom he is affiliated with, whether he took part, his vote."""

    _name = "akimat.procurement.member"
    _description = "Member of a procurement commission"
    _inherit = ["akimat.step.mixin", "akimat.audit.mixin"]
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

    @api.model_create_multi
    def create(self, vals_list):
        members = super().create(vals_list)
        members._check_open()
        return members

    def write(self, vals):
        self._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_before_opening(self):
        self._check_open()

    def _check_open(self):
        """The commission is composed before the bids are opened; afterwards only steps say what its members do."""
        if self._is_step():
            return
        for procedure in self.procedure_id:
            if procedure.state not in ("prepared", "announced", "bids"):
                procedure._refuse(ProcurementRefused, "commission_closed")

    def _connected_with(self, partners):
        """Those of ``partners`` that the member is affiliated with: declared, employed by, or the very same person."""
        # Who works where is compared for the member, not shown to anybody.
        member = self.sudo()
        own = member.user_id.partner_id
        known = member.affiliated_partner_ids | own | own.commercial_partner_id
        return partners.filtered(lambda partner: partner in known or partner.commercial_partner_id in known)

    def _recuse(self, reason):
        # What a member does follows from a step; nobody has the right to write it by hand.
        self.sudo()._note({"recused": True, "recusal_reason": reason, "vote": False})
        for member in self:
            member.procedure_id._audit("recusal", after={"user": member.user_id.login}, basis=reason)
