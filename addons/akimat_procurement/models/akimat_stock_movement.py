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
        return SQL(
            """
            SELECT side.*,
                   sum(side.quantity_in - side.quantity_out)
                       OVER (PARTITION BY side.product_id, side.location_id ORDER BY side.date, side.id) AS balance
              FROM (%s UNION ALL %s) side
            """,
            self._side(comes=True),
            self._side(comes=False),
        )

    def _side(self, comes):
        """One side of the lines: those that came into a store, or those that went out of it."""
        quantity, zero = SQL("line.quantity_product_uom"), SQL("0")
        return SQL(
            """
            SELECT line.id * 2 + %(offset)s AS id,
                   line.date,
                   line.product_id,
                   template.uom_id,
                   place.id AS location_id,
                   line.company_id,
                   line.picking_id,
                   act.id AS issue_id,
                   coalesce(act.reg_number, picking.origin, move.reference) AS document,
                   other.department_id,
                   picking.partner_id,
                   %(came)s AS quantity_in,
                   %(went)s AS quantity_out
              FROM stock_move_line line
              JOIN stock_move move ON move.id = line.move_id
              JOIN stock_location place ON place.id = %(place)s AND place.usage = 'internal'
              JOIN stock_location other ON other.id = %(other)s
              JOIN product_product product ON product.id = line.product_id
              JOIN product_template template ON template.id = product.product_tmpl_id
         LEFT JOIN stock_picking picking ON picking.id = line.picking_id
         LEFT JOIN akimat_supply_issue act ON act.picking_id = line.picking_id
             WHERE line.state = 'done'
            """,
            offset=0 if comes else 1,
            came=quantity if comes else zero,
            went=zero if comes else quantity,
            place=SQL("line.location_dest_id") if comes else SQL("line.location_id"),
            other=SQL("line.location_id") if comes else SQL("line.location_dest_id"),
        )
