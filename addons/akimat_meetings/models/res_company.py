from odoo import api, models

from odoo.addons.akimat_base.domain.packs import Key, Section


class ResCompany(models.Model):
    _inherit = "res.company"

    @api.model
    def _pack_sections(self):
        required = Key(required=True)
        commission = {
            "key": required,
            "name_kk": required,
            "name_ru": required,
            "kind": Key(required=True, choices=self._pack_words("akimat.body", "kind")),
            "basis": required,
            "secret_ballot": Key("yes_no"),
        }
        return {**super()._pack_sections(), "meetings.commissions": Section(commission, "_read_pack_commission")}

    @api.model
    def _pack_in_use(self, record):
        if record._name == "akimat.body":
            return record.state != "draft" or bool(record.member_ids)
        return super()._pack_in_use(record)

    def _read_pack_commission(self, pack, row):
        """A draft: its people are entered by the akimat, which then approves the composition."""
        said = row.values
        vals = {
            "company_id": self.id,
            "name": said["name_kk"],
            "name_ru": said["name_ru"],
            "kind": said["kind"],
            "basis": said["basis"],
            "is_secret_ballot": said.get("secret_ballot", False),
        }
        same = [("company_id", "=", self.id), ("name", "=", said["name_kk"])]
        pack._put(row, "akimat.body", vals, found=same)
