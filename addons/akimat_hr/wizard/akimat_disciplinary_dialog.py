from odoo import api, fields, models


class AkimatDisciplinaryDialog(models.TransientModel):
    """Asks for the words or the session that a step of a case needs, then takes the step."""

    _name = "akimat.disciplinary.dialog"
    _description = "Step of a disciplinary case (dialog)"

    case_id = fields.Many2one("akimat.disciplinary.case", required=True, readonly=True, ondelete="cascade")
    step = fields.Selection(
        [
            ("explain", "Explanation"),
            ("put_before", "Put before the commission"),
            ("close", "Close without a sanction"),
            ("lift", "Lift the sanction"),
            ("quash", "Annul the sanction"),
            ("put_to_vote", "Another proposal to the vote"),
        ],
        required=True,
        readonly=True,
    )
    text = fields.Text()
    sanction_id = fields.Many2one(
        "akimat.disciplinary.sanction",
        "Sanction that is voted on",
        ondelete="cascade",
        domain="[('id', 'in', allowed_sanction_ids)]",
        help="Empty: the commission votes on imposing no sanction.",
    )
    allowed_sanction_ids = fields.Many2many(related="case_id.allowed_sanction_ids")
    session_id = fields.Many2one("akimat.session", "Session", ondelete="cascade", domain="[('id', 'in', session_ids)]")
    session_ids = fields.Many2many("akimat.session", compute="_compute_session_ids")

    @api.depends("case_id")
    def _compute_session_ids(self):
        for dialog in self:
            # Which commission it is may be known; its sessions are those that the reader sees.
            body = dialog.case_id.company_id.sudo().discipline_body_id
            domain = [("body_id", "=", body.id), ("state", "in", ("draft", "called", "held"))]
            dialog.session_ids = self.env["akimat.session"].search(domain)

    def action_apply(self):
        """Take the step with the given words."""
        self.ensure_one()
        case = self.case_id
        steps = {
            "explain": lambda: case.action_explain(self.text),
            "put_before": lambda: case.action_put_before(self.session_id.id),
            "close": lambda: case.action_close(self.text),
            "lift": lambda: case.action_lift(self.text),
            "quash": lambda: case.action_quash(self.text),
            "put_to_vote": lambda: case.action_put_to_vote(self.sanction_id.id),
        }
        steps[self.step]()
        return {"type": "ir.actions.act_window_close"}
