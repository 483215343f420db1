from odoo import api, fields, models, tools

from ..exceptions import NormNotFound


class AkimatClauseScreen(models.Model):
    """Where a capability is worked with: a menu, the models behind it and the norms that count there.

    Each addon ships the rows of its own menus, so that a row lives as long as its screen.
    """

    _name = "akimat.clause.screen"
    _description = "Screen of clauses"
    _inherit = ["akimat.shipped.mixin"]
    _order = "sequence, id"
    _rec_name = "capability"

    capability = fields.Char(required=True, index=True, help="Code of a capability (DOC-01) or of one clause (KEN-39).")
    menu_id = fields.Many2one("ir.ui.menu", "Menu", required=True, ondelete="cascade", index=True)
    model_names = fields.Char("Models", required=True, help="Technical names of the models, separated by commas.")
    norm_codes = fields.Char("Norms", help="Codes of the norms that count on this screen, separated by commas.")
    sequence = fields.Integer(default=10)

    @api.model
    @tools.ormcache()
    def _served_models(self):
        """Names of all models that have a screen of clauses (sorted list)."""
        # The map is the same for everybody who may open the web client.
        rows = self.sudo().search([("model_names", "!=", False)])
        return sorted({name for row in rows for name in row._list("model_names")} & set(self.env))

    def _list(self, name):
        return [word.strip() for word in (self[name] or "").split(",") if word.strip()]

    @api.model
    def _of_model(self, model):
        return self.search([("model_names", "like", model)]).filtered(
            lambda screen: model in screen._list("model_names")
        )

    def _opened_by(self, action_id):
        """Those of the screens whose menu opens the window action ``action_id``."""
        # Which action a menu opens is no secret; the action itself is opened with the reader's own rights.
        return self.filtered(lambda screen: screen.menu_id.sudo().action.id == action_id)

    def _norms_in_words(self):
        """[{id, name, citation, period, verified}] of the norms in force today that these screens name."""
        norms = self.env["akimat.norm"]
        company = self.env.company
        units = dict(norms._fields["unit"]._description_selection(self.env))
        found = []
        for code in dict.fromkeys(code for screen in self for code in screen._list("norm_codes")):
            try:
                norm = norms._in_force(code, company._akimat_today(), company)
            except NormNotFound:
                continue
            found.append(
                {
                    "id": norm.id,
                    "name": norm.name,
                    "citation": norm.citation,
                    "period": f"{units[norm.unit]}: {norm.amount}" if norm.amount and norm.unit != "times" else "",
                    "verified": norm.verified,
                }
            )
        return found

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache()
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()
