from odoo import models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from .. import messages_supply
from ..exceptions_supply import StockKept, SupplyRefused

MANAGER = "stock.group_stock_manager"


class AkimatStockKept(models.AbstractModel):
    """A record of Odoo's store that decisions of the office stand on: our steps write it, people do not.

    Odoo lets every employee enter lines of stock moves, which reserve the store away. Steps take their rights for the
    one thing that they do (``sudo``); whoever holds Odoo's right to manage the store counts it, and nothing else.
    """

    _name = "akimat.stock.kept"
    _description = "Record of the store written by steps"

    def _check_access(self, operation):
        if operation != "read":
            # Whose store it is does not depend on who asks.
            kept = self.sudo().filtered(lambda record: record._is_kept(operation)).with_env(self.env)
            if kept:
                return kept, lambda: StockKept(kept._kept_message("stock_by_steps"))
        return super()._check_access(operation)

    def _is_kept(self, operation):
        """Whether the current user may not take ``operation`` (write, create, unlink) on this record by hand."""
        if not self._of_office():
            return False
        return not (self._is_counting(operation) and self.env.user.has_group(MANAGER))

    def _of_office(self):
        """Whether the record belongs to the store of an akimat."""
        places = self.env["stock.location"].union(*(self[name] for name in self._places()))
        return any((self.company_id | places.company_id).mapped("is_akimat"))

    def _places(self):
        return ("location_id", "location_dest_id")

    def _is_counting(self, operation):
        """Whether ``operation`` on this record is a part of a count, or frees what was never moved."""
        return False

    def _kept_message(self, code, **facts):
        # The goods are named to whoever tried to move them.
        return explain(self.env, self.sudo(), Refusal(code, **facts), messages_supply.SENTENCES)


class StockPicking(models.Model):
    _name = "stock.picking"
    _inherit = ["stock.picking", "akimat.stock.kept"]


class StockMove(models.Model):
    _name = "stock.move"
    _inherit = ["stock.move", "akimat.stock.kept"]

    def _is_counting(self, operation):
        return self.is_inventory


class StockMoveLine(models.Model):
    _name = "stock.move.line"
    _inherit = ["stock.move.line", "akimat.stock.kept"]

    def _is_counting(self, operation):
        return self.move_id.is_inventory or (operation == "unlink" and not self.move_id)


class StockQuant(models.Model):
    _name = "stock.quant"
    _inherit = ["stock.quant", "akimat.stock.kept"]

    def _places(self):
        return ("location_id",)

    def _is_counting(self, operation):
        return True

    def _apply_inventory(self, date=None):
        """Apply a count, unless movements hold more than was counted: that is told in one sentence.

        :raise SupplyRefused: goods are held by movements; they are named.
        """
        held = self.filtered(
            lambda quant: (
                quant._of_office()
                and quant.product_uom_id.compare(quant.reserved_quantity, quant.inventory_quantity) > 0
            )
        )
        if held:
            names = messages_supply.SEPARATOR.join(held.product_id.mapped("display_name"))
            raise SupplyRefused(held._kept_message("count_failed", names=names))
        return super()._apply_inventory(date)


class PurchaseOrder(models.Model):
    _name = "purchase.order"
    _inherit = ["purchase.order", "akimat.stock.kept"]

    def _of_office(self):
        return bool(self.env["akimat.contract"].search_count([("purchase_order_id", "in", self.ids)], limit=1))


class PurchaseOrderLine(models.Model):
    _name = "purchase.order.line"
    _inherit = ["purchase.order.line", "akimat.stock.kept"]

    def _of_office(self):
        return self.order_id._of_office()
