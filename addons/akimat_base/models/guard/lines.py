from odoo import models

from . import trail


class AkimatGuardMixin(models.AbstractModel):
    """The audit line of every change of a record on which something has been decided, made by the guard itself."""

    _inherit = "akimat.guard.mixin"

    def _is_new_life(self):
        """Whether nothing has been decided on this record yet: it is in its first state, or its parent is."""
        self.ensure_one()
        if self._row_of and self[self._row_of[0]]:
            return self[self._row_of[0]]._is_new_life()
        return "state" in self._fields and self.state == self._first_state()

    def _audited_values(self, names):
        """Id → name → value before a change, of the records on which something has been decided."""
        names = names - self._guard_words("_untold")
        if not names or not self._guards():
            return {}
        # The line tells what changed, whoever may read the fields.
        lived = self._governed().sudo().filtered(lambda record: not record._is_new_life())
        return {record.id: {name: trail.plain(record, name) for name in names} for record in lived}

    def _audit_changes(self, before, grant):
        event, basis = (grant.event, grant.basis) if grant else ("change", None)
        for record in self.browse(before):
            # As in _audited_values.
            told = record.sudo()
            after = {name: trail.plain(told, name) for name in before[record.id]}
            sealed = self._guard_sealed()
            changed = [name for name in after if after[name] != before[record.id][name] or name in sealed]
            if changed:
                former = {name: before[record.id][name] for name in changed}
                record._audit(event, before=former, after={name: after[name] for name in changed}, basis=basis)

    def _leaving_rows(self, vals):
        """Those of the rows that ``vals`` take to another parent; the one they leave is told."""
        link = self._row_of and self._row_of[0]
        if not link or link not in vals:
            return self.browse()
        # As in _audited_values.
        moved = self.sudo().filtered(lambda row: row[link].id != vals[link]).sudo(False)
        moved._audit_rows("remove")
        return moved

    def _audit_rows(self, event):
        """A line for each row that comes to, or leaves, a record on which something has been decided."""
        if not self._guards():
            return
        names = self._guard_words("_entered") or self._guarded_names(self._fields)
        # As in _audited_values.
        for row in self.sudo().filtered(lambda row: not row._is_new_life()):
            values = {name: value for name in sorted(names) if (value := trail.plain(row, name)) not in (None, [])}
            side = "after" if event == "add" else "before"
            row._audit(event, **{side: values})

    def _audit_company(self):
        if self._row_of and "company_id" not in self._fields:
            return self[self._row_of[0]]._audit_company()
        return super()._audit_company()
