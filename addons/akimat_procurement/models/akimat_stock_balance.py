from odoo import api, fields, models
from odoo.tools import SQL


class AkimatStockBalance(models.Model):
    """What lies in each store: by product and by the person who answers for it."""

    _name = "akimat.stock.balance"
    _description = "Balance of the store"
    _auto = False
    _order = "product_id, location_id"
    _rec_name = "product_id"

    product_id = fields.Many2one("product.product", "Product", readonly=True)
    categ_id = fields.Many2one("product.category", "Category", readonly=True)
    uom_id = fields.Many2one("uom.uom", "Unit of measure", readonly=True)
    location_id = fields.Many2one("stock.location", "Store", readonly=True)
    responsible_user_id = fields.Many2one("res.users", "Materially liable person", readonly=True)
    company_id = fields.Many2one("res.company", "Akimat", readonly=True)
    quantity = fields.Float(readonly=True, digits="Product Unit")
    reserved_quantity = fields.Float("Reserved", readonly=True, digits="Product Unit")
    minimum_quantity = fields.Float("Minimum", readonly=True, digits="Product Unit", aggregator=None)
    below_minimum = fields.Boolean("Below the minimum", readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT min(quant.id) AS id,
                   quant.product_id,
                   template.categ_id,
                   template.uom_id,
                   place.id AS location_id,
                   place.responsible_user_id,
                   place.company_id,
                   sum(quant.quantity) AS quantity,
                   sum(quant.reserved_quantity) AS reserved_quantity,
                   min(rule.minimum) AS minimum_quantity,
                   coalesce(sum(quant.quantity) < min(rule.minimum), false) AS below_minimum
              FROM stock_quant quant
              JOIN stock_location place ON place.id = quant.location_id AND place.usage = 'internal'
              JOIN product_product product ON product.id = quant.product_id
              JOIN product_template template ON template.id = product.product_tmpl_id
         LEFT JOIN (SELECT product_id, location_id, max(product_min_qty) AS minimum
                      FROM stock_warehouse_orderpoint WHERE active GROUP BY product_id, location_id) rule
                ON rule.product_id = quant.product_id AND rule.location_id = place.id
          GROUP BY quant.product_id, template.categ_id, template.uom_id, place.id
            """
        )

    @api.depends("product_id", "location_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.product_id.display_name}, {row.location_id.display_name}"

    def action_open_card(self):
        """Open the stock card of the product in this store."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Stock card"),
            "res_model": "akimat.stock.card",
            "view_mode": "form",
            "target": "new",
            "context": {"default_product_id": self.product_id.id, "default_location_id": self.location_id.id},
        }
