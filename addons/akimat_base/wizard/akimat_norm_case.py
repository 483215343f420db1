from odoo import api, fields, models
from odoo.fields import Domain

# More than a person reads through; those with the nearest deadlines come first.
MOST = 500


class AkimatNormCase(models.TransientModel):
    """One running case under a row of law, in a list that holds cases of every kind."""

    _name = "akimat.norm.case"
    _description = "Running case under a norm"
    _order = "deadline, id"

    norm_id = fields.Many2one("akimat.norm", required=True, ondelete="cascade")
    kind = fields.Char(readonly=True)
    name = fields.Char("Case", readonly=True)
    res_model = fields.Char(readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", readonly=True)
    company_id = fields.Many2one("res.company", "Akimat", readonly=True)
    deadline_start = fields.Date("Counted from", readonly=True)
    deadline = fields.Date(readonly=True)

    @api.model
    def _list(self, norm):
        """Write the list of the running cases under ``norm`` that the reader may open; returns its lines."""
        rows = []
        for name in self.env["akimat.deadline.mixin"]._deadline_models():
            model = self.env[name]
            if not model.has_access("read"):
                continue
            # Names of models are no secret.
            kind = self.env["ir.model"]._get(name).sudo().name
            found = model.search(
                model._domain_deadline_runs() & Domain("norm_id", "=", norm.id), order="deadline", limit=MOST
            )
            rows += [
                {
                    "norm_id": norm.id,
                    "kind": kind,
                    "name": record.display_name,
                    "res_model": name,
                    "res_id": record.id,
                    "company_id": record._audit_company().id,
                    "deadline_start": record.deadline_start,
                    "deadline": record.deadline,
                }
                for record in found
            ]
        return self.create(sorted(rows, key=lambda row: row["deadline"])[:MOST])

    def action_open(self):
        """Open the case; the reader's own rights decide."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [[False, "form"]],
        }
