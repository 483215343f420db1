from odoo import models

from odoo.addons.akimat_base.report.xlsx import Column


class AkimatProcurementPlanTable(models.Model):
    """The plan as a table to take away."""

    _name = "akimat.procurement.plan"
    _inherit = ["akimat.procurement.plan", "akimat.table.export"]

    def _export_title(self):
        return self.display_name

    def _export_records(self):
        return self.item_ids

    def _table_columns(self):
        item = self.env["akimat.procurement.plan.item"]

        def label(name):
            return item._fields[name]._description_string(self.env)

        def option(name):
            options = dict(item._fields[name]._description_selection(self.env))
            return Column(label(name), lambda row: options.get(row[name], ""), 18)

        return [
            Column(label("budget_line_id"), lambda row: row.budget_line_id.display_name, 30),
            Column(label("code"), lambda row: row.code, 20),
            Column(label("name"), lambda row: row.name, 40),
            option("subject_kind"),
            Column(label("quantity"), lambda row: row.quantity, 12),
            Column(label("uom_id"), lambda row: row.uom_id.name, 12),
            Column(label("price"), lambda row: row.price, 14),
            Column(label("amount"), lambda row: row.amount, 16),
            option("effective_method"),
            Column(label("method_reason"), lambda row: row.method_reason, 30),
            option("month"),
            Column(label("place"), lambda row: row.place, 24),
            option("state"),
            Column(label("committed"), lambda row: row.committed, 16),
        ]
