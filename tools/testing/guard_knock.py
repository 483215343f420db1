"""Inside a database with demonstration data: strangers call every public method on records of our akimat.

Whatever they call, Odoo's own methods included: nothing of the record, its rows, messages, files and tasks changes, and
nothing of it is told. Everything is rolled back.
"""

import inspect
import json
from collections import Counter

from tools.testing.guard_walk import Walker

# Other environments, and what screens say: not about records.
PASSED = frozenset(
    "browse new sudo with_user with_env with_company with_context with_prefetch get_view get_views".split()
)
LONG_ENOUGH = 12
LINKED = (
    ("mail_message", "model", "res_id"),
    ("mail_followers", "res_model", "res_id"),
    ("mail_activity", "res_model", "res_id"),
    ("ir_attachment", "res_model", "res_id"),
)


def knock(env, logins):
    """Call as each of ``logins`` (users of other akimats) and as a visitor of the portal.

    :return: dict ``called``: "model" → count, ``holes``: list of sentences.
    """
    portal = env["res.users"].with_context(no_reset_password=True).create(
        {"name": "Visitor", "login": "visitor", "group_ids": [(6, 0, env.ref("base.group_portal").ids)]}
    )
    knocker = Knocker(env, env["res.users"].search([("login", "in", logins)]) | portal)
    for name in sorted(env.registry):
        if name.startswith("akimat.") and not env[name]._abstract and not env[name]._transient and env[name]._auto:
            knocker.knock(env[name])
    env.cr.rollback()
    return {"called": dict(knocker.called), "holes": sorted(set(knocker.holes))}


class Knocker(Walker):
    def __init__(self, env, people):
        super().__init__(env, people)
        self.called = Counter()

    def knock(self, model):
        records = model.with_context(active_test=False).search([], limit=40)
        for user in self.people:
            closed = records - records.with_user(user)._filtered_access("read").with_user(self.env.user)
            if closed and model.with_user(user).has_access("read") is not None:
                self.call_all(closed[0], user)

    def call_all(self, record, user):
        secrets = self.secrets(record) - self.known(record, user)
        before = self.print_of(record)
        for name in public_methods(type(record)):
            self.called[record._name] += 1
            told = None
            with self.undone():
                # What another has read is not there for him.
                self.env.invalidate_all()
                caller = record.with_user(user).with_context(lang="kk_KZ")
                try:
                    told = getattr(caller, name)(*arguments(getattr(caller, name), record))
                    self.env.flush_all()
                except Exception as error:
                    told = f"refusal {error}"
                words = f"{record._name}.{name} by {user.login}"
                if secrets and any(secret in self.as_text(told) for secret in secrets):
                    self.holes.append(f"{words}: tells of the record")
                if not str(told).startswith("refusal ") and self.print_of(record) != before:
                    self.holes.append(f"{words}: changes the record")

    @staticmethod
    def secrets(record):
        """Words that stand in this record alone, long enough not to stand elsewhere by chance."""
        texts = (name for name, field in record._fields.items() if field.store and field.type in ("char", "text"))
        found = {record[name] for name in texts}
        names = {record.display_name or ""}
        return {words for words in found | names if words and len(words) >= LONG_ENOUGH}

    def known(self, record, user):
        """The same words in records that the user may read: journals of two akimats have the same names."""
        own = record.with_user(user)._filtered_access("read").browse()
        if own.has_access("read"):
            own = own.search([], limit=200)
        return set().union(*(self.secrets(one) for one in own.sudo()))

    @staticmethod
    def as_text(told):
        if hasattr(told, "_name"):
            # A recordset says nothing until it is read; the reader's rights are asked then.
            return ""
        try:
            return json.dumps(told, default=str, ensure_ascii=False)
        except (TypeError, ValueError):
            return str(told)

    def print_of(self, record):
        """The row of the record, its rows in other tables and what hangs on it, as text."""
        cr = self.env.cr
        cr.execute(f'SELECT row_to_json(t)::text FROM "{record._table}" t WHERE id = %s', [record.id])
        found = [str(cr.fetchall())]
        for name, field in record._fields.items():
            link = field.type == "one2many" and self.env[field.comodel_name]._fields.get(field.inverse_name)
            if link and link.store and link.type == "many2one":
                table = self.env[field.comodel_name]._table
                cr.execute(
                    f'SELECT md5(string_agg(row_to_json(t)::text, \'\' ORDER BY id)) FROM "{table}" t'
                    f' WHERE "{field.inverse_name}" = %s',
                    [record.id],
                )
                found.append(f"{name} {cr.fetchall()}")
        for table, model, res_id in LINKED:
            query = f'SELECT count(*) FROM {table} WHERE "{model}" = %s AND "{res_id}" = %s'
            cr.execute(query, [record._name, record.id])
            found.append(f"{table} {cr.fetchall()}")
        return "\n".join(found)


def public_methods(cls):
    """Names that may be called over RPC, as the framework itself decides."""
    found = []
    for name, _method in inspect.getmembers(cls, inspect.isfunction):
        private = any(getattr(vars(base).get(name), "_api_private", False) for base in cls.__mro__)
        if not name.startswith("_") and not private and name not in PASSED:
            found.append(name)
    return found


def arguments(method, record):
    """Something for each argument that the method asks for."""
    given = []
    for parameter in inspect.signature(method).parameters.values():
        if parameter.default is not parameter.empty or parameter.kind not in (
            parameter.POSITIONAL_ONLY,
            parameter.POSITIONAL_OR_KEYWORD,
        ):
            continue
        given.append(_argument(parameter.name, record))
    return given


def _argument(name, record):
    if name.endswith("_ids") or name == "ids":
        return record.ids
    if name.endswith("_id") or name in ("id", "user", "slot"):
        return record.id
    if name in ("vals", "values", "data", "specification", "context", "field_onchange"):
        return {}
    if name in ("vals_list", "domain", "groupby", "aggregates", "fields", "field_names", "fields_list", "allfields"):
        return ["display_name"] if "field" in name else []
    return "x"
