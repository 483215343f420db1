from odoo import api, fields, models

from odoo.addons.akimat_base.domain.packs import Key, Section


class ResCompany(models.Model):
    _inherit = "res.company"

    staffing_approver = fields.Selection(
        [
            ("akim", "The akim"),
            ("head_of_office", "The head of the office"),
            ("akimat", "The akimat, by its decree"),
        ],
        "Staffing tables are approved by",
        default="akim",
        required=True,
    )
    discipline_body_id = fields.Many2one(
        "akimat.body",
        "Disciplinary commission",
        ondelete="restrict",
        help="The single disciplinary commission that hears the cases of this akimat.",
    )

    @api.model
    def _pack_sections(self):
        approvers = self._pack_words("res.company", "staffing_approver")
        return {
            **super()._pack_sections(),
            "hr.staffing": Section(
                {"approver": Key(required=True, choices=approvers)}, "_read_pack_staffing", many=False
            ),
            "hr.discipline": Section({"commission": Key(required=True)}, "_read_pack_discipline", many=False),
        }

    def _read_pack_staffing(self, pack, row):
        vals = {"staffing_approver": row.values["approver"]}
        pack._put(row, "res.company", vals, found=[("id", "=", self.id)])

    def _read_pack_discipline(self, pack, row):
        body = pack._record(row, "commission", "meetings.commissions")
        pack._put(row, "res.company", {"discipline_body_id": body.id}, found=[("id", "=", self.id)])
