from odoo import api, fields, models

from odoo.addons.akimat_docflow.domain.roles import LEADERS

KINDS = [
    ("hand_over", "Handed over for consideration"),
    ("assign", "Resolution"),
    ("extend", "Extension of the term"),
    ("forward", "Forwarding"),
    ("return", "Return"),
    ("terminate", "End of consideration"),
    ("close", "Removal from control"),
]


class AkimatAppealResolution(models.Model):
    """What was decided on an appeal: by whom, acting for whom, when, to whom it went. Written by steps only."""

    _name = "akimat.appeal.resolution"
    _description = "Resolution on an appeal"
    _inherit = ["akimat.guard.mixin"]
    _order = "id"
    _rec_name = "text"
    _row_of = ("appeal_id", "resolution_ids")

    appeal_id = fields.Many2one("akimat.appeal", required=True, readonly=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="appeal_id.company_id", store=True, index=True)
    kind = fields.Selection(KINDS, required=True, readonly=True)
    author_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="restrict")
    acting_for_id = fields.Many2one("res.users", "Acting for", readonly=True, ondelete="restrict")
    date = fields.Date(required=True, readonly=True)
    text = fields.Text(readonly=True)
    user_id = fields.Many2one("res.users", "To whom", readonly=True, ondelete="restrict")
    co_executor_ids = fields.Many2many(
        "res.users",
        "akimat_appeal_resolution_co_rel",
        "resolution_id",
        "user_id",
        "Co-executors",
        readonly=True,
    )

    @api.model
    def _write_down(self, appeal, kind, text, user=None, co_executors=None):
        """Add the line of a step that was allowed."""
        duties = self.env["akimat.duty"]
        held = duties._holds(self.env.user, LEADERS, appeal.company_id)[:1]
        # Lines follow from steps; nobody enters them himself.
        return self.sudo()._grant_create(
            {
                "appeal_id": appeal.id,
                "kind": kind,
                "author_id": self.env.uid,
                "acting_for_id": duties._acting_principal(self.env.user, held).id if held else False,
                "date": appeal.company_id._akimat_today(),
                "text": text,
                "user_id": user.id if user else False,
                "co_executor_ids": [fields.Command.set(co_executors.ids if co_executors else [])],
            }
        )
