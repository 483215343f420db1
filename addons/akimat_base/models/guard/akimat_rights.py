from odoo import api, models

from ...domain import openings
from ...messages import SEPARATOR, state_name


class AkimatRights(models.AbstractModel):
    """Who may what in which state, told from the tables that the guard itself reads."""

    _name = "akimat.rights"
    _description = "Who may what, when"

    @api.model
    def _sections(self):
        """One section for each guarded model, by addon and name, in the language of the environment.

        :return: list of dict ``model`` (technical name), ``name``, ``row_of`` (name of the parent, or False), ``steps``
            (list of (from, to, who)), ``open`` (list of (state, who, fields)), ``deletable`` (states, text),
            ``apart`` (list of (step, people)).
        """
        registry = self.env.registry
        guarded = (self.env[name] for name in registry.descendants(["akimat.guard.mixin"], "_inherit"))
        found = [model for model in guarded if not (model._abstract or model._transient) and model._is_guarded()]
        # The tables are no secret of a record: they are the same for everybody.
        return [self._section(model.sudo()) for model in sorted(found, key=self._place)]

    @staticmethod
    def _place(model):
        return model._module or "", model._name

    def _section(self, model):
        return {
            "model": model._name,
            # Names of models are no secret.
            "name": self.env["ir.model"]._get(model._name).sudo().name,
            "row_of": model._row_of and self._named_row_of(model),
            "steps": self._steps(model),
            "open": self._opened(model),
            "deletable": self._states(model, model._guard_words("_deletable") or {model._first_state()} - {None}),
            "apart": self._apart(model),
        }

    @staticmethod
    def _named_row_of(model):
        link, rows = model._row_of
        parent = model.env[model._fields[link].comodel_name]
        # As above.
        return f"{parent.env['ir.model']._get(parent._name).sudo().name} ({_labels(parent, [rows])})"

    def _tables(self, model):
        return model._transition_tables() if hasattr(model, "_transition_tables") else ()

    def _steps(self, model):
        moves = dict.fromkeys(
            (source, step.target, step.roles)
            for table in self._tables(model)
            for step in table
            for source in sorted(step.sources)
        )
        named = ((state_name(model, source), state_name(model, target), roles) for source, target, roles in moves)
        return [(source, target, self._people(model, roles)) for source, target, roles in named]

    def _people(self, model, roles):
        known = model._role_names()
        return SEPARATOR.join(sorted(known.get(role, role) for role in roles))

    def _opened(self, model):
        table, to = model._guard_table("_open"), model._guard_table("_open_to")
        born = model._guard_words("_entered") | model._guard_words("_born_with")
        lines = [(self._states(model, {state}), names) for state, names in table.items() if names]
        lines += [(self.env._("when it is made"), born)] if born else []
        found = {}
        for state, names in lines:
            for name in names & model._fields.keys():
                roles = to.get(name, to.get(openings.ALWAYS, frozenset()))
                found.setdefault((state, roles), set()).add(name)
        everybody = self.env._("whoever may edit the record")
        return [
            (state, self._people(model, roles) if roles else everybody, _labels(model, names))
            for (state, roles), names in found.items()
        ]

    def _states(self, model, states):
        if openings.ALWAYS in states:
            return self.env._("in every state")
        first = {model._first_state()} if openings.FIRST in states else set()
        known = (states - {openings.FIRST} | first) - {None}
        named = dict(model._fields["state"]._description_selection(model.env)) if "state" in model._fields else {}
        return SEPARATOR.join(label for state, label in named.items() if state in known)

    def _apart(self, model):
        found = []
        for name, fields in model._guard_table("_apart").items() if hasattr(model, "_apart") else ():
            targets = {step.target for table in self._tables(model) for step in table if step.name == name}
            people = [field.split(".")[0] for field in fields if field.split(".")[0] in model._fields]
            found.append((self._states(model, targets), _labels(model, people)))
        return sorted(set(found))

    @api.model
    def _as_text(self):
        """The whole table as plain text, in the language of the environment."""
        lines = []
        for section in self._sections():
            lines += ["", f"{section['name']} ({section['model']})"]
            if section["row_of"]:
                lines.append("  " + self.env._("part of: %(parent)s", parent=section["row_of"]))
            lines += [f"  {source} → {target}: {who}" for source, target, who in section["steps"]]
            lines += [f"  [{state}] {who}: {fields}" for state, who, fields in section["open"]]
            if section["deletable"]:
                lines.append("  " + self.env._("may be deleted: %(states)s", states=section["deletable"]))
            for target, people in section["apart"]:
                lines.append("  " + self.env._("→ %(state)s: never by %(people)s", state=target, people=people))
        return "\n".join(lines).strip()


def _labels(model, names):
    return SEPARATOR.join(sorted(model._fields[name]._description_string(model.env) for name in names))
