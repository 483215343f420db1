from odoo import fields, models
from odoo.tools import SQL


class AkimatStockMovement(models.Model):
    """Every movement of a product in or out of a store, with its document and what remained after it.

    One query over the lines of Odoo's stock moves; the remainder is counted by product and store, so that a list of
    one product reads its own lines only.
    """

    _name = "akimat.stock.movement"
    _description = "Movement of stock"
    _auto = False
    _order = "date, id"
    _rec_name = "document"

    date = fields.Datetime(readonly=True)
    product_id = fields.Many2one("product.product", "Product", readonly=True)
    uom_id = fields.Many2one("uom.uom", "Unit of measure", readonly=True)
    location_id = fields.Many2one("stock.location", "Store", readonly=True)
    company_id = fields.Many2one("res.company", "Akimat", readonly=True)
    picking_id = fields.Many2one("stock.picking", "Movement", readonly=True)
    issue_id = fields.Many2one("akimat.supply.issue", "Handover act", readonly=True)
    document = fields.Char(readonly=True)
    department_id = fields.Many2one("hr.department", "Unit", readonly=True)
    partner_id = fields.Many2one("res.partner", "From whom, to whom", readonly=True)
    quantity_in = fields.Float("Came", readonly=True, digits="Product Unit")
    quantity_out = fields.Float("Went", readonly=True, digits="Product Unit")
    balance = fields.Float("Remained", readonly=True, digits="Product Unit", aggregator=None)

    @property
    def _table_query(self):
        """Each line of a move is seen from both its places: it comes into one store, or goes out of another."""
        return SQL(
            """
            SELECT line.id * 2 + side.number AS id,
                   line.date, line.product_id, template.uom_id, line.company_id, line.picking_id,
                   place.id AS location_id,
                   act.id AS issue_id,
                   coalesce(act.reg_number, picking.origin, move.reference) AS document,
                   other.department_id,
                   picking.partner_id,
                   side.came AS quantity_in,
                   side.went AS quantity_out,
                   sum(side.came - side.went) OVER (
                       PARTITION BY line.product_id, place.id ORDER BY line.date, line.id * 2 + side.number
                   ) AS balance
              FROM stock_move_line line
        CROSS JOIN LATERAL (
                       VALUES (0, line.location_dest_id, line.location_id, line.quantity_product_uom, 0),
                              (1, line.location_id, line.location_dest_id, 0, line.quantity_product_uom)
                   ) side (number, place_id, other_id, came, went)
              JOIN stock_move move ON move.id = line.move_id
              JOIN stock_location place ON place.id = side.place_id AND place.usage = 'internal'
              JOIN stock_location other ON other.id = side.other_id
              JOIN product_product product ON product.id = line.product_id
              JOIN product_template template ON template.id = product.product_tmpl_id
         LEFT JOIN stock_picking picking ON picking.id = line.picking_id
         LEFT JOIN akimat_supply_issue act ON act.picking_id = line.picking_id
             WHERE line.state = 'done'
            """
        )
