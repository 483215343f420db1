from odoo import api, fields, models
from odoo.tools.safe_eval import safe_eval


class AkimatSummaryLine(models.TransientModel):
    """What a leader sees at a glance: how much is late or waits, counted with his rights; each opens its list."""

    _name = "akimat.summary.line"
    _description = "Line of the summary"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer()
    action_xmlid = fields.Char("List", required=True)
    number = fields.Integer(compute="_compute_number")

    @api.model
    def _lists(self):
        """(sequence, xml id of a window action, name of the line) of what is counted; upper addons add theirs."""
        return []

    @api.depends("action_xmlid")
    def _compute_number(self):
        for line in self:
            action = line._action()
            model = self.env[action["res_model"]]
            readable = model.has_access("read")
            line.number = model.search_count(line._domain(action)) if readable else 0

    def _action(self):
        return self.env["ir.actions.act_window"]._for_xml_id(self.action_xmlid)

    def _domain(self, action):
        return safe_eval(action["domain"] or "[]", {"uid": self.env.uid})

    @api.model
    def action_open(self):
        """Make the lines anew for the reader and show them."""
        self.search([("create_uid", "=", self.env.uid)]).unlink()
        lines = self.create(
            [
                {"sequence": sequence, "action_xmlid": xmlid, "name": name}
                for sequence, xmlid, name in sorted(self._lists())
            ]
        )
        action = self.env["ir.actions.act_window"]._for_xml_id("akimat_base.akimat_summary_line_action")
        return {**action, "domain": [("id", "in", lines.ids)]}

    def action_open_list(self):
        """Open the list that the line counts."""
        return self._action()
