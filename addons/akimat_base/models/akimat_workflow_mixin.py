from collections import defaultdict

from odoo import SUPERUSER_ID, api, models

from ..domain.refusal import Refusal
from ..domain.workflow import SYSTEM
from ..exceptions import MoveRefused


class AkimatWorkflowMixin(models.AbstractModel):
    """A record whose life is one transition table, guarded inside ``create`` and ``write``.

    Button, import, RPC, mail, cron and ``sudo()`` meet the same gate. The same
    answer (:meth:`_refusal_to`) hides the button and words the refusal.

    A model gives ``_transitions`` (or overrides :meth:`_transition_table`), its roles
    (:meth:`_actor_roles`) and what must be complete (:meth:`_transition_refusal`), and may declare
    booleans ``can_<transition>`` with ``compute="_compute_can"`` for its views.
    """

    _name = "akimat.workflow.mixin"
    _description = "Guarded life of a record"
    _inherit = ["akimat.guard.mixin", "akimat.grouping.mixin"]

    _transitions = None
    # Step → fields (words) that name people who may not take it: nobody gains by his own act.
    _apart = {}

    # What a model says

    def _transition_table(self):
        """The transition table of this record."""
        return self._transitions

    @api.model
    def _transition_tables(self):
        """All tables that records of this model may live by."""
        return (self._transitions,) if self._transitions else ()

    def _actor_roles(self):
        """Roles of the current user on this record: a set of words used in the table."""
        return {SYSTEM} if self.env.uid == SUPERUSER_ID else set()

    def _standing(self):
        """Duties and substitutions of the current user in the akimat of this record, today.

        :return: dict, see :meth:`res.users._akimat_standing`.
        """
        company = self._audit_company() or self.env.company
        return self.env["res.users"]._akimat_standing(self.env.uid, company.id, company._akimat_today())

    def _role_names(self):
        """Role of the tables → its name in the reader's language; addons extend it with the roles of their tables."""
        return {
            "admin": self.env._("akimat administrator"),
            "leader": self.env._("akim, deputy or head of the office"),
            "system": self.env._("the system itself"),
        }

    def _transition_refusal(self, transition):
        """What is still missing for ``transition``: a Refusal, or None. Must not look at the state."""
        return None

    def _before_transition(self, transition):
        """Hook on the records that are about to make ``transition``."""

    def _after_transition(self, transition):
        """Hook on the records that have made ``transition``."""

    def _audit_basis(self, transition):
        """Why the record made ``transition`` (text for the audit line), or False."""
        return False

    # What callers ask

    def _refusal_to(self, name):
        """Why the current user may not take the step ``name`` now: a Refusal, or None when he may."""
        self.ensure_one()
        transition = self._transition_table().named(name, self.state)
        if not transition:
            return Refusal("no_such_step", name=name)
        return self._refusal_of(transition)

    def _move(self, name, **vals):
        """Take the step ``name`` for all records, or refuse with every reason.

        :param vals: values written with the step.
        :raise MoveRefused: for any record the step is not there, not theirs, or something is missing.
        """
        targets = defaultdict(self.browse)
        refused = []
        for record in self:
            transition = record._transition_table().named(name, record.state)
            if transition:
                targets[transition.target] |= record
            else:
                refused.append((record, Refusal("no_such_step", name=name)))
        self._raise_refused(refused)
        for target, records in targets.items():
            records._grant({**vals, "state": target})
        return True

    def _system_move(self, name, **vals):
        """Take a step that follows from another record's step; the table must allow it to the system."""
        return self.with_user(SUPERUSER_ID)._move(name, **vals)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can(self):
        names = [name for name, field in self._fields.items() if field.compute == "_compute_can"]
        for record in self:
            for name in names:
                record[name] = bool(record.id) and record._refusal_to(name.removeprefix("can_")) is None

    @api.model
    def load(self, fields, data):
        """Import rows; every bad row is named by its number and none is imported.

        The core repeats the first refusal under the number of the first row, good or bad: that one is dropped.
        """
        result = super().load(fields, data)
        first, *others = result["messages"] or [None]
        if any(first["message"] == other["message"] and first["type"] == other["type"] for other in others):
            result["messages"] = others
        return result

    # The gate

    @api.model_create_multi
    def create(self, vals_list):
        initial = self._first_state()
        for vals in vals_list:
            if vals.setdefault("state", initial) != initial:
                raise MoveRefused(self._refusal_message(Refusal("starts_as", state=initial)))
        return super().create(vals_list)

    def write(self, vals):
        if "state" not in vals:
            return super().write(vals)
        target = vals["state"]
        moves = self.filtered(lambda record: record.state != target)._allowed_moves(target)
        rest = {name: value for name, value in vals.items() if name != "state"}
        if rest:
            super().write(rest)
        for transition, records in moves.items():
            records._check_complete(transition)
            records._before_transition(transition)
            sources = {record: record.state for record in records}
            super(AkimatWorkflowMixin, records).write({"state": target})
            for record, source in sources.items():
                basis = record._audit_basis(transition)
                record._audit(transition.name, before={"state": source}, after={"state": target}, basis=basis)
            records._after_transition(transition)
        return True

    def _allowed_moves(self, target):
        """Transition → records for the move to ``target``; refuses when one record may not make it."""
        moves = defaultdict(self.browse)
        refused = []
        for record in self:
            transition = record._transition_table().find(record.state, target)
            if not transition:
                refused.append((record, Refusal("no_such_move", target=target)))
            elif refusal := record._role_refusal(transition) or record._own_act_refusal(transition):
                refused.append((record, refusal))
            else:
                moves[transition] |= record
        self._raise_refused(refused)
        return moves

    def _check_complete(self, transition):
        refusals = ((record, record._transition_refusal(transition)) for record in self)
        self._raise_refused([(record, refusal) for record, refusal in refusals if refusal])

    def _refusal_of(self, transition):
        return (
            self._role_refusal(transition)
            or self._own_act_refusal(transition)
            or self._transition_refusal(transition)
        )

    def _own_act_refusal(self, transition):
        """Refusal when the current user is one of the people whom the table keeps apart from this step."""
        names = self._guard_table("_apart").get(transition.name, ())
        # Who they are does not depend on what he may read.
        mine = [name for name in sorted(names) if self.env.user in self.sudo()._people_in(name)]
        return Refusal("own_act", fields=frozenset(name.split(".")[0] for name in mine)) if mine else None

    def _people_in(self, name):
        """Users that a field (or a path of fields) of the record names: users, employees or partners."""
        people = self.mapped(name)
        if people._name == "res.users":
            return people
        return people.user_id if people._name == "hr.employee" else people.user_ids

    def _role_refusal(self, transition):
        if self._actor_roles() & transition.roles:
            return None
        return Refusal("not_your_role", roles=transition.roles)

    def _raise_refused(self, refused):
        """Raise one error with the sentence of each (record, refusal); nothing when there is none."""
        if refused:
            raise MoveRefused("\n".join(record._refusal_message(refusal) for record, refusal in refused))
