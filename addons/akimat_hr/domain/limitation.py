"""Until which day a sanction may be imposed, and why: two clocks, their suspensions, the earlier end.

A sanction is imposed within a term from the discovery of the offence and within another from its commission
(Law on the civil service, art. 45(1)-(2)). Absence for a good reason, proceedings of others and the prosecutor's
review suspend both (art. 45(3)-(4)): the days of a suspension do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from odoo.addons.akimat_base.domain import deadlines
from odoo.addons.akimat_base.domain.norms import Norm
from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.domain.workdays import WorkCalendar

from . import norm_codes_discipline as codes

TECHNICAL = "technical"
# Art. 45(2): longer terms for misconduct that discredits the service and for breaches of budget law.
SPECIAL_GROUNDS = frozenset({"budget", "discrediting_minor", "discrediting_serious", "discrediting_grave"})
DISCREDITING_GROUNDS = SPECIAL_GROUNDS - {"budget"}
# Art. 45(3): while the employee is away no sanction may be imposed; the prosecutor's review only stops the term.
TERM_ONLY = frozenset({"prosecutor"})
DISCOVERY, COMMISSION, CLOSING = "discovery", "commission", "closing"


@dataclass(frozen=True)
class Clock:
    """A term: from which event, on which day, by which norm."""

    event: str
    start: date
    norm: Norm


@dataclass(frozen=True)
class Suspension:
    """Days that do not count, both ends included; without a last day it runs on."""

    kind: str
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Step:
    """What one suspension did to one clock: how many of its days fell into the term and where the end moved."""

    kind: str
    first: date
    last: date
    running: bool
    days: int
    end: date


@dataclass(frozen=True)
class Term:
    """One clock read out: its end before suspensions, each step, its end."""

    event: str
    start: date
    code: str
    norm_id: int
    amount: int
    base_end: date
    steps: tuple[Step, ...]
    end: date


@dataclass(frozen=True)
class Limitation:
    """The last day on which a sanction may be imposed, and the terms it comes from; the earlier one decides."""

    terms: tuple[Term, ...]

    @property
    def deciding(self) -> Term:
        return min(self.terms, key=lambda term: term.end)

    @property
    def end(self) -> date:
        return self.deciding.end

    def as_data(self) -> dict:
        """JSON-ready values (dates in ISO form)."""
        return {
            "end": self.end.isoformat(),
            "deciding": self.deciding.event,
            "terms": [_plain(asdict(term)) for term in self.terms],
        }


def _plain(value):
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def norm_pair(servant: str, ground: str) -> tuple[str, str]:
    """Codes of the terms from discovery and from commission for this kind of servant and ground.

    >>> norm_pair("b", "duty")
    ('DISCIPLINE.DISCOVERY', 'DISCIPLINE.COMMISSION')
    >>> norm_pair("technical", "budget")[0]
    'DISCIPLINE.DISCOVERY_LABOUR'
    """
    if servant == TECHNICAL:
        return codes.LABOUR
    return codes.SPECIAL if ground in SPECIAL_GROUNDS else codes.ORDINARY


def compute(
    clocks: Sequence[Clock], suspensions: Iterable[Suspension], calendar: WorkCalendar, today: date
) -> Limitation:
    """Read the clocks with all suspensions; one that still runs is counted up to ``today``.

    Days that two suspensions share are counted once; days before the term or after its end move nothing.
    """
    ordered = sorted(suspensions, key=lambda suspension: (suspension.first, suspension.last or date.max))
    return Limitation(tuple(_term(clock, ordered, calendar, today) for clock in clocks))


def _term(clock: Clock, suspensions: Sequence[Suspension], calendar: WorkCalendar, today: date) -> Term:
    base_end = end = deadlines.compute(clock.norm, clock.start, calendar).deadline
    pauses: list[tuple[date, date]] = []
    steps = []
    for suspension in suspensions:
        last = suspension.last or max(today, suspension.first)
        pauses.append((suspension.first, last))
        moved = deadlines.compute(clock.norm, clock.start, calendar, pauses).deadline
        running = suspension.last is None
        steps.append(Step(suspension.kind, suspension.first, last, running, (moved - end).days, moved))
        end = moved
    norm = clock.norm
    return Term(clock.event, clock.start, norm.code, norm.id, norm.amount, base_end, tuple(steps), end)


# A sick leave certificate or a leave is known this many days ahead at most; a longer one is entered as running.
LONGEST_AHEAD = 60


def refuse_period(first: date, last: date | None, committed: date, today: date) -> Refusal | None:
    """Why these days cannot suspend the term of this offence, or None: they are before it, or not there yet.

    >>> refuse_period(date(2020, 1, 1), date(2040, 1, 1), date(2026, 4, 20), date(2026, 5, 11)).code
    'suspension_before_offence'
    >>> refuse_period(date(2026, 5, 10), None, date(2026, 4, 20), date(2026, 5, 11)) is None
    True
    """
    if first < committed:
        return Refusal("suspension_before_offence", day=committed)
    if first > today:
        return Refusal("suspension_not_begun", day=first)
    if last and (last - today).days > LONGEST_AHEAD:
        return Refusal("suspension_too_long", days=LONGEST_AHEAD)
    return None


def blocking(suspensions: Iterable[Suspension], day: date) -> Suspension | None:
    """The suspension during which neither the case is heard nor a sanction imposed on ``day``, or None."""
    for suspension in suspensions:
        if suspension.kind in TERM_ONLY:
            continue
        if suspension.first <= day and (suspension.last is None or day <= suspension.last):
            return suspension
    return None
