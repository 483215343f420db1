from odoo import api, fields, models


class AkimatAssignmentGivePart(models.TransientModel):
    """Dialog: give a part of the task to a person of the own unit."""

    _name = "akimat.assignment.give_part"
    _description = "Part of an assignment (dialog)"

    assignment_id = fields.Many2one("akimat.assignment", required=True, ondelete="cascade")
    people_ids = fields.Many2many("res.users", compute="_compute_people_ids")
    user_id = fields.Many2one(
        "res.users", "Who", required=True, domain="[('id', 'in', people_ids)]", ondelete="cascade"
    )
    text = fields.Text("What is to be done", required=True)
    deadline = fields.Date(
        "Term", compute="_compute_deadline", store=True, readonly=False, help="Not later than the term of the task."
    )

    @api.depends("assignment_id")
    def _compute_people_ids(self):
        for dialog in self:
            dialog.people_ids = dialog.assignment_id and dialog.assignment_id._unit_people()

    @api.depends("assignment_id")
    def _compute_deadline(self):
        for dialog in self:
            dialog.deadline = dialog.assignment_id.deadline

    def action_apply(self):
        """Give the part."""
        self.assignment_id.action_give_part(self.user_id.id, self.text, self.deadline)
        return {"type": "ir.actions.act_window_close"}
