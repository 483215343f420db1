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

    is_readable = fields.Boolean(readonly=True)

    @api.model
    def _list(self, norm):
        """Write the list of the running cases under ``norm`` in the reader's akimats; returns its lines.

        The names of those that he may not open stay hidden.
        """
        rows = []
        for name in self.env["akimat.deadline.mixin"]._deadline_models():
            # Which kinds of cases run by a row of law, and until when, is no secret of theirs.
            model = self.env[name].sudo()
            mine = Domain("norm_id", "=", norm.id) & Domain("company_id", "in", self.env.companies.ids)
            found = model.search(model._domain_deadline_runs() & mine, order="deadline", limit=MOST)
            rows += self._rows(norm, found)
        return self.create(sorted(rows, key=lambda row: row["deadline"])[:MOST])

    def _rows(self, norm, records):
        # As above.
        kind, names = self.env["ir.model"]._get(records._name).sudo().name, records._names_for_reader()
        return [
            {
                "norm_id": norm.id,
                "kind": kind,
                "name": names.get(record.id) or self.env._("A case that you may not open"),
                "is_readable": record.id in names,
                "res_model": record._name,
                "res_id": record.id,
                "company_id": record.company_id.id,
                "deadline_start": record.deadline_start,
                "deadline": record.deadline,
            }
            for record in records
        ]

    def action_open(self):
        """Open the case; the reader's own rights decide."""
        self.ensure_one()
        return self.is_readable and {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [[False, "form"]],
        }
