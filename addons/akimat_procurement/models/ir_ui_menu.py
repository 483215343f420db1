from odoo import api, models

# Odoo's store brings these applications along; an office keeps its accounts in the treasury's system.
HIDDEN_APPS = ("account.menu_finance", "spreadsheet_dashboard.spreadsheet_dashboard_menu_root")


class IrUiMenu(models.Model):
    _inherit = "ir.ui.menu"

    @api.model
    def _visible_menu_ids(self, debug=False):
        """Leave out the applications that the office does not use; developer mode shows them."""
        visible = super()._visible_menu_ids(debug)
        if debug:
            return visible
        return visible - {self.env["ir.model.data"]._xmlid_to_res_id(xmlid) for xmlid in HIDDEN_APPS}
