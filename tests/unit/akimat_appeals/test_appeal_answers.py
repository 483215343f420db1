"""What an answer must hold, and when the applicant is heard first."""
from datetime import date

import pytest

from odoo.addons.akimat_appeals.domain import answers as rules
from odoo.addons.akimat_appeals.domain.answers import Answer, Hearing

TODAY = date(2026, 6, 8)
GROUNDED = {"cause": "No money", "norms": "Budget Code", "superior": True}


def code(refusal):
    return refusal and refusal.code


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(" ", "explained"), "answer_empty"),
        (Answer("Yes", False), "outcome_missing"),
        (Answer("Yes", "satisfied", ("refused",)), "outcome_contradicts"),
        (Answer("No", "refused"), "cause_missing"),
        (Answer("No", "refused", cause="No money"), "norms_missing"),
        (Answer("No", "refused", cause="No money", norms="Code"), "superior_missing"),
        (Answer("No", "refused", **GROUNDED), None),
        (Answer("Part", "partly", ("satisfied", "refused"), **GROUNDED), None),
        (Answer("We shall", "promised"), "promise_undated"),
        (Answer("We shall", "explained", ("promised",)), "promise_undated"),
        (Answer("We shall", "promised", promised_on=TODAY), "promise_in_past"),
        (Answer("We shall", "promised", promised_on=date(2026, 6, 9)), None),
    ],
)
def test_answer(answer, expected):
    assert code(rules.refuse_answer(answer, TODAY)) == expected


@pytest.mark.parametrize(
    ("procedure", "outcome", "is_law", "expected"),
    [
        ("ordinary", "refused", True, True),
        ("complaint", "partly", True, True),
        ("simplified", "refused", True, False),
        ("ordinary", "satisfied", True, False),
        ("ordinary", "refused", False, False),
    ],
)
def test_where_a_hearing_comes_first(procedure, outcome, is_law, expected):
    assert rules.needs_hearing(procedure, Answer("x", outcome), is_law) is expected


@pytest.mark.parametrize(
    ("hearing", "signing", "expected"),
    [
        (Hearing(), False, "hearing_missing"),
        (Hearing(waived=True), True, None),
        (Hearing(told_on=date(2026, 6, 5)), False, None),
        (Hearing(told_on=date(2026, 6, 5)), True, "hearing_too_late"),
        (Hearing(told_on=date(2026, 6, 3)), True, "hearing_open"),
        (Hearing(told_on=date(2026, 6, 3), is_done=True), True, None),
    ],
)
def test_hearing(hearing, signing, expected):
    assert code(rules.refuse_without_hearing(hearing, date(2026, 6, 3), signing)) == expected
