from odoo import api, fields, models
from odoo.fields import Domain


class AkimatLimitedMixin(models.AbstractModel):
    """A long table some of whose records are seen by a limited circle only, whatever the office of the reader.

    The record rule asks ``is_hidden_from_me``: every record by its stored flag, which stands in the index that counts
    read, and the few flagged ones by what `_ways_in` says. So counts of the open many never look at the circles.
    """

    _name = "akimat.limited.mixin"
    _description = "Records of which some have a limited circle"

    # The stored flag of records with a limited circle.
    _limited_field = "is_limited"

    is_hidden_from_me = fields.Boolean(
        "Hidden from me", compute="_compute_is_hidden_from_me", search="_search_is_hidden_from_me"
    )

    @api.model
    def _ways_in(self):
        """Which of the flagged records the user sees: each way in is searched for by itself.

        A way that asks nothing but participation lets the database choose the shorter list: the flagged records, or
        those of the user, which for a registrar are as many as the table holds.

        :return: list of `Domain`. They are asked without access rights: the record rule itself asks them.
        """
        raise NotImplementedError

    @api.depends(lambda self: [self._limited_field])
    @api.depends_context("uid")
    def _compute_is_hidden_from_me(self):
        # The record rule asks this before anybody may read anything.
        limited = self.sudo().filtered(self._limited_field)
        hidden = limited - limited.filtered_domain(Domain.OR(self._ways_in()))
        for record in self:
            record.is_hidden_from_me = record.id in hidden._ids

    def _search_is_hidden_from_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        hidden = limited = Domain(self._limited_field, "=", True)
        # As above.
        everything = self.sudo().with_context(active_test=False)
        for way in self._ways_in():
            hidden &= Domain("id", "not in", everything._search(limited & way))
        return hidden if set(value) == {True} else ~hidden
