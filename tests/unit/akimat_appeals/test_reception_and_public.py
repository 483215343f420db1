"""Days of reception, places, limits and forms: what no screen may get wrong."""

import doctest
from datetime import date

import pytest

from odoo.addons.akimat_appeals.domain import lifecycle_reception, public_form, reception, statistics
from odoo.addons.akimat_appeals.tools import access_codes

Q4 = (date(2026, 10, 1), date(2026, 12, 31))
GOOD = {
    "kind": "statement",
    "applicant_kind": "person",
    "applicant_name": "Айгүл",
    "iin": "791028302728",
    "address": "Абай, 1",
    "text": "Жарық жоқ",
    "consent": "yes",
}


@pytest.mark.parametrize("module", [access_codes, public_form, reception, statistics])
def test_examples_in_docstrings(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("repeat", "weekday", "count"), [("every", 4, 13), ("1", 4, 3), ("4", 0, 3), ("last", 3, 3), ("once", 0, 1)]
)
def test_days_of_a_quarter(repeat, weekday, count):
    rule = reception.Rule(repeat, weekday, date(2026, 11, 2))
    days = list(reception.reception_days(rule, *Q4))
    assert len(days) == count
    assert all(day.weekday() == weekday for day in days)


def test_a_place_is_refused_for_the_gravest_reason_first():
    place = reception.Place(is_free=False, is_past=True, receivers={1, 2}, accused={2}, same_question_on_day=True)
    assert reception.refuse_place(place).code == "accused_receives"
    assert reception.refuse_place(reception.Place(True, False, {1}, {2})) is None


def test_only_who_receives_takes_the_step_of_receiving():
    assert lifecycle_reception.CARD.named("receive", "arrived").roles == {"host"}


def test_places_are_moved_by_nobody():
    for item in lifecycle_reception.SLOT:
        assert item.name == "cancel" or item.roles == {"system"}


@pytest.mark.parametrize("state", ["closed", "returned", "cancelled", "annulled"])
def test_an_ended_card_stays_ended(state):
    assert all(state not in item.sources for item in lifecycle_reception.CARD)


def test_a_good_form_has_no_mistakes():
    assert public_form.clean(public_form.APPEAL, GOOD)[1] == {}


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"iin": "1"}, "iin", "wrong"),
        ({"iin": ""}, "iin", "missing"),
        ({"kind": "petition"}, "kind", "wrong"),
        ({"email": "a b@c"}, "email", "wrong"),
        ({"text": "x" * (public_form.TEXT + 1)}, "text", "too_long"),
        ({"text": " \n "}, "text", "missing"),
        ({"text": ["a", "list"]}, "text", "missing"),
        ({"consent": ""}, "consent", "missing"),
        ({"applicant_kind": "robot"}, "applicant_kind", "wrong"),
        ({"applicant_kind": "organisation"}, "bin", "missing"),
    ],
)
def test_mistakes_of_a_form(changes, field, code):
    assert public_form.clean(public_form.APPEAL, {**GOOD, **changes})[1][field] == code


def test_signs_that_no_text_has_are_left_out():
    assert public_form.clean(public_form.APPEAL, {**GOOD, "text": "a\x00b\u202ec\r\nd"})[0]["text"] == "abc\nd"
