from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain.supply_issue import Wanted, refuse_issue
from ..exceptions_supply import OverStock, SupplyRefused

WAIT, BUY = "wait", "buy"


class AkimatSupplyRequestIssue(models.Model):
    """Issue from the store: the movement of stock, the handover act, what becomes of the rest."""

    _inherit = "akimat.supply.request"

    def action_issue(self, quantities, receiver_id=False, rest=WAIT):
        """Hand goods over: stock moves out of the store and a handover act is made.

        :param quantities: dict id of the line → quantity handed over now.
        :param receiver_id: id of the user who receives and confirms it himself; the requester when not given.
        :param rest: what becomes of the rest: ``wait`` or ``buy``.
        :return: the new ``akimat.supply.issue``.
        :raise OverStock: the store has less; nothing is issued.
        :raise SupplyRefused: nothing or too much is to be issued, or the receiver is not right.
        """
        self.ensure_one()
        self._raise_not_mine("issue")
        # Over RPC the keys of a dictionary are text.
        quantities = {int(line_id): quantity for line_id, quantity in quantities.items()}
        receiver = self.env["res.users"].browse(receiver_id) or self.receiver_id or self.requester_id
        if refusal := self._refusal_to_issue(quantities, receiver, rest):
            raise SupplyRefused(self._refusal_message(refusal))
        self._lock_stock(quantities)
        if refusal := refuse_issue(self._wanted(quantities)):
            error = OverStock if refusal.code == "over_stock" else SupplyRefused
            raise error(self._refusal_message(refusal))
        act = self._hand_over({line_id: left for line_id, left in quantities.items() if left}, receiver)
        self._settle_rest(rest)
        return act

    def _refusal_to_issue(self, quantities, receiver, rest):
        if self.kind != "goods":
            return Refusal("not_goods")
        if set(quantities) - set(self.line_ids.ids):
            return Refusal("foreign_line")
        if rest not in (WAIT, BUY):
            return Refusal("unknown_rest", rest=rest)
        # In which akimats a colleague works is public inside the office.
        if not receiver or self.company_id not in receiver.sudo().company_ids:
            return Refusal("no_receiver")
        if receiver == self.env.user:
            return Refusal("receiver_issues", name=receiver.name)
        if not self.company_id._supply_store():
            return Refusal("no_store", company=self.company_id.name)
        return None

    def _lock_stock(self, quantities):
        """Hold the stock of the goods until the end of the transaction.

        Two storekeepers who issue the last piece meet here: the second waits, and when the first has taken it his
        transaction is run again by the server against the new stock, and refused.
        """
        store = self.company_id._supply_store()
        products = self.line_ids.filtered(lambda line: line.id in quantities).product_id
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "SELECT quant.id FROM stock_quant quant JOIN stock_location place ON place.id = quant.location_id"
                " WHERE quant.product_id IN %s AND place.parent_path LIKE %s ORDER BY quant.id FOR UPDATE OF quant",
                tuple(products.ids) or (0,),
                f"{store.parent_path}%",
            )
        )
        self.env["stock.quant"].invalidate_model()

    def _wanted(self, quantities):
        lines = self.line_ids.filtered(lambda line: line.id in quantities)
        stock = self.company_id._supply_available(lines.product_id)
        return [
            Wanted(
                product=line.product_id.id,
                name=line.product_id.display_name,
                unit=line.uom_id.name,
                quantity=quantities[line.id],
                remaining=line.remaining_quantity,
                available=stock[line.product_id],
            )
            for line in lines
        ]

    def _hand_over(self, quantities, receiver):
        """The movement of stock and its act."""
        act = self._make_act(receiver)
        lines = self.line_ids.filtered(lambda line: line.id in quantities)
        moves = self._move_stock(act, lines, quantities)
        self._make_act_lines(act, lines, quantities, moves)
        act._move("hand_over")
        # The movement carries the number of the act; a storekeeper has no rights of his own on it.
        act.sudo().picking_id.origin = act.reg_number
        return act

    def _make_act(self, receiver):
        # Acts are made by issuing and not by hand: nobody has the right to create them.
        acts = self.env["akimat.supply.issue"].sudo()
        act = acts._grant_create(
            {
                "request_id": self.id,
                "company_id": self.company_id.id,
                "storekeeper_id": self.env.uid,
                "receiver_id": receiver.id,
                "location_id": self.company_id._supply_store().id,
            }
        )
        # From here on with the storekeeper's own rights.
        return act.sudo(False)

    def _make_act_lines(self, act, lines, quantities, moves):
        # As in _make_act.
        self.env["akimat.supply.issue.line"].sudo()._grant_create(
            [
                {
                    "issue_id": act.id,
                    "request_line_id": line.id,
                    "product_id": line.product_id.id,
                    "quantity": quantities[line.id],
                    "move_id": moves[line.product_id].id,
                }
                for line in lines
            ]
        )

    def _move_stock(self, act, lines, quantities):
        """Move the goods out of the store; product → its stock move."""
        # A storekeeper moves stock only by issuing on an approved request: he has no rights of his own on it.
        pickings = self.env["stock.picking"].sudo().with_company(self.company_id)
        picking = pickings.create(self._picking_values(act, lines, quantities))
        picking.action_confirm()
        picking.action_assign()
        for move in picking.move_ids:
            move.write({"quantity": move.product_uom_qty, "picked": True})
        picking._action_done()
        act._grant({"picking_id": picking.id})
        return {move.product_id: move for move in picking.move_ids}

    def _picking_values(self, act, lines, quantities):
        operation = self.company_id._supply_issue_type()
        places = {
            "location_id": operation.default_location_src_id.id,
            "location_dest_id": self.department_id._consumption_location().id,
        }
        return {
            **places,
            "picking_type_id": operation.id,
            # The contact of a colleague is public inside the office.
            "partner_id": act.receiver_id.sudo().partner_id.id,
            "origin": self.reg_number,
            "move_ids": [
                fields.Command.create(
                    {
                        **places,
                        "product_id": line.product_id.id,
                        "product_uom_qty": quantities[line.id],
                        "product_uom": line.uom_id.id,
                    }
                )
                for line in lines
            ],
        }

    def _settle_rest(self, rest):
        """Close the request when nothing is left of it; else the rest waits or is to be bought."""
        if not self._waiting_lines():
            self._move("issue")
        elif rest == BUY:
            self._move("buy")
