from collections import Counter
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ..exceptions import RegulationInForce

# What makes an act the act it is: once in force, another act is needed to change it.
IDENTITY = {"kind", "name", "number", "date", "issuer", "date_from", "company_id"}


class AkimatRegulation(models.Model):
    """An act that sets how an office works: its regulation or Reglament, in one of its versions.

    The acts without an akimat are the five whose clauses the product serves; an akimat adds its own, and
    the version in force is its founding document. A version in force is changed by the next version only.
    """

    _name = "akimat.regulation"
    _description = "Governing act"
    _inherit = ["akimat.shipped.mixin", "akimat.audit.mixin"]
    _order = "sequence, date desc, id desc"
    _rec_names_search = ["name", "number", "issuer"]

    code = fields.Char(help="How the codes of its clauses begin.", index="btree_not_null")
    sequence = fields.Integer(default=100)
    kind = fields.Selection(
        [("regulation", "Regulation of the office"), ("reglament", "Reglament of the office")],
        required=True,
        default="regulation",
    )
    name = fields.Char("Title", required=True, translate=True)
    number = fields.Char(required=True)
    date = fields.Date("Date of the Act", required=True)
    issuer = fields.Char(required=True, translate=True, help="The body that adopted the act.")
    justice_number = fields.Char("Number in Justice")
    justice_date = fields.Date("Registered in Justice")
    date_from = fields.Date("In Force From", help="Empty: the day is not known; the date of the act counts.")
    date_to = fields.Date("In Force To")
    repealed_by = fields.Char(translate=True, help="The act that repealed this one.")
    previous_id = fields.Many2one(
        "akimat.regulation", "Previous Version", index="btree_not_null", ondelete="restrict", check_company=True
    )
    next_ids = fields.One2many("akimat.regulation", "previous_id", "Next Versions")
    company_id = fields.Many2one(
        "res.company", "Akimat", index=True, ondelete="cascade", help="Empty: an act served by the product everywhere."
    )
    status = fields.Selection(
        [
            ("not_in_force", "Not yet in force"),
            ("in_force", "In force"),
            ("amended", "Replaced by the next version"),
            ("repealed", "Repealed"),
        ],
        compute="_compute_status",
    )
    verified = fields.Boolean(help="Off: a date or number is doubtful; the note says which.")
    note = fields.Text(translate=True)
    clause_ids = fields.One2many("akimat.clause", "regulation_id", "Clauses")
    clause_count = fields.Integer("Clauses Known", compute="_compute_counts")
    served_count = fields.Integer("Clauses Served", compute="_compute_counts")
    active = fields.Boolean(default=True)

    _code_unique = models.UniqueIndex("(code) WHERE code IS NOT NULL", "Another act already has this code.")
    _period = models.Constraint("CHECK (date_to IS NULL OR date_to >= date)", "An act cannot end before its date.")

    @api.depends("number", "date", "issuer")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for act in self:
            day = format_date(self.env, act.date, date_format="dd.MM.yyyy") if act.date else ""
            act.display_name = self.env._(
                "%(issuer)s, %(day)s No. %(number)s", issuer=act.issuer or "", day=day, number=act.number or ""
            )

    @api.depends("date", "date_from", "date_to", "repealed_by", "next_ids.date", "next_ids.date_from")
    def _compute_status(self):
        for act in self:
            today = (act.company_id or self.env.company)._akimat_today()
            begun = act.date and (act.date_from or act.date) <= today
            ended = act.date_to and act.date_to < today
            following = act.next_ids.filtered(lambda other, today=today: (other.date_from or other.date) <= today)
            if not begun:
                act.status = "not_in_force"
            elif following:
                act.status = "amended"
            else:
                act.status = "repealed" if ended else "in_force"

    @api.depends("clause_ids.state")
    def _compute_counts(self):
        rows = self.env["akimat.clause"]._read_group(
            [("regulation_id", "in", self.ids)], ["regulation_id", "state"], ["__count"]
        )
        for act in self:
            mine = {state: count for regulation, state, count in rows if regulation == act}
            act.clause_count, act.served_count = sum(mine.values()), mine.get("served", 0)

    @api.constrains("kind", "company_id", "date", "date_from", "date_to", "active")
    def _check_one_in_force(self):
        for act in self.filtered(lambda act: act.active and act.company_id):
            first = act.date_from or act.date
            others = self.search([("company_id", "=", act.company_id.id), ("kind", "=", act.kind)]) - act
            for other in others:
                ends_before = other.date_to and other.date_to < first
                begins_after = act.date_to and act.date_to < (other.date_from or other.date)
                if not ends_before and not begins_after:
                    raise ValidationError(
                        self.env._(
                            "%(act)s and %(other)s would be in force together from %(day)s: end one of them.",
                            act=act.display_name,
                            other=other.display_name,
                            day=format_date(self.env, max(first, other.date_from or other.date)),
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._end_previous(vals)
        acts = super().create(vals_list)
        own = acts.filtered("company_id")
        own._audit("regulation", after={"created": True})
        return acts

    def _end_previous(self, vals):
        """The version before this one ends on the day before it begins."""
        previous = self.browse(vals.get("previous_id") or self.env.context.get("default_previous_id") or ())
        first = fields.Date.to_date(vals.get("date_from") or vals.get("date"))
        if previous and first and not previous.date_to:
            previous.date_to = first - timedelta(days=1)

    def write(self, vals):
        changed = {
            act: sorted(name for name in IDENTITY & vals.keys() if act._changes(name, vals[name]))
            for act in self.filtered(lambda act: act.company_id and act.status != "not_in_force")
        }
        for act, names in changed.items():
            if names and not self._is_loading():
                raise RegulationInForce(
                    self.env._(
                        "%(act)s is in force or was: %(fields)s cannot be changed. "
                        "Enter the act that changes it as the next version.",
                        act=act.display_name,
                        fields=", ".join(self._fields[name]._description_string(self.env) for name in names),
                    )
                )
        result = super().write(vals)
        own = self.filtered("company_id")
        own._audit("regulation", after={name: str(value) for name, value in vals.items()})
        return result

    def _changes(self, name, value):
        """Whether ``value`` is another one than the act has in the field ``name``."""
        field = self._fields[name]
        return field.convert_to_record(field.convert_to_cache(value, self), self) != self[name]

    # Questions

    @api.model
    def _domain_on(self, day):
        begun = Domain("date_from", "<=", day) | (Domain("date_from", "=", False) & Domain("date", "<=", day))
        return begun & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))

    @api.model
    def _in_force(self, company, kind="regulation", on=False):
        """The act of ``kind`` in force for ``company`` on a day (today), or an empty recordset."""
        domain = self._domain_on(on or company._akimat_today())
        return self.search(domain & Domain("company_id", "=", company.id) & Domain("kind", "=", kind), limit=1)

    def _conformity(self):
        """Clauses of the act by priority, as the conformity report prints them.

        :return: list of dicts ``name`` of the priority, ``clauses`` (records in order), ``counts`` (state → number).
        """
        self.ensure_one()
        fields_of_clause = self.clause_ids._fields
        parts = []
        for priority, name in fields_of_clause["priority"]._description_selection(self.env):
            clauses = self.clause_ids.filtered(lambda clause, priority=priority: clause.priority == priority)
            states = Counter(clauses.mapped("state"))
            counts = {state: states[state] for state, _name in fields_of_clause["state"].selection}
            parts.append({"name": name, "clauses": clauses, "counts": counts})
        return parts

    # Buttons

    def action_clauses(self):
        """Open the clauses of this act."""
        action = self.env["ir.actions.act_window"]._for_xml_id("akimat_base.akimat_clause_action")
        return {**action, "domain": [("regulation_id", "in", self.ids)], "context": {}}

    def action_new_version(self):
        """Open the card of the next version: its number and date are those of the act that changes this one."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "view_mode": "form",
            "name": self.env._("Next version"),
            "context": {
                "default_previous_id": self.id,
                "default_kind": self.kind,
                "default_name": self.name,
                "default_issuer": self.issuer,
                "default_company_id": self.company_id.id,
            },
        }
