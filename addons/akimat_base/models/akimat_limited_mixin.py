from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class AkimatLimitedMixin(models.AbstractModel):
    """A long table some of whose records are seen by a limited circle only, whatever the office of the reader.

    The record rule asks ``is_hidden_from_me``: every record by its stored flag, which stands in the index that counts
    read, and the few flagged ones by what `_domain_circle` says. So counts of the open many never look at the circles.
    """

    _name = "akimat.limited.mixin"
    _description = "Records of which some have a limited circle"

    # The stored flag of records with a limited circle.
    _limited_field = "is_limited"

    is_hidden_from_me = fields.Boolean(
        "Hidden from me", compute="_compute_is_hidden_from_me", search="_search_is_hidden_from_me"
    )

    @api.model
    def _domain_circle(self):
        """Which of the flagged records the user sees.

        :return: `Domain`. It is asked without access rights: the record rule itself asks it.
        """
        raise NotImplementedError

    @api.model
    def _domain_takes_part(self, people):
        """Records in which one of ``people`` takes part.

        Asked row by row: the list of participations of a registrar is as long as the table, the flagged rows are few.
        """
        field = self._fields["participant_ids"]

        def to_sql(model, alias, query):
            return SQL(
                "COALESCE((SELECT TRUE FROM %s p WHERE p.%s = %s AND p.%s IN %s LIMIT 1), FALSE)",
                SQL.identifier(field.relation, to_flush=field),
                SQL.identifier(field.column1),
                SQL.identifier(alias, "id"),
                SQL.identifier(field.column2),
                tuple(people.ids),
            )

        return Domain.custom(to_sql=to_sql, predicate=lambda record: bool(record.participant_ids & people))

    @api.depends(lambda self: [self._limited_field])
    @api.depends_context("uid")
    def _compute_is_hidden_from_me(self):
        # The record rule asks this before anybody may read anything.
        limited = self.sudo().filtered(self._limited_field)
        hidden = limited - limited.filtered_domain(self._domain_circle())
        for record in self:
            record.is_hidden_from_me = record.id in hidden._ids

    def _search_is_hidden_from_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        limited = Domain(self._limited_field, "=", True)
        # As above.
        seen = self.sudo().with_context(active_test=False)._search(limited & self._domain_circle())
        hidden = limited & Domain("id", "not in", seen)
        return hidden if set(value) == {True} else ~hidden
