"""Inside a database with demonstration data: every cell of the guard is tried, and compared with the declared tables.

Model × state × field × way in × person; rows, copies, deletions, audit lines. What was accepted though no table
opens it is a hole. Everything is rolled back.
"""
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta

HOLD = "guard_walk"
PORTAL = "base.group_portal"
# Ways in that take a value of a field.
WAYS = ("write", "web_save", "load", "translate")


def walk(env, logins):
    """Try every cell; ``logins``: the people (logins) who try besides the superuser.

    :return: dict ``tried``: "model · way" → count, ``accepted`` likewise, ``holes``: list of sentences.
    """
    walker = Walker(env, env["res.users"].search([("login", "in", logins)]))
    for name in sorted(env.registry):
        model = env[name]
        if hasattr(model, "_is_guarded") and not model._abstract and not model._transient and model._is_guarded():
            walker.walk(model)
    return {"tried": dict(walker.tried), "accepted": dict(walker.accepted), "holes": sorted(set(walker.holes))}


class Walker:
    """What was tried, what was accepted, what should not have been."""

    def __init__(self, env, people):
        self.env, self.people = env, people
        self.tried, self.accepted, self.holes = Counter(), Counter(), []
        self.last_line = env["akimat.audit.entry"].search([], order="id desc", limit=1).id

    def walk(self, model):
        self.at_birth(model)
        for record in self.samples(model):
            opened = declared(record)
            for name in sorted(record._guarded_names(record._fields)):
                if record._fields[name].type != "one2many":
                    self.field(record, name, opened)
            self.copy(record)
            self.delete(record)
        if model._row_of:
            self.rows(model)

    def samples(self, model):
        """One record of each state that the demonstration has (one where there are no states)."""
        field = model._fields.get("state")
        states = [code for code, _label in field._description_selection(self.env)] if field and field.store else [None]
        for state in states:
            domain = [("state", "=", state)] if state else []
            ours = model.with_context(active_test=False).search(domain, limit=20)._governed()
            if ours:
                yield ours[0]

    # A field of a record

    def field(self, record, name, opened):
        value = other_value(record, name)
        if value is None:
            return
        for way in WAYS:
            if way == "translate" and not record._fields[name].translate:
                continue
            self.cell(record, way, name, value, opened, record.env.user)
        for user in self.people:
            if record.with_user(user).has_access("write"):
                self.cell(record.with_user(user), "write", name, value, opened, user)

    def cell(self, record, way, name, value, opened, user):
        what = f"{record._name} · {way}"
        self.tried[what] += 1
        with self.undone():
            before, roles = shown(record.sudo(), name), record.sudo()._actor_roles()
            try:
                getattr(Ways, way)(record, name, value)
                self.env.flush_all()
                record.invalidate_recordset()
                changed = shown(record.sudo(), name) != before
            except Exception:
                return
            if not changed:
                return
            self.accepted[what] += 1
            state = record.sudo()["state"] if "state" in record._fields else "-"
            words = f"{record._name}.{name} in «{state}» by {user.login} through {way}"
            if name not in opened:
                self.holes.append(f"{words}: open, though no table opens it")
            elif self.is_denied(record, name, roles):
                self.holes.append(f"{words}: not his to change")
            elif not record.sudo()._is_new_life() and not self.is_audited(record):
                self.holes.append(f"{words}: changed without an audit line")

    @staticmethod
    def is_denied(record, name, roles):
        table = record._guard_table("_open_to")
        allowed = table.get(name, table.get("*"))
        return bool(allowed) and not allowed & roles

    def is_audited(self, record):
        from odoo.addons.akimat_base.models.akimat_audit_entry import PENDING

        lines = self.env.cr.precommit.data.get(PENDING, ())
        if any((line["res_model"], line["res_id"]) == (record._name, record.id) for line in lines):
            return True
        # An import writes its lines before it ends.
        entries = self.env["akimat.audit.entry"]
        last = entries.search([("res_model", "=", record._name), ("res_id", "=", record.id)], order="id desc", limit=1)
        return last.id > self.last_line

    # A new record, a copy, the end of one

    def at_birth(self, model):
        opened = model._open_at_birth()
        sample = model.with_context(active_test=False).search([], limit=1)
        for name in sorted(model._guarded_names(model._fields) - opened):
            value = other_value(sample or model.new({}), name)
            if value is None or model._fields[name].type == "one2many":
                continue
            if model._governs({}):
                self.tried[f"{model._name} · default"] += 1
                given = model.with_context(**{f"default_{name}": value}).default_get([name]).get(name)
                if given == value and given != model._model_default(name):
                    self.holes.append(f"{model._name}.{name}: a caller's default enters a new record")
            field = model._fields[name]
            if not (value or field.default or field.compute):
                continue
            self.tried[f"{model._name} · create"] += 1
            with self.undone():
                try:
                    made = model.create({**birth_values(sample, opened), name: value})
                except Exception:
                    continue
                self.holes.append(f"{model._name}.{name}: entered in the new record {made.id}, open in no table")

    def copy(self, record):
        self.tried[f"{record._name} · copy"] += 1
        opened = record._open_at_birth()
        with self.undone():
            try:
                copied = record._guarded_names(record.copy_data()[0])
            except Exception:
                return
        if closed := copied - opened:
            self.holes.append(f"{record._name}: a copy takes {', '.join(sorted(closed))} along")

    def delete(self, record):
        what = f"{record._name} · delete"
        self.tried[what] += 1
        state = record["state"] if "state" in record._fields else None
        deletable = record._guard_words("_deletable") or {record._first_state()} - {None}
        parent = record[record._row_of[0]] if record._row_of else None
        allowed = "*" in deletable or state in deletable or (record._row_of and not record._guard_words("_deletable"))
        if parent:
            allowed = allowed and record._row_of[1] in declared(parent)
        with self.undone():
            try:
                record.unlink()
            except Exception:
                return
            self.accepted[what] += 1
            if not allowed:
                self.holes.append(f"{record._name} in «{state}»: deleted, though kept")

    # Rows of a parent in each of its states

    def rows(self, model):
        link, rows = model._row_of
        parents = self.env[model._fields[link].comodel_name]
        sample = model.with_context(active_test=False).search([], limit=1)
        if not (sample and hasattr(parents, "_is_guarded") and parents._is_guarded()):
            return
        entered = model._guard_words("_entered")
        for parent in self.samples(parents):
            what = f"{model._name} · new row"
            self.tried[what] += 1
            values = {**birth_values(sample, entered | model._open_at_birth()), link: parent.id}
            with self.undone():
                try:
                    model.create(values)
                    self.env.flush_all()
                except Exception:
                    continue
                self.accepted[what] += 1
                if rows not in declared(parent):
                    state = parent["state"] if "state" in parent._fields else "-"
                    self.holes.append(f"{model._name}: a row came to {parents._name} in «{state}»")

    @contextmanager
    def undone(self):
        """What happens inside is rolled back, the lines that wait for the journal included."""
        precommit = self.env.cr.precommit
        waiting = {key: list(value) if isinstance(value, list) else value for key, value in precommit.data.items()}
        hooks = list(precommit._funcs)
        self.env.cr.execute(f"SAVEPOINT {HOLD}")
        try:
            yield
        finally:
            self.env.transaction.clear()
            self.env.cr.execute(f"ROLLBACK TO SAVEPOINT {HOLD}; RELEASE SAVEPOINT {HOLD}")
            precommit.data.clear()
            precommit.data.update(waiting)
            precommit._funcs.clear()
            precommit._funcs.extend(hooks)


