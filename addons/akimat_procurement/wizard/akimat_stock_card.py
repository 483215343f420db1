from datetime import datetime, time

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.akimat_base.report.xlsx import Column


class AkimatStockCard(models.TransientModel):
    """The stock card of a product for a period: every movement with its document and what remained."""

    _name = "akimat.stock.card"
    _description = "Stock card"
    _inherit = ["akimat.table.export"]

    company_id = fields.Many2one("res.company", "Akimat", required=True, default=lambda self: self.env.company)
    product_id = fields.Many2one(
        "product.product", "Product", required=True, ondelete="cascade", domain="[('is_storable', '=', True)]"
    )
    location_id = fields.Many2one(
        "stock.location",
        "Store",
        required=True,
        ondelete="cascade",
        domain="[('usage', '=', 'internal'), ('company_id', '=', company_id)]",
        default=lambda self: self.env.company._supply_store(),
    )
    date_from = fields.Date("From", required=True, default=lambda self: self._today().replace(month=1, day=1))
    date_to = fields.Date("To", required=True, default=lambda self: self._today())
    lang = fields.Selection(
        [("kk_KZ", "Kazakh"), ("ru_RU", "Russian")],
        string="Language",
        required=True,
        default=lambda self: "ru_RU" if self.env.lang == "ru_RU" else "kk_KZ",
    )

    @api.model
    def _today(self):
        return self.env.company._akimat_today()

    @api.constrains("date_from", "date_to")
    def _check_period(self):
        for card in self:
            if card.date_to < card.date_from:
                raise ValidationError(self.env._("The period of the card ends before it begins: correct the dates."))

    # What the card holds

    def _moment(self, day, clock):
        """The UTC moment of ``clock`` of ``day`` in the akimat's time zone."""
        return self.company_id._akimat_utc(datetime.combine(day, clock))

    def _domain_movements(self):
        domain = Domain("product_id", "=", self.product_id.id) & Domain("location_id", "=", self.location_id.id)
        return domain & Domain("company_id", "=", self.company_id.id)

    def _movements(self):
        """Movements of the period, oldest first."""
        first, last = self._moment(self.date_from, time.min), self._moment(self.date_to, time.max)
        domain = self._domain_movements() & Domain("date", ">=", first) & Domain("date", "<=", last)
        return self.env["akimat.stock.movement"].search(domain)

    def _opening(self):
        """What lay in the store before the period."""
        before = self._domain_movements() & Domain("date", "<", self._moment(self.date_from, time.min))
        return self.env["akimat.stock.movement"].search(before, order="date desc, id desc", limit=1).balance

    def _closing(self):
        """What lay in the store at the end of the period."""
        movements = self._movements()
        return movements[-1].balance if movements else self._opening()

    def _party(self, movement):
        """From whom the goods came or to whom they went."""
        names = movement.department_id.name, movement.partner_id._filtered_access("read").name
        return ", ".join(filter(None, names))

    # The file

    def _export_lang(self):
        return self.lang

    def _export_title(self):
        period = f"{self.date_from:%d.%m.%Y} - {self.date_to:%d.%m.%Y}"
        return self.env._("Stock card: %(product)s, %(period)s", product=self.product_id.display_name, period=period)

    def _export_records(self):
        return self._movements()

    def _table_columns(self):
        day = self.company_id._akimat_date
        return [
            Column(self.env._("Date"), lambda movement: day(movement.date), 14),
            Column(self.env._("Document"), lambda movement: movement.document, 24),
            Column(self.env._("From whom, to whom"), self._party, 40),
            Column(self.env._("Came"), lambda movement: movement.quantity_in, 12),
            Column(self.env._("Went"), lambda movement: movement.quantity_out, 12),
            Column(self.env._("Remained"), lambda movement: movement.balance, 12),
        ]

    # Buttons

    def action_print(self):
        """Print the card in the chosen language."""
        self.ensure_one()
        language = "ru" if self.lang == "ru_RU" else "kk"
        return self.env.ref(f"akimat_procurement.action_report_stock_card_{language}").report_action(self, config=False)

    def action_show(self):
        """Show the movements on the screen."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("akimat_procurement.akimat_stock_movement_action")
        return {**action, "domain": list(self._domain_movements()), "name": self.product_id.display_name}
