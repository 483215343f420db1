from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ..domain import sanctions
from .akimat_staffing_position import CORPS

GROUNDS = [
    ("duty", "Duties not performed or performed improperly"),
    ("powers", "Official powers exceeded"),
    ("discipline", "Breach of service discipline"),
    ("ethics", "Breach of service ethics"),
    ("restrictions", "Restrictions of the civil service not observed"),
    ("budget", "Breach of budget law"),
    ("discrediting_minor", "Discrediting misconduct, art. 44(5)"),
    ("discrediting_serious", "Discrediting misconduct, art. 44(6)"),
    ("discrediting_grave", "Discrediting misconduct, art. 44(7)"),
]


class AkimatDisciplinarySanction(models.Model):
    """A kind of sanction: remark, reprimand …"""

    _name = "akimat.disciplinary.sanction"
    _description = "Disciplinary sanction"
    _inherit = ["akimat.guard.mixin", "akimat.shipped.mixin"]
    _order = "sequence, id"
    # Orders name it: what it is called changes no more.
    _born_with = "name code"
    _open = {"*": "sequence active"}
    _deletable = "none"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE (code)", "A sanction with this code exists.")


class AkimatDisciplinarySanctionRule(models.Model):
    """A row of law: this sanction may be imposed on this kind of servant for this ground, from when to when."""

    _name = "akimat.disciplinary.sanction.rule"
    _description = "Sanction allowed by law"
    _inherit = ["akimat.guard.mixin", "akimat.shipped.mixin"]
    # What the law allowed is never rewritten: a row is closed with its last day, and the next one follows.
    _born_with = "sanction_id servant ground condition date_from"
    _open = {"*": "citation verified date_to"}
    _deletable = "none"
    _order = "servant, ground, sanction_id, date_from"

    sanction_id = fields.Many2one("akimat.disciplinary.sanction", required=True, index=True, ondelete="cascade")
    servant = fields.Selection(CORPS, required=True, default="b")
    ground = fields.Selection(GROUNDS, required=True)
    condition = fields.Selection(
        [
            ("always", "Always"),
            ("lower_vacancy", "There is a vacant lower post"),
            ("no_lower_vacancy", "There is no vacant lower post"),
            ("repeated", "Repeated within the term"),
        ],
        "On condition",
        required=True,
        default="always",
    )
    citation = fields.Char("Act and article", required=True, translate=True)
    verified = fields.Boolean(help="Off: read in a secondary source only; check it before relying on it.")
    date_from = fields.Date(required=True)
    date_to = fields.Date()

    _period = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A row of law cannot end before it begins."
    )

    @api.depends("sanction_id", "servant", "ground")
    def _compute_display_name(self):
        for rule in self:
            rule.display_name = f"{rule.sanction_id.name} · {rule.citation or ''}"

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        for rule in rules if self._guards() else ():
            rule._refuse_backwards(rule.date_from, self.env.company._akimat_today())
        return rules

    def write(self, vals):
        if vals.get("date_to") and self._guards():
            yesterday = fields.Date.subtract(self.env.company._akimat_today(), days=1)
            self._refuse_backwards(fields.Date.to_date(vals["date_to"]), yesterday)
        return super().write(vals)

    def _refuse_backwards(self, day, earliest):
        """Law that somebody enters or closes today changes nothing about the offences of yesterday."""
        if day < earliest:
            raise ValidationError(
                self.env._(
                    "«%(row)s»: a row of law begins on the day when it is entered or later, and does not end in the "
                    "past: offences committed before are judged by the rows of their day.",
                    row=self[:1].display_name,
                )
            )

    @api.constrains("sanction_id", "servant", "ground", "condition", "date_from", "date_to")
    def _check_overlap(self):
        for rule in self:
            same = self.search(
                [
                    ("id", "!=", rule.id),
                    ("sanction_id", "=", rule.sanction_id.id),
                    ("servant", "=", rule.servant),
                    ("ground", "=", rule.ground),
                    ("condition", "=", rule.condition),
                    ("date_from", "<=", rule.date_to or "9999-12-31"),
                    "|",
                    ("date_to", "=", False),
                    ("date_to", ">=", rule.date_from),
                ],
                limit=1,
            )
            if same:
                raise ValidationError(
                    self.env._(
                        "The row «%(row)s» from %(day)s overlaps another one: close one before the other begins.",
                        row=rule.display_name,
                        day=format_date(self.env, rule.date_from),
                    )
                )

    @api.model
    def _as_values(self):
        """All rows as plain values for ``domain.sanctions``."""
        # A few dozen rows of law, needed together.
        rows = self.search([])  # pylint: disable=no-search-all
        return [
            sanctions.Rule(
                sanction=row.sanction_id.id,
                servant=row.servant,
                ground=row.ground,
                condition=row.condition,
                date_from=row.date_from,
                date_to=row.date_to or None,
            )
            for row in rows
        ]