class Ways:
    """How a value may come in."""

    @staticmethod
    def write(record, name, value):
        record.write({name: value})

    @staticmethod
    def web_save(record, name, value):
        record.web_save({name: value}, {})

    @staticmethod
    def load(record, name, value):
        if record._fields[name].type in ("many2one", "many2many"):
            ids = value if isinstance(value, int) else ",".join(str(i) for i in value[0][2])
            result = record.browse().load([".id", f"{name}/.id"], [[str(record.id), str(ids)]])
        else:
            result = record.browse().load([".id", name], [[str(record.id), str(value)]])
        if not result["ids"]:
            raise ValueError(result["messages"])

    @staticmethod
    def translate(record, name, value):
        record.update_field_translations(name, {record.env.user.lang or "en_US": value})


def declared(record):
    """Names that the tables of the record's model open in its state, told from the tables alone."""
    from odoo.addons.akimat_base.domain import openings

    state = (record["state"] or None) if "state" in record._fields else None
    first = record._first_state()
    names = openings.opened(record._guard_table("_open"), state, first)
    return names | record._guard_words("_entered") if record._row_of and state == first else names


def birth_values(sample, names):
    """Values of ``sample`` for those of ``names`` that a form would send."""
    found = {}
    for name in names:
        field = sample._fields.get(name)
        if field and field.store and field.type not in ("one2many", "binary") and sample[name]:
            found[name] = field.convert_to_write(sample[name], sample)
    return found


def shown(record, name):
    value = record[name]
    return sorted(value.ids) if record._fields[name].relational else value


def other_value(record, name):
    """A value for the field that differs from what the record has, or None when there is none to be had."""
    field = record._fields[name]
    value = record[name]
    simple = {
        "boolean": lambda: not value,
        "char": lambda: f"{value or ''}x"[-12:] if field.size else f"{value or ''} x",
        "text": lambda: f"{value or ''} x",
        "html": lambda: "<p>Other words</p>",
        "integer": lambda: (value or 0) + 1,
        "many2one_reference": lambda: (value or 0) + 1,
        "float": lambda: (value or 0) + 1,
        "monetary": lambda: (value or 0) + 1,
        "date": lambda: record.env.cr.now().date() + timedelta(days=3) if not value else value + timedelta(days=1),
        "datetime": lambda: (value or record.env.cr.now().replace(microsecond=0, tzinfo=None)) + timedelta(days=1),
        "json": lambda: {"other": 1},
    }
    if field.type in simple:
        return simple[field.type]()
    if field.type == "selection":
        codes = [code for code, _label in field._description_selection(record.env)]
        return next((code for code in codes if code != value), None)
    if field.type in ("many2one", "many2many"):
        comodel = record.env[field.comodel_name].with_context(active_test=False)
        other = comodel.search([("id", "not in", value.ids)], limit=1)
        if not other:
            return None
        return other.id if field.type == "many2one" else [(6, 0, other.ids)]
    return None
