from odoo import api, fields, models
from odoo.fields import Command, Domain
from odoo.tools import format_date

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import deadlines, lifecycle, norm_codes
from ..exceptions import TermRefused

ACTIVITY_EXECUTE = "akimat_control.mail_activity_execute"


class AkimatAssignmentTerm(models.Model):
    """The term of an assignment: stated or by norm, explained, classed, late or not."""

    _inherit = "akimat.assignment"

    date_start = fields.Date(
        "Received on",
        required=True,
        default=lambda self: self.env.company._akimat_today(),
        help="The day the task reached the office; terms of the norms run from it.",
    )
    source_deadline = fields.Date("Term of the source", help="The term that the source itself names.", copy=False)
    control_class = fields.Selection(
        [("urgent", "Urgent"), ("short", "Short-term"), ("medium", "Medium-term"), ("long", "Long-term")],
        "Class of control",
        compute="_compute_control_class",
        store=True,
        index=True,
    )
    overdue = fields.Boolean(compute="_compute_overdue", search="_search_overdue")
    due_soon = fields.Boolean("Due soon", compute="_compute_overdue", search="_search_due_soon")
    days_left = fields.Integer("Days left", compute="_compute_overdue", help="Calendar days to the term.")
    executed_late = fields.Boolean(
        "Executed late",
        compute="_compute_executed_late",
        store=True,
        help="The last report was given after the term.",
    )
    term_proposal = fields.Char(
        "Term by the rules", compute="_compute_term_proposal", help="The term this card will get when it is assigned."
    )
    term_warning = fields.Char(compute="_compute_term_proposal")

    @api.depends("deadline", "date_start", "company_id")
    def _compute_control_class(self):
        for assignment in self:
            if not (assignment.deadline and assignment.date_start):
                assignment.control_class = False
                continue
            limits = [(name, assignment._last_day(code)) for name, code in deadlines.CLASS_NORMS]
            assignment.control_class = deadlines.control_class(assignment.deadline, limits)

    @api.depends("deadline", "state")
    def _compute_overdue(self):
        today = self.env.company._akimat_today()
        soon = self._last_day_due_soon(today)
        for assignment in self:
            deadline = assignment.deadline
            assignment.overdue = deadlines.is_overdue(deadline or None, assignment.state, today)
            open_task = assignment.state == lifecycle.IN_PROGRESS and bool(deadline)
            assignment.due_soon = open_task and today <= deadline <= soon
            assignment.days_left = (deadline - today).days if deadline else 0

    def _search_overdue(self, operator, value):
        today = self.env.company._akimat_today()
        return self._search_flag(operator, value, self._domain_overdue(today))

    def _search_due_soon(self, operator, value):
        today = self.env.company._akimat_today()
        soon = self._last_day_due_soon(today)
        domain = Domain("state", "=", lifecycle.IN_PROGRESS)
        domain &= Domain("deadline", ">=", today) & Domain("deadline", "<=", soon)
        return self._search_flag(operator, value, domain)

    @api.model
    def _domain_overdue(self, today):
        """Assignments in progress whose term passed before ``today``."""
        return Domain("state", "=", lifecycle.IN_PROGRESS) & Domain("deadline", "<", today)

    @api.model
    def _search_flag(self, operator, value, domain):
        """The domain of a computed yes/no field that is yes for ``domain`` (whose fields are set there)."""
        if operator != "in":
            return NotImplemented
        wanted = set(map(bool, value))
        if wanted == {True, False}:
            return Domain.TRUE
        if wanted == {True}:
            return domain
        # Not a plain negation: drafts have no term, and an empty date is neither before nor after today.
        return Domain("id", "not in", self._search(domain))

    @api.model
    def _last_day_due_soon(self, today):
        """Terms up to this day are "due soon": the earliest reminder before the term says how far to look."""
        days = self.env["akimat.control.reminder"]._days_ahead(self.env.company)
        return self.env["akimat.calendar.day"]._calendar(self.env.company).add(today, days)

    @api.depends("reported_on", "deadline", "state")
    def _compute_executed_late(self):
        for assignment in self:
            reported = assignment.reported_on
            assignment.executed_late = bool(reported and assignment.deadline and reported > assignment.deadline)

    @api.depends("source", "urgency", "date_start", "basis_date", "deadline", "source_deadline", "state", "company_id")
    @api.depends_context("lang")
    def _compute_term_proposal(self):
        for assignment in self:
            assignment.term_proposal = assignment._proposed_term()
            assignment.term_warning = assignment._short_term_warning()

    def _proposed_term(self):
        """In words, the term that this draft would get now; False when it has one or cannot have one yet."""
        if self.state != lifecycle.DRAFT or self.deadline or not (self.source and self.date_start):
            return False
        term = deadlines.find_term(self._term_facts())
        if isinstance(term, Refusal):
            return self._refusal_message(term)
        if isinstance(term, deadlines.Stated):
            return self.env._("%(day)s, the term of the source", day=format_date(self.env, term.deadline))
        # Reads the norm only; no unknown code can come from the table of sources.
        found = self.env["akimat.norm"].compute_deadline(term.code, term.start, self.company_id.id)
        return found["explanation"]

    def _short_term_warning(self):
        """A note when the office itself leaves less time than an assignment should have (Gov. Reglament p. 166)."""
        if not (self.deadline and self.date_start) or self.state != lifecycle.DRAFT or self.source_level == "higher":
            return False
        earliest = self._last_day(norm_codes.MIN_TERM)
        if self.deadline >= earliest:
            return False
        return self.env._(
            "This leaves less time than an assignment should have (not before %(day)s: %(norm)s).",
            day=format_date(self.env, earliest),
            norm=self._norm(norm_codes.MIN_TERM).citation,
        )

    @api.constrains("deadline", "date_start", "source_deadline")
    def _check_term(self):
        for assignment in self:
            if refusal := deadlines.refuse_term(assignment._term_facts()):
                raise TermRefused(assignment._refusal_message(refusal))

    # Fixing the term

    def _term_facts(self):
        """What the term depends on, as a value of the domain."""
        return deadlines.Facts(
            source=self.source,
            urgency=self.urgency,
            received=self.date_start,
            signed=self.basis_date or None,
            stated=self.deadline or None,
            source_term=self.source_deadline or None,
        )

    def _fix_term(self):
        """Give the card its term as it goes into force: stated by the giver, by the source, else by norm."""
        for assignment in self:
            term = deadlines.find_term(assignment._term_facts())
            if isinstance(term, Refusal):
                raise TermRefused(assignment._refusal_message(term))
            if isinstance(term, deadlines.ByNorm):
                assignment._fix_deadline(term.code, term.start)
            else:
                assignment._set_deadline(term.deadline, assignment._term_basis(term), start=assignment.date_start)

    def _term_basis(self, term):
        """Who named the term: a name or a number, which read the same in every language."""
        if not term.by_source:
            return self.issuer_id.name or self.env.user.name
        parts = (
            self.basis_number and f"№ {self.basis_number}",
            self.basis_date and self.basis_date.strftime("%d.%m.%Y"),
            self.basis_point,
        )
        return ", ".join(filter(None, parts)) or self.document_id.sender_number or self.issuer_id.name

    def _move_term(self, day, basis):
        """Move the term by an approved extension; the first term stays on the card."""
        self._set_deadline(day, basis)
        # Everybody's task to carry it out moves along, whoever approved.
        self.sudo().activity_ids.filtered(
            lambda activity: activity.activity_type_id == self.env.ref(ACTIVITY_EXECUTE)
        ).write({"date_deadline": day})
        self._others_follow_term()

    def _after_deadline_moved(self, before):
        super()._after_deadline_moved(before)
        self._others_follow_term()

    def _others_follow_term(self):
        # What others owe for the card moves along, whoever moved it.
        self.sudo().contribution_ids._fix_own_term()
        # As above.
        self.sudo().child_ids.filtered(lambda part: not part.is_closed)._grant({"source_deadline": self.deadline})
        # A new term is reminded of anew.
        self._grant({"reminded_rule_ids": [Command.clear()], "last_reminder_on": False})

    def _deadline_basis(self):
        return self.issuer_id.name or super()._deadline_basis()

    # Norms

    def _norm(self, code):
        """The norm ``code`` in force when the task was received."""
        # The norm is law: it is cited to everybody, also to those who may not open the catalogue.
        return self.env["akimat.norm"]._in_force(code, self.date_start, self.company_id).sudo()

    def _extension_norm(self):
        return self._norm(norm_codes.EXTENSION)

    def _extension_limit(self):
        """How many times the term of this task may be moved."""
        return self.env["akimat.norm"]._amount_in_force(norm_codes.EXTENSION, self.date_start, self.company_id)

    def _extension_request_norm(self):
        return self._norm(norm_codes.EXTENSION_REQUEST)

    def _last_day(self, code):
        """The last day of the period ``code`` counted from the receipt of the task."""
        return self.env["akimat.norm"]._day_by_norm(code, self.date_start, self.company_id)

    def _last_day_to_request(self):
        """The last day on which an extension of the present term can be asked for."""
        return self.env["akimat.norm"]._day_by_norm(norm_codes.EXTENSION_REQUEST, self.deadline, self.company_id)
