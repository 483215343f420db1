from odoo import api, fields, models
from odoo.fields import Domain

from ..domain import signing
from .akimat_document import KINDS
from .akimat_visa import ROLES
from .res_partner import LEVELS


class AkimatSigningRight(models.Model):
    """A row of the matrix: holders of a duty sign documents of a kind to addressees of a level."""

    _name = "akimat.signing.right"
    _description = "Right to sign"
    _inherit = ["akimat.shipped.mixin"]
    _order = "document_kind, level, id"

    document_kind = fields.Selection(KINDS, required=True, default="outgoing")
    level = fields.Selection(LEVELS, "Level of the addressee", help="Empty: any addressee.")
    duty_kind = fields.Selection("_selection_duty", "Who signs", required=True)
    informational_only = fields.Boolean("Only for information")
    basis = fields.Char(translate=True, help="The act and point that give the right.")
    company_id = fields.Many2one(
        "res.company", "Akimat", index=True, ondelete="cascade", help="Empty: every akimat without rows of its own."
    )
    active = fields.Boolean(default=True)

    _row_unique = models.UniqueIndex(
        "(document_kind, COALESCE(level, ''), duty_kind, COALESCE(company_id, 0)) WHERE active",
        "The matrix already has this row.",
    )

    @api.model
    def _selection_duty(self):
        return self.env["akimat.duty"]._fields["kind"]._description_selection(self.env)

    @api.depends("document_kind", "level", "duty_kind")
    @api.depends_context("lang")
    def _compute_display_name(self):
        names = ("document_kind", "level", "duty_kind")
        words = {name: dict(self._fields[name]._description_selection(self.env)) for name in names}
        for row in self:
            row.display_name = " · ".join(words[name].get(row[name], "—") for name in names)

    @api.model
    def _rows(self, company):
        """Rows for a company: its own where it has any, else the common ones."""
        rows = self.search(Domain("company_id", "in", [False, company.id]))
        return rows.filtered("company_id") or rows

    @api.model
    def _as_values(self, company):
        return [
            signing.SigningRight(row.document_kind, row.duty_kind, row.level or None, row.informational_only)
            for row in self._rows(company)
        ]


class AkimatVisaDemand(models.Model):
    """A row of the matrix: a document of a kind to a level carries a visa of a role, in a turn."""

    _name = "akimat.visa.demand"
    _description = "Visa that a document needs"
    _inherit = ["akimat.shipped.mixin"]
    _order = "document_kind, sequence, id"

    document_kind = fields.Selection(KINDS, required=True, default="outgoing")
    level = fields.Selection(LEVELS, "Level of the addressee", help="Empty: any addressee.")
    role = fields.Selection(ROLES, "Whose visa", required=True)
    sequence = fields.Integer("Turn", default=10)
    basis = fields.Char(translate=True, help="The act and point that ask for the visa.")
    company_id = fields.Many2one(
        "res.company", "Akimat", index=True, ondelete="cascade", help="Empty: every akimat without rows of its own."
    )
    active = fields.Boolean(default=True)

    @api.depends("document_kind", "level", "role")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.document_kind} · {row.level or '—'} · {row.role}"

    @api.model
    def _as_values(self, company):
        rows = self.search(Domain("company_id", "in", [False, company.id]))
        rows = rows.filtered("company_id") or rows
        return [signing.VisaDemand(row.document_kind, row.role, row.sequence, row.level or None) for row in rows]
