from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ..domain import lifecycle, norm_codes, periodic
from ..exceptions import TermRefused
from .selections import PERIODICITY_SELECTION


class AkimatAssignmentPeriodic(models.Model):
    """Long-term control: a task under way for months reports on each period until its final term.

    Source: Kentau Reglament p. 73, Government Reglament p. 177.
    """

    _inherit = "akimat.assignment"

    periodicity = fields.Selection(
        PERIODICITY_SELECTION,
        "Interim reports",
        tracking=True,
        index="btree_not_null",
        help="How often the task is reported on until its final term; the interim reports keep it on control.",
    )
    interim_ids = fields.One2many("akimat.assignment.interim", "assignment_id", "Interim reports of the periods")
    next_period_on = fields.Date("Next period begins on", readonly=True, copy=False)

    _periods_to_open = models.Index("(company_id, next_period_on) WHERE next_period_on IS NOT NULL")

    @api.constrains("periodicity", "deadline", "state")
    def _check_long_term(self):
        for card in self.filtered(lambda card: card.periodicity and card.state in lifecycle.ON_CONTROL):
            if refusal := periodic.refuse_long_term(card.periodicity, card.deadline or None):
                raise TermRefused(card._refusal_message(refusal))

    def _after_assign(self):
        super()._after_assign()
        self.filtered("periodicity")._begin_periods()

    def _before_transition(self, transition):
        if transition.name == "assign":
            self._check_final_day()
        super()._before_transition(transition)

    def _check_final_day(self):
        """A long-term task names its final day itself: no norm counts it."""
        for card in self.filtered("periodicity"):
            refusal = periodic.refuse_long_term(card.periodicity, card.deadline or card.source_deadline or None)
            if refusal:
                raise TermRefused(card._refusal_message(refusal))

    def _begin_periods(self):
        """From today on the task reports period by period."""
        for card in self:
            card._grant({"next_period_on": card.company_id._akimat_today()})
            card._open_period(card.next_period_on)

    def _go_long_term(self, periodicity):
        """An approved request puts the task on long-term control."""
        self._grant({"periodicity": periodicity})
        self._begin_periods()

    def _after_close(self):
        super()._after_close()
        # What was still expected falls with the card, whoever closed it.
        closed = self.sudo()
        closed.interim_ids.filtered(lambda interim: interim.state == "expected")._system_move("drop")
        closed.filtered("next_period_on")._grant({"next_period_on": False})

    # Scheduled action

    @api.model
    def _cron_periodic(self, batch=200):
        """Open the periods that have begun, each once."""
        self._serve_companies(self._domain_periods_to_open, type(self)._open_period, type(self)._try_tomorrow, batch)

    @api.model
    def _domain_periods_to_open(self, company, today):
        return Domain("next_period_on", "<=", today) & Domain("state", "in", lifecycle.ON_CONTROL)

    def _try_tomorrow(self, today):
        self._grant({"next_period_on": today + timedelta(days=1)})

    def _open_period(self, today):
        """Expect a report on each period that has begun by ``today``; none where the final report comes first."""
        while self.next_period_on and self.next_period_on <= today:
            first, last = periodic.period_around(self.periodicity, self.next_period_on)
            norm, trace = self.env["akimat.norm"]._compute_by_norm(norm_codes.INTERIM_REPORT, last, self.company_id)
            day = fields.Date.to_date(trace["deadline"])
            if day >= self.deadline:
                # The final report comes before it.
                self._grant({"next_period_on": False})
                return
            self._grant({"next_period_on": last + timedelta(days=1)})
            self.env["akimat.assignment.interim"]._expect(self, first, last, day, norm, trace)
