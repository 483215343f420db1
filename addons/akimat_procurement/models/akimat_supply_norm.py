from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.akimat_base.domain.norms import AmbiguousNorm
from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from .. import messages_supply
from ..domain import supply_norms
from ..exceptions_supply import SupplyRefused
from ..messages_supply import quantity_text

PERIODS = [("month", "A month"), ("quarter", "A quarter"), ("year", "A year")]


class AkimatSupplyNorm(models.Model):
    """How much of a product or of a category of products a person or a unit gets in a period, and by which act.

    A changed norm closes the row and adds the next one: what was approved under the old one stays explained.
    """

    _name = "akimat.supply.norm"
    _description = "Norm of supply"
    _inherit = ["akimat.guard.mixin"]
    # What was decided by a norm is explained by it: it is closed and followed, never edited.
    _born_with = "categ_id product_id duty_kind unit_kind scope quantity uom_id period citation date_from company_id"
    _open = {"*": "date_to verified note"}
    _deletable = "*"
    _order = "categ_id, product_id, date_from desc, id desc"

    categ_id = fields.Many2one("product.category", "Category", index=True, ondelete="restrict")
    product_id = fields.Many2one("product.product", "Product", index=True, ondelete="restrict")
    duty_kind = fields.Selection(selection="_select_duty_kinds", string="Post", help="Empty: whoever asks.")
    unit_kind = fields.Selection(selection="_select_unit_kinds", string="Kind of unit", help="Empty: every unit.")
    scope = fields.Selection(
        [("person", "For each person"), ("unit", "For the whole unit")], "For whom", required=True, default="unit"
    )
    quantity = fields.Float(required=True, digits="Product Unit", aggregator=None)
    uom_id = fields.Many2one("uom.uom", "Unit of measure", required=True, ondelete="restrict")
    period = fields.Selection(PERIODS, required=True, default="quarter")
    citation = fields.Char(required=True, translate=True, help="How the act is cited to people, with its point.")
    date_from = fields.Date("In force from", required=True, default="2000-01-01")
    date_to = fields.Date("In force to")
    company_id = fields.Many2one(
        "res.company", "Akimat", index=True, ondelete="cascade", help="Empty: the whole country."
    )
    verified = fields.Boolean(help="Off: read in a secondary or old source only; check it before relying on it.")
    note = fields.Text(translate=True)
    active = fields.Boolean(default=True)

    _period_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A norm cannot end before it begins."
    )
    _positive = models.Constraint("CHECK (quantity >= 0)", "A norm cannot be below zero.")
    _one_subject = models.Constraint(
        "CHECK ((categ_id IS NULL) <> (product_id IS NULL))",
        "A norm of supply is set either for a product or for a category: choose one of them.",
    )

    @api.model
    def _select_duty_kinds(self):
        return self.env["akimat.duty"]._fields["kind"]._description_selection(self.env)

    @api.model
    def _select_unit_kinds(self):
        return self.env["hr.department"]._fields["akimat_kind"]._description_selection(self.env)

    @api.depends("categ_id", "product_id", "quantity", "uom_id", "period")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for norm in self:
            subject = norm.product_id.display_name or norm.categ_id.name or ""
            norm.display_name = f"{subject}: {norm._limit_text()}" if subject else ""

    @api.constrains("product_id", "uom_id")
    def _check_uom(self):
        for norm in self.filtered("product_id"):
            if not norm.uom_id._has_common_reference(norm.product_id.uom_id):
                raise ValidationError(
                    self.env._(
                        "The norm of «%(product)s» is given in %(unit)s, and the product is counted in %(other)s: "
                        "choose a unit that converts into it.",
                        product=norm.product_id.display_name,
                        unit=norm.uom_id.name,
                        other=norm.product_id.uom_id.name,
                    )
                )

    def _refusal_of_closed(self, closed):
        return Refusal("supply_norm_is_fixed", fields=closed) if self else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        # Whose requests were decided by the norm does not matter here.
        used = self.env["akimat.supply.request.line"].sudo().search_count([("kept_norm_id", "=", self.id)], limit=1)
        return Refusal("supply_norm_used") if used else super()._refusal_to_delete()

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, messages_supply.SENTENCES) or super()._refusal_message(refusal)

    def _limit_text(self):
        """The limit in words: «3 pack, a quarter»."""
        periods = dict(self._fields["period"]._description_selection(self.env))
        return f"{quantity_text(self.quantity)} {self.uom_id.name or ''}, {periods.get(self.period, '').lower()}"

    # Choosing

    def _as_value(self):
        return supply_norms.SupplyNorm(
            id=self.id,
            quantity=self.quantity,
            period=self.period,
            scope=self.scope,
            date_from=self.date_from,
            date_to=self.date_to or None,
            company=self.company_id.id or None,
            product=self.product_id.id or None,
            category=self.categ_id.id or None,
            duty=self.duty_kind or None,
            unit_kind=self.unit_kind or None,
        )

    @api.model
    def _candidates(self, company, products):
        """Rows that may limit ``products`` in ``company``."""
        categories = self._categories_above(products)
        # Norms apply to everybody, also to those who may not open the list.
        return self.sudo().search(
            [
                ("company_id", "in", [False, company.id]),
                "|",
                ("product_id", "in", products.ids),
                ("categ_id", "in", categories.ids),
            ]
        )

    @api.model
    def _categories_above(self, products):
        paths = [category.parent_path for category in products.categ_id]
        return self.env["product.category"].browse({int(part) for path in paths for part in path.split("/") if part})

    @api.model
    def _for_request(self, request, products):
        """Product → the norm that limits it in ``request``, or an empty recordset."""
        company, day = request.company_id, request.reg_date or request.company_id._akimat_today()
        rows = self._candidates(company, products)
        duties = self.env["res.users"]._akimat_standing(request.requester_id.id, company.id, day)["kinds"]
        return {
            product: rows._choose(
                supply_norms.Asker(
                    company=company.id,
                    product=product.id,
                    # Goods that a contract brought may stand in no category.
                    categories=tuple(map(int, reversed((product.categ_id.parent_path or "").split("/")[:-1]))),
                    duties=duties,
                    unit_kind=request.department_id.akimat_kind or None,
                ),
                day,
            )
            for product in products
        }

    def _choose(self, asker, day):
        """The row of ``self`` that limits ``asker`` on ``day``, or an empty recordset.

        :raise SupplyRefused: two rows of one rank apply.
        """
        try:
            chosen = supply_norms.select(map(AkimatSupplyNorm._as_value, self), asker, day)
        except AmbiguousNorm as error:
            rivals = self.browse(error.args[2])
            message = self.env._(
                "Two norms of supply apply at once: %(norms)s. Close one of them.",
                norms="; ".join(rivals.mapped("display_name")),
            )
            raise SupplyRefused(message) from None
        return self.browse(chosen.id if chosen else ())
