"""How often, how early and with whose consent a term may be moved."""

from dataclasses import replace
from datetime import date

import pytest

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_control.domain.extension import Request, needs_higher_decision, refuse_request

GOOD = Request(
    source="city_akim",
    deadline=date(2026, 6, 10),
    requested=date(2026, 6, 20),
    reason="The contractor changed.",
    today=date(2026, 6, 5),
    last_day=date(2026, 6, 9),
    approved=0,
    limit=2,
)


def test_a_request_with_cause_and_later_day_is_taken():
    assert refuse_request(GOOD) is None


@clause("KEN-39")
@pytest.mark.parametrize(("approved", "refused"), [(0, False), (1, False), (2, True), (3, True)])
def test_the_limit_holds_for_internal_tasks(approved, refused):
    answer = refuse_request(replace(GOOD, approved=approved))
    assert answer == (Refusal("limit_internal", limit=2) if refused else None)


@pytest.mark.parametrize("source", ["administration", "pm", "government", "ministry"])
def test_over_the_limit_a_higher_task_raises_liability(source):
    assert refuse_request(replace(GOOD, source=source, approved=2)) == Refusal("limit_higher", limit=2)


@clause("KEN-39")
@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_request_names_its_cause(reason):
    assert refuse_request(replace(GOOD, reason=reason)).code == "no_cause"


@clause("KEN-39")
@pytest.mark.parametrize(
    ("requested", "refused"), [(date(2026, 6, 9), True), (date(2026, 6, 10), True), (date(2026, 6, 11), False)]
)
def test_the_new_day_is_later(requested, refused):
    answer = refuse_request(replace(GOOD, requested=requested))
    assert (answer is not None and answer.code == "not_later") is refused


@pytest.mark.parametrize(
    ("today", "refused"),
    [(date(2026, 6, 8), False), (date(2026, 6, 9), False), (date(2026, 6, 10), True), (date(2026, 6, 11), True)],
)
def test_a_request_comes_in_time(today, refused):
    answer = refuse_request(replace(GOOD, today=today))
    assert (answer is not None and answer.code == "too_late") is refused


@clause("KEN-35")
def test_every_co_executor_agrees():
    assert refuse_request(replace(GOOD, missing_consents=("C",))) == Refusal("no_consent", names=("C",))
    assert refuse_request(replace(GOOD, missing_consents=())) is None


@pytest.mark.parametrize(
    ("source", "source_term", "requested", "needed"),
    [
        ("ministry", date(2026, 6, 30), date(2026, 6, 29), False),
        ("ministry", date(2026, 6, 30), date(2026, 6, 30), False),
        ("ministry", date(2026, 6, 30), date(2026, 7, 1), True),
        ("administration", None, date(2026, 7, 1), True),
        ("city_akim", None, date(2026, 7, 1), False),
        ("city_akim", date(2026, 6, 30), date(2026, 7, 1), True),
    ],
)
def test_who_decides_how_far(source, source_term, requested, needed):
    assert needs_higher_decision(source, source_term, requested) is needed
