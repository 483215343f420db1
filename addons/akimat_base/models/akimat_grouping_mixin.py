from odoo import api, models
from odoo.fields import Domain

# How many records after the page are looked for with it: a list that ends among them needs no count of its own.
_AHEAD = 400


class AkimatGroupingMixin(models.AbstractModel):
    """A long table whose groups by a person or a unit are counted first and put in order afterwards.

    The core joins the names of the groups to every row before it counts; over hundreds of thousands of rows
    that is most of the time. Here the rows are counted by id, and only the groups found are sorted.
    """

    _name = "akimat.grouping.mixin"
    _description = "Long table with quick groups"

    @api.model
    @api.readonly
    def web_search_read(self, domain, specification, offset=0, limit=None, order=None, count_limit=None):
        """A page of a list and how long the list is: of one a few pages long both are found by one search."""
        last = limit and offset + limit + _AHEAD
        if not last or (count_limit and count_limit < last):
            return super().web_search_read(domain, specification, offset, limit, order, count_limit)
        found = self._search(domain, offset, limit + _AHEAD, order or self._order).get_result_ids()
        values = self.browse(found[:limit]).web_read(specification)
        if found and len(found) < limit + _AHEAD:
            return {"length": offset + len(found), "records": values}
        return self._format_web_search_read_results(domain, values, offset, limit, count_limit)

    @api.model
    def _read_group(self, domain, groupby=(), aggregates=(), having=(), offset=0, limit=None, order=None):
        direction = self._sorted_by_group(groupby, order)
        if not direction:
            return super()._read_group(domain, groupby, aggregates, having, offset, limit, order)
        rows = super()._read_group(domain, groupby, aggregates, having)
        groups = rows and rows[0][0].browse([row[0].id for row in rows if row[0]])
        # The order of groups whose names the user may not read is no secret: they are named by the rows he sees.
        ordered = groups and groups.sudo().with_context(active_test=False).search([("id", "in", groups.ids)]).ids
        places = {group_id: place for place, group_id in enumerate(ordered or ())}
        rows.sort(key=lambda row: places.get(row[0].id, len(places)), reverse=direction == "desc")
        return rows[offset:][:limit]

    @api.model
    def _sorted_by_group(self, groupby, order):
        """``asc`` or ``desc`` when the rows are grouped by one link and sorted by it, else False."""
        if len(groupby) != 1 or not order or groupby[0] not in self._fields:
            return False
        words = order.lower().split()
        if self._fields[groupby[0]].type != "many2one" or words[0] != groupby[0] or len(words) > 2:
            return False
        return words[1] if words[1:] else "asc"

    @api.model
    def _domain_with(self, domain, others):
        """``domain`` or ``others``, which stand in another table: these are looked up first.

        The database reads the whole table for an «or» whose sides stand in different tables; with the ids of the rest
        each side goes by its own index. What the user may see of them is the matter of the query that this goes into.
        """
        # Ids that the outer query lets through or not.
        everything = self.sudo().with_context(active_test=False)
        return domain | Domain("id", "in", everything._search(others & ~domain).get_result_ids())
