from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import lifecycle_supply as lifecycle
from ..domain import supply_norms
from ..messages_supply import SEPARATOR, quantity_text


class AkimatSupplyRequestLine(models.Model):
    """One product of a supply request: how much is asked for, issued and left, and what the norm says."""

    _name = "akimat.supply.request.line"
    _description = "Line of a supply request"
    _inherit = ["akimat.procurement.row"]
    _row_of = ("request_id", "line_ids")
    _entered = "request_id product_id quantity note"
    # Who decides next may give less and say why.
    _open = {" ".join(lifecycle.MAY_REDUCE): "quantity note"}
    _untold = "asked_quantity kept_norm_id kept_over kept_explanation"
    _order = "request_id, id"

    request_id = fields.Many2one("akimat.supply.request", required=True, index=True, ondelete="cascade")
    product_id = fields.Many2one(
        "product.product",
        "Product",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('is_storable', '=', True)]",
    )
    image_128 = fields.Image(related="product_id.image_128")
    quantity = fields.Float(required=True, default=1, digits="Product Unit", aggregator=None)
    asked_quantity = fields.Float("Asked for at first", readonly=True, copy=False, digits="Product Unit")
    uom_id = fields.Many2one(related="product_id.uom_id", string="Unit of measure")
    note = fields.Char("Remark")
    issue_line_ids = fields.One2many("akimat.supply.issue.line", "request_line_id", "Issued by", copy=False)
    issued_quantity = fields.Float("Issued", compute="_compute_issued", store=True, digits="Product Unit")
    remaining_quantity = fields.Float("Left to issue", compute="_compute_issued", store=True, digits="Product Unit")
    available_quantity = fields.Float("In the store", compute="_compute_available", digits="Product Unit")
    norm_id = fields.Many2one("akimat.supply.norm", compute="_compute_norm", string="Norm", compute_sudo=True)
    norm_over = fields.Boolean("Above the norm", compute="_compute_norm", compute_sudo=True)
    norm_explanation = fields.Char("What the norm says", compute="_compute_norm", compute_sudo=True)
    kept_norm_id = fields.Many2one(
        "akimat.supply.norm",
        "Norm of the decision",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    kept_over = fields.Boolean("Above the norm at the decision", readonly=True, copy=False)
    kept_explanation = fields.Char("What the norm said", readonly=True, copy=False)
    state = fields.Selection(related="request_id.state")

    _positive = models.Constraint("CHECK (quantity >= 0)", "A quantity cannot be below zero.")
    _once = models.UniqueIndex("(request_id, product_id)", "This product is already in the request.")

    @api.depends("product_id", "quantity", "uom_id")
    def _compute_display_name(self):
        for line in self:
            quantity = f"{quantity_text(line.quantity)} {line.uom_id.name or ''}"
            line.display_name = f"{line.product_id.display_name or ''} {quantity}"

    @api.depends("quantity", "issue_line_ids.quantity")
    def _compute_issued(self):
        for line in self:
            line.issued_quantity = sum(line.issue_line_ids.mapped("quantity"))
            line.remaining_quantity = max(line.quantity - line.issued_quantity, 0.0)

    @api.depends("product_id", "request_id.company_id")
    def _compute_available(self):
        for company, lines in self.grouped(lambda line: line.request_id.company_id).items():
            stock = company._supply_available(lines.product_id) if company else {}
            for line in lines:
                line.available_quantity = stock.get(line.product_id, 0.0)

    # The norm

    @api.depends(
        "product_id",
        "quantity",
        "request_id.requester_id",
        "request_id.department_id",
        "request_id.reg_date",
        "request_id.approved_on",
    )
    @api.depends_context("lang")
    def _compute_norm(self):
        """By the norm of the day; once approved, by what it said when the request was decided on."""
        decided = self.filtered("request_id.approved_on")
        for line in decided:
            kept = {"norm_id": line.kept_norm_id.id, "norm_over": line.kept_over}
            line.update({**kept, "norm_explanation": line.kept_explanation})
        for line, values in (self - decided)._norms_now().items():
            line.update(values)

    def _norms_now(self):
        """Line → what the norms in force say about it: values of the computed fields."""
        empty = {"norm_id": False, "norm_over": False, "norm_explanation": False}
        now = {}
        for request, lines in self.grouped("request_id").items():
            norms = self.env["akimat.supply.norm"]._for_request(request, lines.product_id) if request else {}
            for line in lines:
                norm = norms.get(line.product_id)
                now[line] = line._judge(norm) if norm else empty
        return now

    def _keep_norm(self):
        """What the norm said when the request was approved stays with it, whatever becomes of the norm."""
        # Norms limit everybody, also where the reader may not see what others were given.
        for line, said in self.sudo()._norms_now().items():
            kept = {"kept_norm_id": said["norm_id"], "kept_over": said["norm_over"]}
            line._grant({**kept, "kept_explanation": said["norm_explanation"]})

    def _judge(self, norm):
        """What ``norm`` says about this line: values of the computed fields."""
        issued, promised, acts = self._used(norm)
        asked = self.uom_id._compute_quantity(self.quantity, norm.uom_id, round=False)
        balance = supply_norms.Balance(norm.quantity, issued, promised, asked)
        return {
            "norm_id": norm.id,
            "norm_over": balance.is_over,
            "norm_explanation": self._explain(norm, balance, acts),
        }

    def _used(self, norm):
        """How much of ``norm`` its period has already taken: (issued, promised to other requests, act numbers)."""
        first, last = supply_norms.period_of(self._norm_day(), norm.period)
        whose = self._domain_same_receiver(norm)
        others = [("request_id", "!=", self.request_id._origin.id), *whose]
        handed = self.env["akimat.supply.issue.line"].search(
            [
                ("issue_id.reg_date", ">=", first),
                ("issue_id.reg_date", "<=", last),
                *[(f"request_line_id.{name}", operator, value) for name, operator, value in others],
            ]
        )
        waiting = self.search(
            [
                ("request_id.state", "in", lifecycle.PROMISED),
                ("request_id.reg_date", ">=", first),
                ("request_id.reg_date", "<=", last),
                *others,
            ]
        )
        issued = sum(self._in_norm_unit(norm, line.product_id, line.quantity) for line in handed)
        promised = sum(self._in_norm_unit(norm, line.product_id, line.remaining_quantity) for line in waiting)
        return issued, promised, sorted(set(handed.issue_id.mapped("reg_number")))

    def _norm_day(self):
        return self.request_id.reg_date or self.request_id.company_id._akimat_today()

    def _domain_same_receiver(self, norm):
        """Lines that count against ``norm`` together with this one."""
        request = self.request_id
        subject = (
            ("product_id", "=", norm.product_id.id)
            if norm.product_id
            else ("product_id.categ_id", "child_of", norm.categ_id.id)
        )
        who = (
            ("request_id.requester_id", "=", request.requester_id.id)
            if norm.scope == supply_norms.PERSON
            else ("request_id.department_id", "=", request.department_id.id)
        )
        return [subject, who, ("request_id.company_id", "=", request.company_id.id)]

    @api.model
    def _in_norm_unit(self, norm, product, quantity):
        return product.uom_id._compute_quantity(quantity, norm.uom_id, round=False)

    def _explain(self, norm, balance, acts):
        facts = {
            "product": self.product_id.display_name,
            "limit": norm._limit_text(),
            "act": norm.citation,
            "issued": quantity_text(balance.issued),
            "promised": quantity_text(balance.promised),
            "left": quantity_text(balance.left),
            "asked": quantity_text(balance.asked),
            "acts": SEPARATOR.join(acts),
        }
        if balance.is_over and acts:
            return self.env._(
                "«%(product)s»: the norm is %(limit)s (%(act)s); %(issued)s already issued by %(acts)s, "
                "%(promised)s promised to other requests, %(left)s left, and %(asked)s asked for.",
                **facts,
            )
        if balance.is_over:
            return self.env._(
                "«%(product)s»: the norm is %(limit)s (%(act)s); %(promised)s promised to other requests, "
                "%(left)s left, and %(asked)s asked for.",
                **facts,
            )
        if acts:
            return self.env._(
                "«%(product)s»: within the norm of %(limit)s (%(act)s); %(issued)s already issued by %(acts)s.",
                **facts,
            )
        return self.env._("«%(product)s»: within the norm of %(limit)s (%(act)s).", **facts)

    # What may be changed

    @api.model
    def _first_state(self):
        return lifecycle.DRAFT

    def _refusal_of_role(self, names):
        deciders = lifecycle.MAY_REDUCE.get(self.state)
        if deciders and not deciders & self._actor_roles():
            return Refusal("not_yours_to_change", fields=names, roles=deciders)
        return super()._refusal_of_role(names)

    def _refusal_of_closed(self, closed):
        return Refusal("lines_locked") if self else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return super()._refusal_to_delete() and Refusal("lines_locked")

    @api.constrains("quantity")
    def _check_quantity(self):
        for line in self:
            if line.state != lifecycle.DRAFT and line.quantity > line.asked_quantity:
                line.request_id._raise_locked(
                    Refusal("more_than_asked", product=line.product_id.display_name, asked=line.asked_quantity)
                )
