"""Where a term comes from, how long it is, what is late."""

import csv
from datetime import date
from pathlib import Path

import pytest

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.domain.deadlines import compute
from odoo.addons.akimat_base.domain.norms import Norm
from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.domain.workdays import WorkCalendar
from odoo.addons.akimat_control.domain import norm_codes
from odoo.addons.akimat_control.domain.deadlines import (
    ByNorm,
    Facts,
    Stated,
    choose_norm,
    control_class,
    find_term,
    is_overdue,
)
from odoo.addons.akimat_control.domain.sources import SOURCES, source_of_author, source_of_correspondent

ADDONS = Path(__file__).resolve().parents[3] / "addons"
ROWS = {
    row["code"]: row
    for name in ("akimat_base/data/akimat.norm.csv", "akimat_control/data/akimat.norm-control.csv")
    for row in csv.DictReader((ADDONS / name).open(encoding="utf-8"))
}

CHOICES = [
    ("president", "ordinary", "CONTROL.ADMINISTRATION"),
    ("administration", "ordinary", "CONTROL.ADMINISTRATION"),
    ("administration", "very_urgent", "CONTROL.VERY_URGENT"),
    ("pm", "ordinary", "CONTROL.PM"),
    ("pm", "very_urgent", "CONTROL.VERY_URGENT"),
    ("pm", "urgent", "CONTROL.URGENT"),
    ("pm", "expedite", "CONTROL.URGENT"),
    ("deputy_pm", "ordinary", "CONTROL.PM"),
    ("pm_office", "ordinary", "CONTROL.PM"),
    ("pm_operative", "ordinary", "CONTROL.PM_OPERATIVE"),
    ("pm_operative", "urgent", "CONTROL.PM_OPERATIVE"),
    ("government", "ordinary", "CONTROL.NO_TERM"),
    ("ministry", "urgent", "CONTROL.URGENT"),
    ("oblast_akim", "ordinary", "CONTROL.NO_TERM"),
    ("city_akim", "ordinary", "CONTROL.AKIM"),
    ("city_akim", "urgent", "CONTROL.AKIM_URGENT"),
    ("city_akim", "very_urgent", "CONTROL.VERY_URGENT"),
    ("deputy_akim", "ordinary", "CONTROL.AKIM"),
    ("deputy_akim", "expedite", "CONTROL.AKIM_URGENT"),
    ("own", "ordinary", "CONTROL.NO_TERM"),
]


@clause("KEN-34", "KEN-34.2", "KEN-34.3", "KEN-38")
@pytest.mark.parametrize(("source", "urgency", "code"), CHOICES)
def test_source_and_mark_choose_the_norm(source, urgency, code):
    assert choose_norm(source, urgency) == code


@pytest.mark.parametrize("source", sorted(SOURCES))
@pytest.mark.parametrize("urgency", ["ordinary", "expedite", "urgent", "very_urgent"])
def test_every_source_has_a_norm_for_every_mark(source, urgency):
    assert choose_norm(source, urgency) in norm_codes.TERMS


def test_every_code_has_a_row_with_its_citation():
    missing = {code for code in norm_codes.ALL if not ROWS.get(code, {}).get("citation")}
    assert not missing


def _norm(code):
    row = ROWS[code]
    day = date.fromisoformat(row["date_from"])
    return Norm(1, code, int(row["amount"]), row["unit"], row["start_rule"], row["end_rule"], day)


GOLDEN = [
    # Tasks of the Administration: one month, the last day of a short month, moved off a Saturday.
    ("administration", "ordinary", date(2026, 1, 31), None, date(2026, 3, 2)),
    ("administration", "ordinary", date(2028, 1, 31), None, date(2028, 2, 29)),
    # The day of receipt is day one (Government Reglament p. 177): Thursday, Friday, Monday.
    ("pm", "very_urgent", date(2026, 6, 4), None, date(2026, 6, 8)),
    ("pm", "urgent", date(2026, 6, 1), None, date(2026, 6, 12)),
    # Two weeks from signing, whenever it was received.
    ("pm_operative", "ordinary", date(2026, 6, 4), date(2026, 6, 1), date(2026, 6, 15)),
    # The akim: a month; ten days with the mark. 5 April 2026 is a Sunday, 15 March too.
    ("city_akim", "ordinary", date(2026, 3, 5), None, date(2026, 4, 6)),
    ("city_akim", "urgent", date(2026, 3, 5), None, date(2026, 3, 16)),
    ("city_akim", "ordinary", date(2026, 12, 31), None, date(2027, 2, 1)),
]


