from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL
from odoo.tools.sql import column_exists, table_exists


class AkimatLimitedMixin(models.AbstractModel):
    """A long table some of whose records are seen by a limited circle only, whatever the office of the reader.

    The record rule asks ``is_hidden_from_me``: every record by its stored flag, which stands in the index that counts
    read, and the few flagged ones by their circle. The people of a circle are kept apart from the participants of all
    records: those of a registrar are as many as the table holds, and every count would read them.

    A model that uses it has the stored flag and ``participant_ids``, and names the table of its circles: a field of its
    own is guarded as its other computed fields are.
    """

    _name = "akimat.limited.mixin"
    _description = "Records of which some have a limited circle"

    # The stored flag of records with a limited circle.
    _limited_field = "is_limited"

    circle_ids = fields.Many2many(
        "res.users",
        string="Circle",
        compute="_compute_circle_ids",
        store=True,
        compute_sudo=True,
        help="Participants of a record with a limited circle.",
    )
    is_hidden_from_me = fields.Boolean(
        "Hidden from me", compute="_compute_is_hidden_from_me", search="_search_is_hidden_from_me"
    )

    def _auto_init(self):
        # Of the many records that are there already only the flagged ones have a circle.
        field, people, cr = self._fields["circle_ids"], self._fields.get("participant_ids"), self.env.cr
        if people and table_exists(cr, people.relation) and column_exists(cr, self._table, self._limited_field):
            if not table_exists(cr, field.relation):
                field.update_db(self, {})
                self._fill_circles()
        return super()._auto_init()

    @api.model
    def _fill_circles(self):
        """Write the circles of all flagged records at once, for records that came past the ORM."""
        field, people = self._fields["circle_ids"], self._fields["participant_ids"]
        self.env.cr.execute(
            SQL(
                "INSERT INTO %s (%s, %s) SELECT %s, %s FROM %s JOIN %s ON %s = %s WHERE %s ON CONFLICT DO NOTHING",
                SQL.identifier(field.relation),
                SQL.identifier(field.column1),
                SQL.identifier(field.column2),
                SQL.identifier(people.relation, people.column1),
                SQL.identifier(people.relation, people.column2),
                SQL.identifier(people.relation),
                SQL.identifier(self._table),
                SQL.identifier(self._table, "id"),
                SQL.identifier(people.relation, people.column1),
                SQL.identifier(self._table, self._limited_field),
            )
        )

    @api.depends(lambda self: ["participant_ids", self._limited_field])
    def _compute_circle_ids(self):
        for record in self:
            record.circle_ids = record[self._limited_field] and record.participant_ids

    # Hooks. They are asked without access rights: the record rule itself asks them.

    @api.model
    def _circle_people(self):
        """Ids of the people by whose part in a flagged record the user sees it: himself, whom he acts for."""
        return self.env.user.ids

    @api.model
    def _domain_admitted(self):
        """Flagged records that the office of the user opens."""
        return Domain.FALSE

    @api.model
    def _domain_barred(self):
        """Flagged records that the user does not see whatever his part and office."""
        return Domain.FALSE

    @api.depends(lambda self: ["circle_ids", self._limited_field])
    @api.depends_context("uid")
    def _compute_is_hidden_from_me(self):
        # The record rule asks this before anybody may read anything.
        limited = self.sudo().filtered(self._limited_field)
        let_in = Domain("circle_ids", "in", self._circle_people()) | self._domain_admitted()
        hidden = limited and limited - limited.filtered_domain(let_in & ~self._domain_barred())
        for record in self:
            record.is_hidden_from_me = record.id in hidden._ids

    def _search_is_hidden_from_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        let_in = self._domain_in_circle() | self._domain_flagged(self._domain_admitted())
        hidden = Domain(self._limited_field, "=", True) & ~(let_in & ~self._domain_flagged(self._domain_barred()))
        return hidden if set(value) == {True} else ~hidden

    @api.model
    def _domain_in_circle(self):
        """Records in whose circle the user is: read from the table of circles alone, asked after the flag."""
        field, people = self._fields["circle_ids"], tuple(self._circle_people()) or (0,)

        def to_sql(model, alias, query):
            return SQL(
                "%s IN (SELECT %s FROM %s WHERE %s IN %s)",
                SQL.identifier(alias, "id"),
                SQL.identifier(field.column1),
                SQL.identifier(field.relation),
                SQL.identifier(field.column2),
                people,
                to_flush=field,
            )

        return Domain.custom(to_sql=to_sql)

    @api.model
    def _domain_flagged(self, domain):
        """The flagged records of ``domain`` as a list of their own: it is short, and read once."""
        domain = domain.optimize(self)
        if domain.is_false():
            return domain
        # As above.
        everything = self.sudo().with_context(active_test=False)
        return Domain("id", "in", everything._search(Domain(self._limited_field, "=", True) & domain))
