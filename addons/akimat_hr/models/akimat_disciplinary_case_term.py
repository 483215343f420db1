from odoo import api, fields, models
from odoo.fields import Command, Domain

from ..domain import limitation
from ..domain import norm_codes_discipline as norm_codes
from . import limitation_sentences


class AkimatDisciplinaryCase(models.Model):
    """Until which day the sanction may be imposed, and why: terms, suspensions, the words for them."""

    _inherit = "akimat.disciplinary.case"

    suspension_ids = fields.One2many("akimat.disciplinary.suspension", "case_id", "Suspensions of the term")
    sanction_deadline = fields.Date("Sanction until", readonly=True, copy=False, index="btree_not_null")
    limitation_trace = fields.Json(readonly=True, copy=False)
    limitation_explanation = fields.Text("Why this day?", compute="_compute_limitation_explanation")
    is_suspended = fields.Boolean("Suspended now", compute="_compute_is_suspended")
    is_limitation_passed = fields.Boolean("The term has passed", compute="_compute_is_suspended")
    recounted_on = fields.Date(readonly=True, copy=False)

    @api.depends("limitation_trace")
    @api.depends_context("lang")
    def _compute_limitation_explanation(self):
        for case in self:
            case.limitation_explanation = case.limitation_trace and "\n".join(case._limitation_lines())

    def _limitation_lines(self):
        """The explanation as sentences, in the reader's language."""
        trace = self.limitation_trace
        if not trace:
            return []
        # The citation is part of the explanation that every reader of the case is owed.
        norms = self.env["akimat.norm"].sudo().browse([term["norm_id"] for term in trace["terms"]]).exists()
        labels = self.env["akimat.disciplinary.suspension"]._fields["kind"]._description_selection(self.env)
        citations = {norm.id: norm.citation for norm in norms}
        lines = limitation_sentences.explain(self.env, trace, citations, dict(labels))
        if not all(norms.mapped("verified")):
            lines.append(self.env._("A norm used here has not been verified against the act: check it."))
        return lines

    @api.depends("suspension_ids.state", "suspension_ids.date_from", "suspension_ids.date_to", "sanction_deadline")
    def _compute_is_suspended(self):
        for case in self:
            today = case.company_id._akimat_today()
            running = case._is_running()
            case.is_suspended = running and limitation.blocking(case._suspension_values(), today) is not None
            case.is_limitation_passed = bool(running and case.sanction_deadline and case.sanction_deadline < today)

    # Counting

    def _suspension_values(self):
        confirmed = self.suspension_ids.filtered(lambda suspension: suspension.state == "confirmed")
        return [suspension._as_value() for suspension in confirmed]

    def _limitation(self):
        """The term as of today, counted anew (``domain.limitation.Limitation``)."""
        self.ensure_one()
        calendar = self.env["akimat.calendar.day"]._calendar(self.company_id)
        today = self.company_id._akimat_today()
        return limitation.compute(self._clocks(), self._suspension_values(), calendar, today)

    def _clocks(self):
        by_discovery, by_commission = limitation.norm_pair(self.corps, self.ground)
        event, start = limitation.DISCOVERY, self.discovered_on
        if self.proceedings_closed_on and self.ground in limitation.DISCREDITING_GROUNDS:
            event, start = limitation.CLOSING, self.proceedings_closed_on
        return [
            self._clock(event, start, by_discovery),
            self._clock(limitation.COMMISSION, self.committed_on, by_commission),
        ]

    def _clock(self, event, start, code):
        norms = self.env["akimat.norm"]
        # Norms are law: they apply to everybody, also to those who may not open the catalogue.
        norm = norms._in_force(code, start, self.company_id).sudo()
        return limitation.Clock(event, start, norms._as_value(norm))

    def _recount(self):
        """Store the last day and its explanation anew; a day that moved is written into the audit chain."""
        for case in self.filtered(lambda case: case._is_running() and case.state != "draft"):
            # The term follows from the suspensions, whoever confirmed them.
            record = case.sudo()
            found = record._limitation()
            before = record.sanction_deadline
            if before != found.end:
                record._audit(
                    "deadline",
                    before={"sanction_deadline": before and before.isoformat()},
                    after={"sanction_deadline": found.end.isoformat()},
                    basis=found.deciding.code,
                )
            record._grant(
                {
                    "sanction_deadline": found.end,
                    "limitation_trace": found.as_data(),
                    "recounted_on": record.company_id._akimat_today(),
                }
            )

    # Absences are found in the calendar of leaves

    def action_propose_suspensions(self):
        """Look for leaves, sick days and trips since the offence that are not listed yet, and propose them."""
        for case in self:
            case._refuse_closed({"suspension_ids"})
            case._propose_suspensions()
        return True

    def _propose_suspensions(self):
        for case in self:
            known = case.suspension_ids.leave_id
            # Only the days and kinds of the employee's absences are taken from his leaves.
            leaves = self.env["hr.leave"].sudo().search(case._domain_leaves()) - known
            lines = [
                {
                    "kind": leave.holiday_status_id.suspension_kind,
                    "date_from": leave.request_date_from,
                    "date_to": leave.request_date_to,
                    "leave_id": leave.id,
                }
                for leave in leaves
                if leave.holiday_status_id.suspension_kind
            ]
            if lines:
                # A proposal is the system's; nothing counts before the personnel service confirms it.
                case.sudo()._grant({"suspension_ids": [Command.create(line) for line in lines]})

    def _domain_leaves(self):
        start = min(self.committed_on, self.proceedings_closed_on or self.committed_on)
        domain = Domain("employee_id", "=", self.employee_id.id) & Domain("state", "=", "validate")
        return domain & Domain("request_date_to", ">", start)

    # Repetition

    def _repeats(self, earlier):
        """Whether an earlier sanction for the same kind of misconduct is less than the norm's term old."""
        if self.ground not in limitation.DISCREDITING_GROUNDS or not self.committed_on:
            return False
        norms = self.env["akimat.norm"]
        for other in earlier.filtered(lambda other: other.ground == self.ground):
            last = norms._day_by_norm(norm_codes.REPEAT, other.imposed_on, self.company_id)
            if other.imposed_on <= self.committed_on <= last:
                return True
        return False
