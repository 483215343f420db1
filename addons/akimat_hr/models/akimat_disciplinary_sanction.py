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
    _inherit = ["akimat.shipped.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE (code)", "A sanction with this code exists.")


class AkimatDisciplinarySanctionRule(models.Model):
    """A row of law: this sanction may be imposed on this kind of servant for this ground, from when to when."""

    _name = "akimat.disciplinary.sanction.rule"
    _description = "Sanction allowed by law"
    _inherit = ["akimat.shipped.mixin"]
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
