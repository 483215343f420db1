from odoo import api, models


class AkimatGroupingMixin(models.AbstractModel):
    """A long table whose groups by a person or a unit are counted first and put in order afterwards.

    The core joins the names of the groups to every row before it counts; over hundreds of thousands of rows
    that is most of the time. Here the rows are counted by id, and only the groups found are sorted.
    """

    _name = "akimat.grouping.mixin"
    _description = "Long table with quick groups"

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
