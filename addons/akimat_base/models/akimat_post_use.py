from odoo import api, fields, models

from .akimat_duty import KINDS


class AkimatPostUse(models.Model):
    """Which duties an akimat uses for what: who may be the controller of an act, who receives citizens.

    Upper addons add the uses that they ask about.
    """

    _name = "akimat.post.use"
    _description = "Posts for a task"
    _order = "use, id"

    use = fields.Selection([], "Task", required=True)
    duty_kind = fields.Selection(KINDS, "Duty", required=True)
    basis = fields.Char("By what act")
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="cascade"
    )

    _row_unique = models.UniqueIndex("(company_id, use, duty_kind)", "This duty is already there for the task.")

    @api.depends("use", "duty_kind")
    @api.depends_context("lang")
    def _compute_display_name(self):
        names = dict(self._fields["duty_kind"]._description_selection(self.env))
        for row in self:
            row.display_name = names.get(row.duty_kind, "")

    @api.model
    def _kinds(self, use, company, default=()):
        """Duty kinds that ``company`` uses for ``use``; ``default`` where it has said nothing."""
        # Who may do what is known to the whole office.
        rows = self.sudo().search([("use", "=", use), ("company_id", "=", company.id)])
        return tuple(rows.mapped("duty_kind")) or default
