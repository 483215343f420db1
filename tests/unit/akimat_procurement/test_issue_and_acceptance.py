"""May so much be issued, may so much be accepted; how late a delivery is."""

from datetime import date

import pytest

from odoo.addons.akimat_procurement.domain.acceptance import Delivered, days_late, refuse_lines
from odoo.addons.akimat_procurement.domain.supply_issue import Wanted, refuse_issue


def wanted(quantity, remaining=5, available=5, product=1):
    return Wanted(product, "Paper", "pack", quantity, remaining, available)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([wanted(5)], None),
        ([wanted(0), wanted(2, product=2)], None),
        ([], "nothing_to_issue"),
        ([wanted(0)], "nothing_to_issue"),
        ([wanted(-1), wanted(2, product=2)], "nothing_to_issue"),
        ([wanted(6)], "over_request"),
        ([wanted(5, available=4)], "over_stock"),
        ([wanted(3), wanted(3)], "over_stock"),
        ([wanted(0.1 + 0.2, remaining=0.3)], None),
    ],
)
def test_an_issue_is_within_the_request_and_the_stock(lines, code):
    refusal = refuse_issue(lines)
    assert (refusal and refusal.code) == code


def test_every_line_over_the_stock_is_named():
    refusal = refuse_issue([wanted(5, available=4), wanted(2, product=2), wanted(3, available=1, product=3)])
    assert [line.product for line in refusal.facts["lines"]] == [1, 3]


def delivered(now, accepted, before=0, reason=""):
    return Delivered("Paper", 10, before, now, accepted, reason)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([delivered(10, 10)], None),
        ([delivered(0, 0), delivered(3, 3)], None),
        ([delivered(0, 0)], "nothing_delivered"),
        ([delivered(3, 4)], "accepted_not_delivered"),
        ([delivered(3, -1)], "accepted_not_delivered"),
        ([delivered(11, 11)], "over_contract"),
        ([delivered(6, 6, before=5)], "over_contract"),
        ([delivered(6, 5, before=5)], "no_reject_reason"),
        ([delivered(6, 5, before=5, reason="Wet")], None),
    ],
)
def test_an_acceptance_is_within_the_contract(lines, code):
    refusal = refuse_lines(lines)
    assert (refusal and refusal.code) == code


@pytest.mark.parametrize(
    ("due", "days"),
    [(date(2026, 6, 3), 1), (date(2026, 6, 4), 0), (date(2026, 6, 5), 0), (date(2025, 6, 4), 365), (None, 0)],
)
def test_days_late_are_calendar_days_after_the_term(due, days):
    assert days_late(due, date(2026, 6, 4)) == days
