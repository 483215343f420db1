from odoo import api, fields, models

from ..domain.refusal import Refusal

# Only our own code can pass this object: a deadline changes by norm or by decision, not by a plain write.
_DECISION = object()
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
        before = self.deadline
        self.with_context(akimat_deadline=_DECISION).write(
            {
                "deadline": day,
                "initial_deadline": self.initial_deadline or day,
                "deadline_start": start,
                "norm_id": norm.id,
                "deadline_trace": trace,
            }
        )
        self._audit(
            "deadline",
            before={"deadline": before and before.isoformat()},
            after={"deadline": day.isoformat()},
            basis=trace.get("code") or trace.get("basis"),
        )

    def write(self, vals):
        if any(name in vals for name in _DECIDED) and self.env.context.get("akimat_deadline") is not _DECISION:
            initial = self.default_get(["state"]).get("state")
            begun = self.filtered(lambda record: record.state != initial)
            self._raise_refused([(record, Refusal("deadline_by_decision")) for record in begun])
        return super().write(vals)
