from odoo import api, fields, models
from odoo.tools import LazyTranslate

from odoo.addons.akimat_base.domain.packs import Key, Section
from odoo.addons.akimat_docflow.domain.roles import LEADERS

_lt = LazyTranslate(__name__)


class AkimatPostUse(models.Model):
    _inherit = "akimat.post.use"

    use = fields.Selection(
        selection_add=[("reception_leader", "Reception of citizens")], ondelete={"reception_leader": "cascade"}
    )


class ResCompany(models.Model):
    _inherit = "res.company"

    reception_prior_only = fields.Boolean(
        "Reception by prior booking only", help="Also heads of units receive only citizens who were put down before."
    )

    has_blog = fields.Boolean(
        "Questions to the blog of the akim", default=True, help="Appeals may come by the blog of the akim."
    )

    def _reception_leaders(self):
        """Duty kinds whose holders receive citizens by prior booking, as the act of this akimat names them."""
        return self.env["akimat.post.use"]._kinds("reception_leader", self, LEADERS)

    @api.model
    def _pack_sections(self):
        duties = Key("texts", required=True, choices=self._pack_words("akimat.duty", "kind"))
        reception = {"leaders": duties, "prior_only": Key("yes_no", required=True), "basis": Key(required=True)}
        channels = {"blog": Key("yes_no", required=True), "basis": Key()}
        return {
            **super()._pack_sections(),
            "appeals.reception": Section(reception, "_read_pack_reception", many=False),
            "appeals.channels": Section(channels, "_read_pack_channels", many=False),
        }

    def _read_pack_reception(self, pack, row):
        vals = {"reception_prior_only": row.values["prior_only"]}
        pack._put(row, "res.company", vals, found=[("id", "=", self.id)])
        self._read_pack_posts_for("reception_leader", row.values["leaders"], pack, row)

    def _read_pack_channels(self, pack, row):
        pack._put(row, "res.company", {"has_blog": row.values["blog"]}, found=[("id", "=", self.id)])

    @api.model
    def _office_journals(self):
        return {**super()._office_journals(), "reception": ("ЖҚ", "{journal}-{number}", _lt("Personal receptions"))}
