from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..domain import limitation, parties
from ..domain.lifecycle_discipline import SUSPENSION
from ..exceptions_discipline import DisciplineRefused
from ..messages_discipline import SENTENCES

SUSPENSION_KINDS = [
    ("sickness", "Sickness"),
    ("leave", "Leave"),
    ("trip", "Business trip"),
    ("public_duty", "State or public duties"),
    ("training", "Training or internship"),
    ("appeal", "The employee's appeal against an act"),
    ("criminal", "Criminal case"),
    ("administrative", "Administrative proceedings"),
    ("court", "Court case that decides on the liability"),
    ("prosecutor", "Prosecutor's review"),
]


class AkimatDisciplinarySuspension(models.Model):
    """Days that do not count in the term of a sanction, with the paper that proves them.

    Absences in the calendar of leaves are proposed by the system; only what the personnel service confirmed moves
    the term.
    """

    _name = "akimat.disciplinary.suspension"
    _description = "Suspension of the term"
    _inherit = ["akimat.workflow.mixin"]
    _order = "case_id, date_from, id"
    _transitions = SUSPENSION
    _row_of = ("case_id", "suspension_ids")
    _entered = "case_id kind date_from date_to basis document_id"
    # One that still runs gets its last day, once.
    _open = {"confirmed": "date_to"}
    _open_to = {"*": "hr"}
    _apart = parties.SUSPENSION

    case_id = fields.Many2one("akimat.disciplinary.case", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    kind = fields.Selection(SUSPENSION_KINDS, "Cause", required=True, default="sickness")
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("To", help="Empty: it still runs.")
    basis = fields.Char(
        "Paper", help="The paper that proves it: order, sick leave certificate, letter; number and date."
    )
    document_id = fields.Many2one("akimat.document", index="btree_not_null", check_company=True, ondelete="restrict")
    leave_id = fields.Many2one(
        "hr.leave", "Found in the leaves", readonly=True, index="btree_not_null", ondelete="set null"
    )
    state = fields.Selection(
        [("proposed", "Proposed"), ("confirmed", "Confirmed"), ("rejected", "Not counted")],
        required=True,
        default="proposed",
        readonly=True,
        copy=False,
    )
    is_ended = fields.Boolean("Its last day is settled", compute="_compute_is_ended")
    can_confirm = fields.Boolean(compute="_compute_can")
    can_reject = fields.Boolean(compute="_compute_can")

    _period = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A suspension cannot end before it begins."
    )
    _leave_once = models.UniqueIndex("(case_id, leave_id) WHERE leave_id IS NOT NULL", "This leave is listed already.")

    @api.depends("kind", "date_from")
    def _compute_display_name(self):
        names = dict(self._fields["kind"]._description_selection(self.env))
        for suspension in self:
            suspension.display_name = f"{names.get(suspension.kind)}, {suspension.date_from or ''}"

    @api.depends("state", "date_to")
    def _compute_is_ended(self):
        """What is counted and has its last day changes no more; a day that is being entered counts when it is saved."""
        for suspension in self:
            suspension.is_ended = suspension.state == "confirmed" and bool(suspension._origin.date_to)

    @api.depends("basis")
    def _compute_can(self):
        super()._compute_can()

    def _as_value(self):
        return limitation.Suspension(self.kind, self.date_from, self.date_to or None)

    # Gate

    def _actor_roles(self):
        return super()._actor_roles() & {"system"} | (self.case_id._actor_roles() & {"hr"})

    def _transition_refusal(self, transition):
        if not self.case_id._is_running():
            return Refusal("case_is_over")
        if transition.name == "confirm" and not ((self.basis or "").strip() or self.document_id):
            return Refusal("suspension_without_paper")
        return super()._transition_refusal(transition)

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        self.case_id._recount()

    def _audit_basis(self, transition):
        return self.basis or super()._audit_basis(transition)

    # Writing

    @api.constrains("date_from", "date_to", "leave_id")
    def _check_period(self):
        """By hand only days that the offence and the calendar allow; those found in the leaves are what they are."""
        for line in self.filtered(lambda line: not line.leave_id):
            today, committed = line.company_id._akimat_today(), line.case_id.committed_on
            if refusal := limitation.refuse_period(line.date_from, line.date_to or None, committed, today):
                raise DisciplineRefused(line._refusal_message(refusal))

    def write(self, vals):
        result = super().write(vals)
        if "date_to" in vals:
            self.filtered(lambda line: line.state == "confirmed").case_id._recount()
        return result

    def _refusal_to_change(self, names):
        if refusal := self._refusal_of_role(names):
            return refusal
        if self.state == "confirmed" and names & self._guard_words("_entered") - {"date_to"}:
            return Refusal("suspension_is_fixed")
        if not self.case_id._is_running():
            return Refusal("case_is_over")
        return super()._refusal_to_change(names)

    def _open_now(self):
        return super()._open_now() - {"date_to"} if self.is_ended else super()._open_now()

    def _refusal_of_closed(self, closed):
        fixed = bool(self) and self.state == "confirmed"
        return Refusal("suspension_is_fixed") if fixed else super()._refusal_of_closed(closed)

    def _refusal_of_role(self, names):
        return Refusal("hr_only") if super()._refusal_of_role(names) else None

    def _refusal_to_delete(self):
        if not self._is_granted_row() and self.state != self._first_state():
            return Refusal("suspension_counts")
        return super()._refusal_to_delete()

    # Buttons and RPC

    def action_confirm(self):
        """Count the suspension: the last day of the sanction moves.

        :raise MoveRefused: no paper proves it, or the case is over.
        """
        return self._move("confirm")

    def action_reject(self):
        """Do not count the suspension."""
        return self._move("reject")
