"""Competitions, score sheets, appointments: the rules as values."""

import doctest
from dataclasses import replace
from datetime import date

import pytest

from odoo.addons.akimat_hr.domain import appointment, competition, files, scoring

CARD = competition.Announcement(kind="internal", vacancies=(1,), members=5, least_members=5)
FILED = competition.Application(
    iin="900202400011",
    name="Aigul",
    received=date(2026, 6, 3),
    state="receiving",
    begins=date(2026, 6, 1),
    last_day=date(2026, 6, 3),
)
ORDER = appointment.Case(ground="competition", won=True, authority="akim", signer_holds_authority=True)


def code(refusal):
    return refusal and refusal.code


@pytest.mark.parametrize("module", [competition, scoring, files])
def test_the_examples_of_the_rules_hold(module):
    assert not doctest.testmod(module).failed


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({}, None),
        ({"vacancies": ()}, "no_vacancy"),
        ({"closed": ("The post is not vacant",)}, "position_closed"),
        ({"taken": ("Chief",)}, "position_in_competition"),
        ({"unauthorised": ("Chief",)}, "position_without_authority"),
        ({"kind": "general"}, "no_ground_for_general"),
        ({"kind": "general", "ground": "entry_level"}, None),
        ({"kind": "general", "ground": "after_internal"}, "internal_not_failed"),
        ({"kind": "general", "ground": "after_internal", "internal_failed": True}, None),
        ({"untranslated": True}, "text_in_one_language"),
        ({"members": 4}, "commission_too_small"),
    ],
)
def test_what_is_announced(change, refusal):
    assert code(competition.refuse_announcement(replace(CARD, **change))) == refusal


@pytest.mark.parametrize(
    ("day", "late"), [(date(2026, 6, 2), False), (date(2026, 6, 3), False), (date(2026, 6, 4), True)]
)
def test_the_last_day_is_in_time_and_the_next_is_late(day, late):
    assert competition.is_late(replace(FILED, received=day)) is late


@pytest.mark.parametrize(
    ("papers", "refusal"),
    [
        ((), "checklist_open"),
        ((("Diploma", True, False),), "checklist_open"),
        ((("Diploma", True, "missing"),), "papers_missing"),
        ((("Diploma", True, "defect"),), "papers_missing"),
        ((("Diploma", True, "present"), ("Letter", False, "missing")), None),
    ],
)
def test_admission_follows_the_checklist(papers, refusal):
    lines = [competition.Paper(*paper) for paper in papers]
    assert code(competition.refuse_admission(lines, False, None)) == refusal
    assert code(competition.refuse_admission(lines, True, date(2026, 6, 3))) == "late"


def test_votes_come_before_marks_and_only_the_adopted_win():
    best_mark = competition.Candidate(1, "A", True, 3, 5.0)
    most_votes = competition.Candidate(2, "B", True, 4, 3.0)
    rejected = competition.Candidate(3, "C", False, 5, 5.0)
    outcome = competition.choose([best_mark, most_votes, rejected], 1)
    assert (outcome.winners, outcome.reserve, outcome.others) == ({2}, {1}, {3})
    assert competition.choose([rejected], 1).winners == frozenset()


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({}, None),
        ({"ground": False}, "no_ground"),
        ({"won": False}, "not_a_winner"),
        ({"ground": "reserve"}, "not_in_reserve"),
        ({"ground": "reserve", "in_reserve": True}, "reserve_of_other_post"),
        ({"ground": "adviser"}, "exception_without_basis"),
        ({"ground": "adviser", "basis": "Art. 27(7)"}, "post_not_listed"),
        ({"ground": "adviser", "basis": "Art. 27(7)", "listed": True}, None),
        ({"ground": "re_entry", "basis": "Art. 27(8)"}, "exception_without_document"),
        ({"ground": "re_entry", "basis": "Art. 27(8)", "proven": True}, None),
        ({"ground": "reserve", "in_reserve": True, "reserve_fits": True, "founded": False}, "reserve_without_order"),
        ({"akims_post": True}, "akims_own_post"),
        ({"same_person": False}, "another_person"),
        ({"ground": "adviser", "basis": "Art. 27(7)", "listed": True, "contested": True}, "post_is_contested"),
        ({"contested": True}, None),
        ({"appoints_himself": True}, "appoints_himself"),
        ({"begins": date(2020, 1, 1), "today": date(2026, 6, 8)}, "appointed_before_order"),
        ({"begins": date(2026, 6, 8), "today": date(2026, 6, 8)}, None),
        ({"authority": False}, "position_without_authority"),
        ({"signer_holds_authority": False}, "signed_by_other_authority"),
        ({"needs_agreement": True}, "no_agreement"),
        ({"needs_proposal": True}, "no_proposal"),
        ({"papers_missing": ("Diploma",)}, "order_papers_missing"),
        ({"vacant": False}, "position_not_vacant"),
    ],
)
def test_what_an_order_of_appointment_needs(change, refusal):
    assert code(appointment.refuse_signature(replace(ORDER, **change))) == refusal


@pytest.mark.parametrize(
    ("points", "reason", "recused", "present", "refusal"),
    [
        (5, "Good", False, True, None),
        (0, "Good", False, True, "points_outside_scale"),
        (6, "Good", False, True, "points_outside_scale"),
        (5, " ", False, True, "score_without_reason"),
        (5, "Good", True, True, "recused_scores"),
        (5, "Good", False, False, "absent_scores"),
    ],
)
def test_which_sheet_is_accepted(points, reason, recused, present, refusal):
    assert code(scoring.refuse_sheet(points, reason, 5, recused, present)) == refusal
