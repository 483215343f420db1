from odoo import api, fields, models
from odoo.exceptions import ValidationError


class AkimatSeal(models.Model):
    """A seal or stamp of the office: what it says in both languages, who keeps it and from when to when."""

    _name = "akimat.seal"
    _description = "Seal or stamp"
    _inherit = ["akimat.guard.mixin"]
    _order = "kind, sequence, id"
    _check_company_auto = True
    # What it says, and from when, is fixed: another wording is another seal.
    _born_with = "name_kk kind date_from company_id"
    _open = {"*": "name_ru sequence keeper_id place basis date_to active"}

    name_kk = fields.Char("Wording in Kazakh", required=True)
    name_ru = fields.Char("Wording in Russian")
    kind = fields.Selection(
        [("emblem", "Seal with the State Emblem"), ("seal", "Other seal"), ("stamp", "Stamp")],
        required=True,
        default="stamp",
        index=True,
    )
    sequence = fields.Integer(default=10)
    keeper_id = fields.Many2one("res.users", "Kept by", required=True, ondelete="restrict")
    place = fields.Char("Where it is kept")
    basis = fields.Char(help="The act by which the keeper answers for it.")
    date_from = fields.Date("In use from", required=True, default=fields.Date.context_today)
    date_to = fields.Date("In use until", help="The day it was withdrawn or destroyed.")
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="cascade"
    )
    active = fields.Boolean(default=True)

    _period = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A seal cannot end before it begins."
    )

    @api.depends("kind", "name_kk", "name_ru")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for seal in self:
            name = seal.name_ru if (self.env.lang or "").startswith("ru") and seal.name_ru else seal.name_kk
            seal.display_name = f"{kinds.get(seal.kind)}: {name}" if name else kinds.get(seal.kind)

    @api.constrains("kind", "company_id", "date_from", "date_to", "active")
    def _check_one_emblem(self):
        """An office has one seal with the emblem at a time."""
        for seal in self.filtered(lambda seal: seal.kind == "emblem" and seal.active):
            others = self.search([("kind", "=", "emblem"), ("company_id", "=", seal.company_id.id)]) - seal
            for other in others:
                apart = (seal.date_to and seal.date_to < other.date_from) or (
                    other.date_to and other.date_to < seal.date_from
                )
                if not apart:
                    raise ValidationError(
                        self.env._(
                            "%(akimat)s already has «%(seal)s» at that time: withdraw it before another is in use.",
                            akimat=seal.company_id.name,
                            seal=other.display_name,
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        seals = super().create(vals_list)
        for seal in seals:
            seal._audit("seal", after={"kind": seal.kind, "keeper": seal.keeper_id.login})
        return seals
