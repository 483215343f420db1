"""Periods of interim reports: whole months, quarters, half-years and years of the calendar."""

from datetime import date, timedelta

import pytest

from odoo.addons.akimat_control.domain import periodic


@pytest.mark.parametrize(
    ("periodicity", "day", "first", "last"),
    [
        ("month", date(2026, 2, 28), date(2026, 2, 1), date(2026, 2, 28)),
        ("month", date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        ("quarter", date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        ("quarter", date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        ("half_year", date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
        ("half_year", date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31)),
        ("year", date(2026, 7, 1), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_period_of_a_day(periodicity, day, first, last):
    assert periodic.period_around(periodicity, day) == (first, last)


@pytest.mark.parametrize("periodicity", periodic.MONTHS)
def test_periods_follow_each_other_without_gaps(periodicity):
    first, last = periodic.period_around(periodicity, date(2026, 1, 1))
    for _number in range(30):
        following = periodic.period_around(periodicity, last + timedelta(days=1))
        assert following[0] == last + timedelta(days=1)
        assert periodic.previous_period(periodicity, following[0]) == (first, last)
        first, last = following


def test_long_term_control_names_its_period_and_its_end():
    assert periodic.refuse_long_term(False, date(2027, 1, 1)).code == "no_periodicity"
    assert periodic.refuse_long_term("quarter", None).code == "no_final_day"
    assert periodic.refuse_long_term("quarter", date(2027, 1, 1)) is None
