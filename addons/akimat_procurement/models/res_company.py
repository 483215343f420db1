from odoo import api, fields, models
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

# Journal kind → (code, pattern, name).
_JOURNALS = {
    "contract": ("Ш/Т", "{journal}-{number}", _lt("Contracts")),
    "procurement": ("С/А", "{journal}-{number}", _lt("Procurement procedures")),
    "supply": ("ЖӨ", "{journal}-{number}", _lt("Supply requests")),
    "handover": ("ҚТ", "{journal}-{number}", _lt("Handover acts")),
    "acceptance": ("ҚА", "{journal}-{number}", _lt("Acceptance acts")),
}
ISSUE_CODE = "AKIMAT-ISSUE"
WAREHOUSE_CODE_LENGTH = 5


class ResCompany(models.Model):
    """Journals and level of an akimat, its store and the operation by which goods leave it."""

    _inherit = "res.company"

    akimat_level = fields.Selection(
        selection_add=[("rural", "Town of district significance, village, rural district")],
        ondelete={"rural": "set null"},
    )

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies._make_supply_stores()
        return companies

    def write(self, vals):
        result = super().write(vals)
        if vals.get("is_akimat"):
            self._make_supply_stores()
        return result

    @api.model
    def _office_journals(self):
        return {**super()._office_journals(), **_JOURNALS}

    def _make_supply_stores(self):
        """Give each akimat the store and the operation it lacks, so that its first request can be issued."""
        # The store of a company is part of the company, whoever enters it.
        for company in self.sudo().filtered("is_akimat"):
            company = company.with_context(lang=company.partner_id.lang or "kk_KZ")
            warehouse = company._supply_warehouse() or company._make_warehouse()
            if not company._supply_issue_type():
                company._make_issue_type(warehouse)

    def _make_warehouse(self):
        warehouse = self.env["stock.warehouse"].create(
            {
                "name": self.name,
                "code": f"Қ-{self.id}"[:WAREHOUSE_CODE_LENGTH],
                "company_id": self.id,
                "partner_id": self.partner_id.id,
            }
        )
        warehouse.lot_stock_id.name = self.env._("Store")
        return warehouse

    def _make_issue_type(self, warehouse):
        issued = self.env["stock.location"].create(
            {"name": self.env._("Issued to units"), "usage": "view", "company_id": self.id}
        )
        return self.env["stock.picking.type"].create(
            {
                "name": self.env._("Issue on requests"),
                "code": "outgoing",
                "sequence_code": ISSUE_CODE,
                "warehouse_id": warehouse.id,
                "company_id": self.id,
                "default_location_src_id": warehouse.lot_stock_id.id,
                "default_location_dest_id": issued.id,
                "create_backorder": "never",
            }
        )

    @api.model
    def _make_all_supply_stores(self):
        """At installation: every akimat of the database that has no store or lacks our journals."""
        # Companies are few, and each needs its store.
        companies = self.search([])  # pylint: disable=no-search-all
        companies._make_docflow_journals()
        companies._make_supply_stores()

    def _supply_warehouse(self):
        """The store of this akimat, or an empty recordset."""
        self.ensure_one()
        # Where the store is, is public inside the office.
        return self.env["stock.warehouse"].sudo().search([("company_id", "=", self.id)], limit=1)

    def _supply_issue_type(self):
        """The operation by which goods leave the store, or an empty recordset."""
        self.ensure_one()
        domain = [("sequence_code", "=", ISSUE_CODE), ("company_id", "=", self.id)]
        # As above.
        return self.env["stock.picking.type"].sudo().search(domain, limit=1)

    def _supply_store(self):
        """The place whose goods are issued on requests."""
        return self._supply_issue_type().default_location_src_id

    def _supply_available(self, products):
        """Product → quantity in the store that nobody has reserved."""
        store = self._supply_store()
        if not store:
            return dict.fromkeys(products, 0.0)
        # What the store has is told to everybody who may ask for it; single quants are not.
        counted = (
            self.env["stock.quant"]
            .sudo()
            ._read_group(
                [("product_id", "in", products.ids), ("location_id", "child_of", store.id)],
                ["product_id"],
                ["quantity:sum", "reserved_quantity:sum"],
            )
        )
        free = {product.id: quantity - reserved for product, quantity, reserved in counted}
        return {product: max(free.get(product.id, 0.0), 0.0) for product in products}
