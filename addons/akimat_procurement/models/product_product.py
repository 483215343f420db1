from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..exceptions_supply import RequestLocked


class ProductProduct(models.Model):
    """A product as it is chosen for a supply request: with a picture, what the store has, and big buttons."""

    _inherit = "product.product"

    supply_available = fields.Float("In the store", compute="_compute_supply_available", digits="Product Unit")
    supply_asked = fields.Float("In my request", compute="_compute_supply_asked", digits="Product Unit")

    @api.depends_context("company")
    def _compute_supply_available(self):
        stock = self.env.company._supply_available(self)
        for product in self:
            product.supply_available = stock.get(product, 0.0)

    @api.depends_context("supply_request_id")
    def _compute_supply_asked(self):
        asked = {line.product_id: line.quantity for line in self._supply_request().line_ids}
        for product in self:
            product.supply_asked = asked.get(product._origin, 0.0)

    def _supply_request(self):
        """The draft that goods are being chosen for (the screen names it), or an empty recordset."""
        request = self.env["akimat.supply.request"].browse(self.env.context.get("supply_request_id") or ())
        return request.exists()

    def action_supply_more(self):
        """One more of this product in the request."""
        return self._change_supply(1)

    def action_supply_less(self):
        """One less of this product in the request; at zero its line goes."""
        return self._change_supply(-1)

    def _change_supply(self, step):
        self.ensure_one()
        request = self._supply_request()
        if not request or not request._may_edit():
            raise RequestLocked(request._refusal_message(Refusal("not_draft_of_yours")))
        line = request.line_ids.filtered(lambda line: line.product_id == self)
        if not line and step > 0:
            request.write({"line_ids": [fields.Command.create({"product_id": self.id, "quantity": step})]})
        elif line and line.quantity + step > 0:
            line.quantity += step
        else:
            line.unlink()
        return True
