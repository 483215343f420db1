from odoo import api, models
from odoo.models import MAGIC_COLUMNS

from ... import messages
from ...domain import openings
from ...domain.grants import CREATE, UNLINK, WRITE, Grant
from ...domain.openings import words
from ...domain.refusal import Refusal
from ...exceptions import ClosedNow, RecordKept

GRANT = "akimat_grant"
# Conversation about a record and its notices are not the record; they have doors of their own.
_CONVERSATION = frozenset(
    "message_ids message_follower_ids message_partner_ids message_main_attachment_id website_message_ids rating_ids"
    " activity_ids activity_user_id activity_type_id".split()
)


class AkimatGuardMixin(models.AbstractModel):
    """Fields are open where the table says so; everything else is written by steps, whoever asks.

    A model declares (each addon its own part; the parts are joined):

    ``_open``: states (words; ``first``: that of a new record; ``*``: every one) → names of fields people may write;
    ``_open_to``: names of fields (``*``: the rest) → roles that may, where not everybody with access does;
    ``_row_of``: (many2one to the parent, name of its one2many): a row is a field of its parent;
    ``_entered``: names that people enter in a row while the parent's list is open and the row is new;
    ``_born_with``: names that people may give a new record, and nobody changes afterwards;
    ``_deletable``: states (words) in which a record may be deleted; by default the first one;
    ``_files_open``: states (words) in which its files may be replaced or removed; by default the first one;
    ``_sealed``: names whose values no audit line tells (a secret vote);
    ``_untold``: names of mere bookkeeping (a reminder was sent), closed like the others but no lines of their own.

    Button, form, import, RPC, translations, mail, cron and ``sudo()`` meet the same guard. Our own code writes what a
    step decides by :meth:`_grant`; nothing that a caller can send opens a field.
    """

    _name = "akimat.guard.mixin"
    _description = "Guarded record"
    _inherit = ["akimat.audit.mixin"]

    _open = None
    _open_to = {}
    _row_of = None
    _entered = ""
    _born_with = ""
    _deletable = None
    _files_open = ""
    _sealed = ""
    _untold = ""

    # What the pieces of the model declare

    @api.model
    def _guard_table(self, name):
        """The tables called ``name`` of all pieces of the model, joined: key → names."""
        return self._guard_kept(name, lambda found: openings.merged(found))

    @api.model
    def _guard_words(self, name):
        """The words called ``name`` of all pieces of the model, joined."""
        return self._guard_kept(name, lambda found: frozenset().union(*map(words, found)))

    def _guard_kept(self, name, join):
        cls = self.env.registry[self._name]
        kept = cls.__dict__.get("_akimat_guard", {})
        if name not in kept:
            found = [vars(base)[name] for base in reversed(cls.__mro__) if vars(base).get(name)]
            value = join(found)
            if not self.env.registry.ready:
                return value  # more pieces may come
            cls._akimat_guard = kept = {**kept, name: value}
        return kept[name]

    @api.model
    def _is_guarded(self):
        """Whether the model has declared what is open: then everything else is closed."""
        return bool(self._guard_table("_open") or self._row_of)

    # A core model has records of its own beside ours

    def _governed(self):
        """Those of the records that the guard answers for: of a core model only ours; override."""
        return self

    @api.model
    def _governs(self, vals):
        """Whether a record that is born with ``vals`` will be one of those; override together."""
        return True

    def _guard_sealed(self):
        return self._guard_words("_sealed")

    @api.model
    def _first_state(self):
        """The state of a new record by its model, or None where records have no states; no caller's default counts."""
        return (self._model_default("state") or None) if "state" in self._fields else None

    # What is open now

    def _open_now(self):
        """Names of the fields that people may write in this record now."""
        self.ensure_one()
        state, first = ("state" in self._fields and self.state) or None, self._first_state()
        names = openings.opened(self._guard_table("_open"), state, first)
        return names | self._guard_words("_entered") if self._row_of and state == first else names

    @api.model
    def _open_at_birth(self):
        """Names of the fields that people may give a new record."""
        first = self._first_state()
        entered = self._guard_words("_entered") | self._guard_words("_born_with")
        return openings.opened(self._guard_table("_open"), first, first) | entered

    @api.model
    def _guarded_names(self, names):
        """Those of ``names`` that the guard answers for: the stored ones; the gate answers for the state."""
        fields = (self._fields.get(name) for name in names)
        passed = {*MAGIC_COLUMNS, *_CONVERSATION, *(["state"] if hasattr(self, "_transitions") else ())}
        return frozenset(field.name for field in fields if field and field.store and field.name not in passed)

    def _refusal_to_change(self, names):
        """Why the current user cannot write the fields ``names`` now: a Refusal, or None."""
        self.ensure_one()
        if closed := names - self._open_now():
            return self._refusal_of_closed(closed)
        entered = names & self._guard_words("_entered") - self._own_names() if self._row_of else frozenset()
        if entered and (refusal := self._refusal_of_parent()):
            return refusal
        return self._refusal_of_role(names)

    def _own_names(self):
        """Names in a row that its own life opens, whatever the parent says."""
        state = ("state" in self._fields and self.state) or None
        return openings.opened(self._guard_table("_open"), state, self._first_state())

    def _refusal_of_closed(self, closed):
        """The refusal that tells best why ``closed`` cannot be written; more particular ones come first."""
        return Refusal("closed_now", fields=closed)

    def _refusal_of_role(self, names):
        table = self._guard_table("_open_to")
        if not table:
            return None
        named = {name: table.get(name, table.get(openings.ALWAYS)) for name in names}
        actor = self._actor_roles()
        denied = {name: roles for name, roles in named.items() if roles and not roles & actor}
        if not denied:
            return None
        return Refusal("not_yours_to_change", fields=frozenset(denied), roles=frozenset().union(*denied.values()))

    def _refusal_of_parent(self):
        link, rows = self._row_of
        parent = self[link]
        if not parent or self._rows_granted(parent) or not parent._guards():
            return None
        return parent._refusal_to_change(frozenset({rows}))

    def _rows_granted(self, parent):
        grant = self.env.context.get(GRANT)
        return isinstance(grant, Grant) and grant.opens_rows(parent._name, parent.ids, self._row_of[1])

    # Leave for our own code

    def _grant(self, vals, event="change", basis=None):
        """Write what a step says, through every override of ``write``.

        :param event: name of the audit line; :param basis: why (text), for the line.
        """
        grant = Grant(WRITE, self._name, frozenset(self.ids), frozenset(vals), event, basis)
        return self.with_context(**{GRANT: grant}).write(vals)

    @api.model
    def _grant_create(self, vals_list):
        """Make records with what a step says; a dict or a list of them.

        :return: the records, without the leave.
        """
        listed = [vals_list] if isinstance(vals_list, dict) else vals_list
        grant = Grant(CREATE, self._name, None, frozenset(name for vals in listed for name in vals))
        return self.with_context(**{GRANT: grant}).create(listed).with_env(self.env)

    def _grant_unlink(self):
        """Delete records because a step says so."""
        grant = Grant(UNLINK, self._name, frozenset(self.ids), frozenset())
        return self.with_context(**{GRANT: grant}).unlink()

    def _granted(self, operation):
        """The grant of this operation on these records, or None."""
        grant = self.env.context.get(GRANT)
        fits = isinstance(grant, Grant) and grant.covers(operation, self._name, self.ids, ())
        return grant if fits else None

    def _without_grant(self, grant, names):
        """The records without the leave: what happens inside needs its own; rows of granted lists come with them."""
        if GRANT not in self.env.context:
            return self
        lists = [name for name in names if name in self._fields and self._fields[name].type == "one2many"]
        return self.with_context(**{GRANT: grant and grant.narrowed(lists)})

    # The guard

    @api.model
    def default_get(self, fields):
        mark = "default_"
        given = {key.removeprefix(mark): value for key, value in self.env.context.items() if key.startswith(mark)}
        guards = self._guards() and self._governs(given)
        closed = self._guarded_names(fields) - self._open_at_birth() if guards else frozenset()
        sent = {f"default_{name}" for name in closed}
        kept = {key: value for key, value in self.env.context.items() if key not in sent}
        clean = self.with_context(kept)  # pylint: disable=context-overridden
        values = super(AkimatGuardMixin, clean).default_get(fields)
        # What a person keeps as his own default does not enter a closed field either.
        own = closed and closed & self.env["ir.default"]._get_model_defaults(self._name).keys() & values.keys()
        return {**values, **{name: self._model_default(name) for name in own}}

    def _model_default(self, name):
        default = self._fields[name].default
        return default(self) if default else False

    @api.model
    def _guards(self):
        # While addons are installed or upgraded their own files are read, and nobody else is let in.
        return self._is_guarded() and self.env.registry.ready

    @api.model_create_multi
    def create(self, vals_list):
        names = {name for vals in vals_list for name in vals}
        grant = self._granted(CREATE)
        if self._guards():
            ours = [vals for vals in vals_list if self._governs(vals)]
            self._refuse_birth(ours, grant.fields if grant else frozenset())
        records = super(AkimatGuardMixin, self._without_grant(grant, names)).create(vals_list)
        if self._guards():
            # The rows of a granted list know their grant by the environment they were asked in.
            records.with_env(self.env)._refuse_giver(vals_list, grant.fields if grant else frozenset())
        if self._row_of:
            records._audit_rows("add")
        return records.with_env(self.env)

    def _refuse_giver(self, vals_list, granted):
        """What was given to a new record may be given by this person: his roles are known once it is there."""
        for record, vals in zip(self, vals_list, strict=True):
            if record._governs(vals) and not (self._row_of and record._is_granted_row()):
                given = self._guarded_names(name for name in vals if vals[name]) - granted
                if refusal := record._refusal_of_role(given):
                    raise ClosedNow(record._refusal_message(refusal))

    def _refuse_birth(self, vals_list, granted):
        # Whoever has no right to make such records learns only that.
        self.check_access("create")
        opened = self._open_at_birth() | granted
        for vals in vals_list:
            if self._row_of and not granted and self._refuse_row(vals):
                continue
            # Nothing given instead of what the record would have by itself is something given.
            given = self._guarded_names(
                name for name in vals if vals[name] or self._fields[name].default or self._fields[name].compute
            )
            if closed := given - opened:
                raise ClosedNow(self._refusal_message(self._refusal_of_closed(closed)))

    def _parent_of(self, vals):
        link, _rows = self._row_of
        parent_id = vals.get(link) or self.env.context.get(f"default_{link}")
        return self.env[self._fields[link].comodel_name].browse(parent_id or ())

    def _refuse_row(self, vals):
        """Ask the parent of a new row whether its list is open; True when a grant has opened it."""
        parent = self._parent_of(vals)
        if parent and self._rows_granted(parent):
            return True
        parent._refuse_closed([self._row_of[1]])
        return False

    def write(self, vals):
        names = self._guarded_names(vals)
        grant = self._granted(WRITE)
        if asked := names - (grant.fields if grant else frozenset()):
            self._refuse_closed(asked)
            self._refuse_moving({name: vals[name] for name in asked})
        bare = self._without_grant(grant, vals)
        before = bare._audited_values(names)
        moved = bare._leaving_rows(vals)
        result = super(AkimatGuardMixin, bare).write(vals)
        bare._audit_changes(before, grant)
        moved._audit_rows("add")
        return result

    def _refuse_closed(self, names):
        """Raise when one of the fields ``names`` is closed in one of the records, for the current user.

        :raise ClosedNow: with a sentence for each record.
        """
        names = self._guarded_names(names)
        if not names or not self._guards():
            return
        asked = (record for record in self._governed() if not record._is_granted_row())
        refusals = ((record, record._refusal_to_change(names)) for record in asked)
        refused = [(record, refusal) for record, refusal in refusals if refusal]
        if refused:
            # Whoever has no right to write here learns only that.
            self.check_access("write")
            raise ClosedNow("\n".join(record._refusal_message(refusal) for record, refusal in refused))

    def _is_granted_row(self):
        return bool(self._row_of) and self._rows_granted(self[self._row_of[0]])

    def _refuse_moving(self, vals):
        """A row that goes to another parent is a new row there."""
        if self._row_of and vals.get(self._row_of[0]) and self._guards():
            self._refuse_row(vals)

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        names = self._guarded_names([field_name])
        grant = self._granted(WRITE)
        self._refuse_closed(names - (grant.fields if grant else frozenset()))
        result = super()._update_field_translations(field_name, translations, digest, source_lang)
        if names and self._guards() and self._governed() and not self._is_new_life():
            self._audit("change", after={field_name: {lang: str(text) for lang, text in translations.items()}})
        return result

    def copy_data(self, default=None):
        copied = super().copy_data(default)
        if not self._guards():
            return copied
        opened, ours = self._open_at_birth(), self._governed()
        return [
            {
                name: value
                for name, value in vals.items()
                if record not in ours or name in opened or not self._guarded_names([name])
            }
            for record, vals in zip(self, copied, strict=True)
        ]

    @api.ondelete(at_uninstall=False)
    def _unlink_only_open(self):
        if self._granted(UNLINK) or not self._guards():
            return
        for record in self._governed():
            if refusal := record._refusal_to_delete():
                raise RecordKept(record._refusal_message(refusal))
        if self._row_of:
            self._audit_rows("remove")

    def _refusal_to_delete(self):
        """Why this record cannot be deleted now: a Refusal, or None."""
        if self._row_of and self._is_granted_row():
            return None
        states, first = self._guard_words("_deletable"), self._first_state()
        state = self.state if "state" in self._fields else None
        if state not in (states or {first}) and openings.ALWAYS not in states:
            return Refusal("kept_in_state")
        if self._row_of:
            return self._refusal_of_parent()
        return None if state or states else Refusal("kept_in_state")

    def _refusal_message(self, refusal):
        """The sentence for a refusal; override to add the addon's own catalogue."""
        return messages.explain(self.env, self, refusal) or refusal.code

    def _actor_roles(self):
        """Roles of the current user on this record; a row has those of its parent."""
        return self[self._row_of[0]]._actor_roles() if self._row_of else set()

    def _role_names(self):
        """Role of the tables → its name in the reader's language."""
        return self[self._row_of[0]]._role_names() if self._row_of else {}