@clause("KEN-34", "KEN-34.2", "KEN-34.3", "KEN-38")
@pytest.mark.parametrize(("source", "urgency", "received", "signed", "expected"), GOLDEN)
def test_terms_by_the_shipped_norms(source, urgency, received, signed, expected):
    term = find_term(Facts(source, urgency, received, signed))
    assert compute(_norm(term.code), term.start, WorkCalendar()).deadline == expected


@clause("KEN-32", "KEN-45.2")
@pytest.mark.parametrize(
    ("stated", "source_term", "expected"),
    [
        (date(2026, 5, 19), date(2026, 5, 20), Stated(date(2026, 5, 19))),
        (date(2026, 5, 20), date(2026, 5, 20), Stated(date(2026, 5, 20))),
        (None, date(2026, 5, 20), Stated(date(2026, 5, 20), by_source=True)),
        (date(2026, 5, 1), None, Stated(date(2026, 5, 1))),
    ],
)
def test_a_stated_term_wins_over_the_norm(stated, source_term, expected):
    assert find_term(Facts("ministry", "ordinary", date(2026, 5, 1), None, stated, source_term)) == expected


@clause("KEN-32")
def test_an_internal_term_is_never_later_than_the_source():
    facts = Facts("ministry", "ordinary", date(2026, 5, 1), None, date(2026, 5, 25), date(2026, 5, 20))
    assert find_term(facts) == Refusal(
        "later_than_source", deadline=date(2026, 5, 25), source_deadline=date(2026, 5, 20)
    )


@clause("KEN-34", "KEN-38")
def test_a_term_before_receipt_is_refused():
    facts = Facts("administration", "ordinary", date(2026, 5, 10), None, date(2026, 5, 9))
    assert find_term(facts) == Refusal("term_before_start", deadline=date(2026, 5, 9), start=date(2026, 5, 10))


@clause("KEN-34.3")
def test_an_operative_task_without_signing_date_has_no_term():
    assert find_term(Facts("pm_operative", "ordinary", date(2026, 6, 4))) == Refusal("no_signing_date")
    stated = Facts("pm_operative", "ordinary", date(2026, 6, 4), None, date(2026, 6, 20))
    assert find_term(stated) == Stated(date(2026, 6, 20))


def test_a_term_without_stated_day_runs_from_receipt():
    facts = Facts("ministry", "urgent", date(2026, 6, 4), date(2026, 6, 1))
    assert find_term(facts) == ByNorm("CONTROL.URGENT", date(2026, 6, 4))


LIMITS = [("urgent", date(2026, 6, 12)), ("short", date(2026, 7, 1)), ("medium", date(2026, 12, 1))]


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (date(2026, 6, 1), "urgent"),
        (date(2026, 6, 12), "urgent"),
        (date(2026, 6, 13), "short"),
        (date(2026, 7, 1), "short"),
        (date(2026, 7, 2), "medium"),
        (date(2026, 12, 1), "medium"),
        (date(2026, 12, 2), "long"),
    ],
)
def test_class_of_control_by_length(deadline, expected):
    assert control_class(deadline, LIMITS) == expected


@pytest.mark.parametrize(
    ("state", "today", "late"),
    [
        ("in_progress", date(2026, 6, 1), False),
        ("in_progress", date(2026, 6, 2), True),
        ("reported", date(2026, 6, 2), False),
        ("done", date(2026, 6, 2), False),
        ("draft", date(2026, 6, 2), False),
    ],
)
@clause("KEN-41", "KEN-45.2")
def test_overdue_follows_from_term_state_and_day(state, today, late):
    assert is_overdue(date(2026, 6, 1), state, today) is late


def test_a_draft_without_term_is_not_late():
    assert not is_overdue(None, "in_progress", date(2026, 6, 2))


@pytest.mark.parametrize(
    ("kinds", "source"),
    [
        ({"akim"}, "city_akim"),
        ({"first_deputy"}, "deputy_akim"),
        ({"deputy", "unit_head"}, "deputy_akim"),
        ({"head_of_office"}, "head_of_office"),
        ({"unit_head"}, "own"),
        (set(), "own"),
    ],
)
def test_source_of_an_officer_of_the_office(kinds, source):
    assert source_of_author(frozenset(kinds)) == source


def test_source_of_a_correspondent_is_known_or_none():
    assert source_of_correspondent("pm_office") == "pm_office"
    assert source_of_correspondent("organisation") is False
