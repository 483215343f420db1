"""The last day of a sanction: golden cases, and random ones against a reference that walks day by day."""

import random
from datetime import date, timedelta

import pytest

from odoo.addons.akimat_base.domain.norms import AS_IS, MONTH, NEXT_DAY, Norm
from odoo.addons.akimat_base.domain.workdays import WorkCalendar, add_months
from odoo.addons.akimat_hr.domain.limitation import (
    COMMISSION,
    DISCOVERY,
    Clock,
    Suspension,
    blocking,
    compute,
    norm_pair,
)

CALENDAR = WorkCalendar()
DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)


def norm(amount, code="X"):
    return Norm(1, code, amount, MONTH, NEXT_DAY, AS_IS, date(2016, 1, 1))


def clocks(discovered, committed, months=(1, 6)):
    return [Clock(DISCOVERY, discovered, norm(months[0])), Clock(COMMISSION, committed, norm(months[1]))]


def last_day(discovered, committed, *suspensions, months=(1, 6), today=TODAY):
    return compute(clocks(discovered, committed, months), suspensions, CALENDAR, today)


GOLDEN = [
    pytest.param(date(2026, 10, 5), date(2026, 9, 1), (), date(2026, 11, 5), id="a month from discovery"),
    pytest.param(date(2026, 1, 31), date(2026, 1, 30), (), date(2026, 2, 28), id="a month that has no such date"),
    pytest.param(date(2026, 10, 20), date(2026, 4, 25), (), date(2026, 10, 25), id="six months come earlier"),
    pytest.param(
        date(2026, 10, 5),
        date(2026, 9, 1),
        (Suspension("sickness", date(2026, 10, 10), date(2026, 10, 19)),),
        date(2026, 11, 15),
        id="ten days of sickness",
    ),
    pytest.param(
        date(2026, 10, 5),
        date(2026, 9, 1),
        (
            Suspension("leave", date(2026, 10, 10), date(2026, 10, 19)),
            Suspension("sickness", date(2026, 10, 15), date(2026, 10, 24)),
        ),
        date(2026, 11, 20),
        id="shared days count once",
    ),
    pytest.param(
        date(2026, 10, 5),
        date(2026, 9, 1),
        (Suspension("leave", date(2026, 9, 20), date(2026, 10, 5)),),
        date(2026, 11, 5),
        id="before the discovery nothing runs",
    ),
    pytest.param(
        date(2026, 10, 5),
        date(2026, 9, 1),
        (Suspension("leave", date(2026, 11, 6), date(2026, 11, 30)),),
        date(2026, 11, 5),
        id="after the end nothing is saved",
    ),
    pytest.param(
        date(2026, 10, 5),
        date(2026, 9, 1),
        (Suspension("leave", date(2026, 11, 5), date(2026, 11, 8)),),
        date(2026, 11, 9),
        id="a leave that begins on the last day",
    ),
]


@pytest.mark.parametrize(("discovered", "committed", "suspensions", "end"), GOLDEN)
def test_golden_cases(discovered, committed, suspensions, end):
    assert last_day(discovered, committed, *suspensions).end == end


def test_proceedings_suspend_both_terms():
    found = last_day(date(2026, 10, 5), date(2026, 4, 10), Suspension("criminal", date(2026, 8, 1), date(2026, 10, 31)))
    by_discovery, by_commission = found.terms
    # 26 days of October and 92 days since August do not count.
    assert by_discovery.end == found.end == date(2026, 12, 1)
    assert by_commission.end == date(2027, 1, 10)


def test_the_earlier_term_decides_and_says_so():
    found = last_day(date(2026, 10, 20), date(2026, 4, 25))
    assert found.deciding.event == COMMISSION
    assert found.as_data()["deciding"] == COMMISSION


def test_each_suspension_is_told_with_its_days_and_the_day_it_moved_to():
    found = last_day(
        date(2026, 10, 5),
        date(2026, 9, 1),
        Suspension("sickness", date(2026, 10, 15), date(2026, 10, 24)),
        Suspension("leave", date(2026, 10, 10), date(2026, 10, 19)),
    )
    told = [(step.kind, step.days, step.end) for step in found.terms[0].steps]
    assert told == [("leave", 10, date(2026, 11, 15)), ("sickness", 5, date(2026, 11, 20))]


def test_a_suspension_that_runs_counts_up_to_today_and_the_end_moves_with_it():
    running = Suspension("sickness", date(2026, 10, 20))
    first = last_day(date(2026, 10, 5), date(2026, 9, 1), running, today=date(2026, 10, 29))
    later = last_day(date(2026, 10, 5), date(2026, 9, 1), running, today=date(2026, 10, 30))
    assert (first.end, later.end) == (date(2026, 11, 15), date(2026, 11, 16))
    assert first.terms[0].steps[0].running


def test_longer_terms_for_discrediting_misconduct_and_budget_law():
    assert norm_pair("b", "discrediting_grave") == norm_pair("b", "budget")
    assert norm_pair("b", "ethics") != norm_pair("b", "budget")
    assert norm_pair("technical", "duty")[0].endswith("LABOUR")
    found = last_day(date(2026, 10, 5), date(2026, 9, 1), months=(3, 12))
    assert found.end == date(2027, 1, 5)


def test_nobody_is_punished_during_his_leave_but_the_prosecutor_stops_only_the_term():
    leave = Suspension("leave", date(2026, 11, 1), date(2026, 11, 30))
    prosecutor = Suspension("prosecutor", date(2026, 11, 1))
    assert blocking([prosecutor, leave], TODAY) == leave
    assert blocking([prosecutor], TODAY) is None
    assert blocking([Suspension("court", date(2026, 11, 1))], TODAY).kind == "court"
    assert blocking([leave], date(2026, 12, 1)) is None


def reference(start, months, suspensions, today):
    """The last day found by walking: each day of the term counts unless some suspension holds it."""
    left = (add_months(start, months) - start).days
    day = start
    while left:
        day += DAY
        held = any(first <= day <= (last or max(today, first)) for first, last in suspensions)
        left -= not held
    return day


def test_random_cases_against_a_walk_day_by_day():
    dice = random.Random(45)
    for _case in range(1500):
        committed = date(2015, 1, 1) + DAY * dice.randrange(4500)
        discovered = committed + DAY * dice.randrange(0, 200)
        today = discovered + DAY * dice.randrange(0, 60)
        intervals = []
        for _number in range(dice.randrange(5)):
            first = committed + DAY * dice.randrange(-20, 260)
            last = None if dice.random() < 0.1 else first + DAY * dice.randrange(0, 70)
            intervals.append((first, last))
        months = dice.choice([(1, 6), (3, 12)])
        suspensions = [Suspension("leave", first, last) for first, last in intervals]
        found = last_day(discovered, committed, *suspensions, months=months, today=today)
        expected = [
            reference(discovered, months[0], intervals, today),
            reference(committed, months[1], intervals, today),
        ]
        assert [term.end for term in found.terms] == expected, (discovered, committed, intervals, today)
        assert found.end == min(expected)
        for term in found.terms:
            assert term.base_end + DAY * sum(step.days for step in term.steps) == term.end
