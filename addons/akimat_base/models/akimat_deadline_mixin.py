from odoo import api, fields, models
from odoo.fields import Domain

from ..domain import recount, traces
from ..domain.grants import CREATE, WRITE
from ..domain.refusal import Refusal
from ..exceptions import ClosedNow

_DECIDED = ("deadline", "initial_deadline", "deadline_start", "norm_id", "deadline_trace")


class AkimatDeadlineMixin(models.AbstractModel):
    """A record with a deadline that can explain itself.

    The deadline is stored with the norm and the trace of the counting, so that the
    explanation stays true when law or calendar change later.
    """

    _name = "akimat.deadline.mixin"
    _description = "Record with an explained deadline"
    _inherit = ["akimat.workflow.mixin"]

    deadline = fields.Date(index=True, copy=False)
    initial_deadline = fields.Date("First deadline", readonly=True, copy=False)
    deadline_start = fields.Date("Counted from", readonly=True, copy=False)
    norm_id = fields.Many2one("akimat.norm", readonly=True, copy=False, ondelete="restrict")
    deadline_trace = fields.Json("How the deadline was counted", readonly=True, copy=False)
    deadline_explanation = fields.Char("Why this date?", compute="_compute_deadline_explanation")

    @api.depends("deadline_trace")
    @api.depends_context("lang")
    def _compute_deadline_explanation(self):
        norms = self.env["akimat.norm"]
        for record in self:
            record.deadline_explanation = record.deadline_trace and norms._explain(record.deadline_trace)

    def _fix_deadline(self, code, start, pauses=()):
        """Set the deadline by norm ``code`` counted from ``start`` (date), with its explanation.

        :raise NormNotFound: no norm of that code is in force on ``start``.
        """
        for record in self:
            norm, trace = self.env["akimat.norm"]._compute_by_norm(code, start, record._audit_company(), pauses)
            record._store_deadline(fields.Date.to_date(trace["deadline"]), start, norm, trace)

    def _set_deadline(self, day, basis, start=False):
        """Set the deadline that a person (or the source document) gives.

        :param day: date; :param basis: by what, in words; :param start: date it is counted from, if known.
        :raise MoveRefused: the day is before the start.
        """
        for record in self:
            begins = start or record.deadline_start
            if begins and day < begins:
                refusal = Refusal("deadline_before_start", deadline=day, start=begins)
                record._raise_refused([(record, refusal)])
            trace = {"given": True, "deadline": day.isoformat(), "basis": basis}
            record._store_deadline(day, begins, self.env["akimat.norm"], trace)

    def _store_deadline(self, day, start, norm, trace):
        if not traces.is_whole(trace):
            self._raise_refused([(self, Refusal("trace_malformed"))])
        before, first = self.deadline, self._is_new_life()
        basis = trace.get("recounted", {}).get("act") or trace.get("code") or trace.get("basis")
        vals = {
            "deadline": day,
            "initial_deadline": day if first else self.initial_deadline or day,
            "deadline_start": start,
            "norm_id": norm.id,
            "deadline_trace": trace,
        }
        self._grant(vals, event="deadline", basis=basis)
        if first:
            # Of a record in its first state the guard tells nothing yet; a term is told from the beginning.
            former, new = {"deadline": before and before.isoformat()}, {"deadline": day.isoformat()}
            self._audit("deadline", before=former, after=new, basis=basis)

    # Running deadlines, and counting them anew

    @api.model
    def _deadline_models(self):
        """Names of the models that have such deadlines, whatever addon brings them."""
        names = self.env.registry.descendants([AkimatDeadlineMixin._name], "_inherit")
        return [name for name in names if not (self.env[name]._abstract or self.env[name]._transient)]

    @api.model
    def _deadline_states(self):
        """States in which somebody still has to do something before the deadline; by default all that lead further."""
        first = self._first_state()
        return {state for move in self._transition_table() for state in move.sources} - {first}

    @api.model
    def _domain_deadline_runs(self):
        return Domain("deadline", "!=", False) & Domain("state", "in", sorted(self._deadline_states()))

    @api.model
    def _domain_counted_over(self, first, last):
        """Running records whose period, as it was counted by a norm, meets the days ``first`` to ``last``."""
        forward = Domain("deadline_start", "<=", last) & Domain("deadline", ">=", first)
        backward = Domain("deadline", "<=", last) & Domain("deadline_start", ">=", first)
        return self._domain_deadline_runs() & Domain("norm_id", "!=", False) & (forward | backward)

    def _names_for_reader(self):
        """Id → name of the records that the user himself may read, whoever computes."""
        return {record.id: record.display_name for record in self.with_user(self.env.uid)._filtered_access("read")}

    def _deadline_source(self):
        """The record from whose deadline this one is counted, if there is one: it moves along with that."""
        return None

    def _recounted(self, calendar):
        """The deadline by the stored trace under ``calendar``, or None when it does not differ."""
        if not recount.is_recountable(self.deadline_trace):
            return None
        counted = self._count_again(calendar)
        return counted if counted.deadline != self.deadline else None

    def _count_again(self, calendar):
        """The stored trace counted under ``calendar``."""
        return recount.recount(self.deadline_trace, calendar)

    def _move_by_calendar(self, counted, act):
        """Take over a deadline counted anew; the norm, its start and the first deadline stay.

        :param counted: :class:`~..domain.deadlines.Deadline`; :param act: what changed the calendar (text).
        """
        before = self.deadline
        days = self.env["akimat.calendar.day"]
        guessed = days._estimated_between(counted.start, counted.deadline, self._audit_company())
        trace = {
            **self.deadline_trace,
            **counted.as_data(),
            "estimated": [day.isoformat() for day in guessed],
            "recounted": {"act": act, "before": before.isoformat()},
        }
        self._store_deadline(counted.deadline, self.deadline_start, self.norm_id, trace)
        self._after_deadline_moved(before)

    def _after_deadline_moved(self, before):
        """Hook: the deadline was ``before`` (date) and the calendar moved it; what was set to that day follows."""
        if "activity_ids" in self._fields:
            # Whoever has to do it is told the new day, whoever changed the calendar.
            waiting = self.sudo().activity_ids.filtered(lambda activity: activity.date_deadline == before)
            waiting.write({"date_deadline": self.deadline})

    @api.model_create_multi
    def create(self, vals_list):
        if not self._guards() or self._granted(CREATE):
            return super().create(vals_list)
        given = [vals.get("deadline") for vals in vals_list]
        if any(given) and "deadline" not in self._open_at_birth():
            raise ClosedNow(self._refusal_message(Refusal("deadline_by_decision")))
        records = super().create([self._without_term(vals) for vals in vals_list])
        for record, day in zip(records, given, strict=True):
            if day:
                record._give_deadline(day)
        return records

    def write(self, vals):
        if "deadline" not in vals or not self._guards() or self._granted(WRITE):
            return super().write(vals)
        self._refuse_closed({"deadline"})
        result = super().write(self._without_term(vals))
        for record in self:
            record._give_deadline(vals["deadline"])
        return result

    @staticmethod
    def _without_term(vals):
        return {name: value for name, value in vals.items() if name != "deadline"}

    def _give_deadline(self, day):
        """A person enters the term himself, where it is open: it is kept as his decision, with a trace of its own."""
        if day:
            self._set_deadline(fields.Date.to_date(day), self._deadline_basis())
        else:
            self._grant(dict.fromkeys(_DECIDED, False), event="deadline")

    def _deadline_basis(self):
        """By what the term that a person enters is given, in words."""
        return self.env.user.name

    def _refusal_of_closed(self, closed):
        if closed.intersection(_DECIDED):
            return Refusal("deadline_by_decision")
        return super()._refusal_of_closed(closed)
