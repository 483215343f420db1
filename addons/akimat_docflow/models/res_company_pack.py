from odoo import api, fields, models

from odoo.addons.akimat_base.domain.packs import Key, Section

from .akimat_act import ENTRY_RULES


class ResCompany(models.Model):
    """What a settings pack says about documents: who signs, whose visas, what follows the signing of an act."""

    _inherit = "res.company"

    act_entry_rule = fields.Selection(
        ENTRY_RULES, "Acts have effect", default="after_publication", required=True, help="Each act may say otherwise."
    )

    @api.model
    def _pack_sections(self):
        words = self._pack_words
        named = {"key": Key(required=True), "basis": Key(required=True)}
        route = {
            **named,
            "document": Key(required=True, choices=words("akimat.document", "kind")),
            "levels": Key("texts", choices=words("res.partner", "correspondent_level")),
        }
        duties = Key("texts", required=True, choices=words("akimat.duty", "kind"))
        visa = {"role": Key(required=True, choices=words("akimat.visa", "role")), "turn": Key("number", required=True)}
        return {
            **super()._pack_sections(),
            "docflow.signing": Section(
                {**route, "duties": duties, "informational": Key("yes_no")}, "_read_pack_signing"
            ),
            "docflow.visas": Section({**route, **visa}, "_read_pack_visa"),
            "docflow.acts": Section(
                {
                    "entry": Key(required=True, choices=frozenset(dict(ENTRY_RULES))),
                    "controllers": duties,
                    "basis": Key(required=True),
                },
                "_read_pack_acts",
                many=False,
            ),
            "docflow.publication": Section(
                {
                    **named,
                    "step": Key(required=True, choices=words("akimat.publication.rule", "step")),
                    "turn": Key("number", required=True),
                    "norm": Key(),
                    "after_official": Key("yes_no"),
                    "both_languages": Key("yes_no"),
                },
                "_read_pack_publication",
            ),
        }

    def _read_pack_signing(self, pack, row):
        said = row.values
        for level in said.get("levels") or [False]:
            for duty in said["duties"]:
                vals = {
                    "company_id": self.id,
                    "document_kind": said["document"],
                    "level": level,
                    "duty_kind": duty,
                    "informational_only": said.get("informational", False),
                    "basis": said["basis"],
                }
                same = [(name, "=", vals[name]) for name in ("company_id", "document_kind", "level", "duty_kind")]
                pack._put(row, "akimat.signing.right", vals, found=same, part=f"{level or 'any'}/{duty}")

    def _read_pack_visa(self, pack, row):
        said = row.values
        for level in said.get("levels") or [False]:
            vals = {
                "company_id": self.id,
                "document_kind": said["document"],
                "level": level,
                "role": said["role"],
                "sequence": said["turn"],
                "basis": said["basis"],
            }
            same = [(name, "=", vals[name]) for name in ("company_id", "document_kind", "level", "role")]
            pack._put(row, "akimat.visa.demand", vals, found=same, part=level or "any")

    def _read_pack_acts(self, pack, row):
        pack._put(row, "res.company", {"act_entry_rule": row.values["entry"]}, found=[("id", "=", self.id)])
        self._read_pack_posts_for("act_controller", row.values["controllers"], pack, row)

    def _read_pack_publication(self, pack, row):
        said = row.values
        vals = {
            "company_id": self.id,
            "step": said["step"],
            "sequence": said["turn"],
            "norm_code": said.get("norm", False),
            "after_official": said.get("after_official", False),
            "both_languages": said.get("both_languages", False),
            "basis": said["basis"],
        }
        same = [("company_id", "=", self.id), ("step", "=", said["step"])]
        pack._put(row, "akimat.publication.rule", vals, found=same)
