"""Rules of meetings without a database: quorum, outcome of a vote, dates of a series, lives."""

from datetime import date

import pytest

from odoo.addons.akimat_base.domain.workdays import WorkCalendar
from odoo.addons.akimat_meetings.domain import lifecycle
from odoo.addons.akimat_meetings.domain.quorum import needed, quorum
from odoo.addons.akimat_meetings.domain.series import occurrences
from odoo.addons.akimat_meetings.domain.voting import Ballot, is_adopted


@pytest.mark.parametrize(
    ("total", "share", "expected"),
    [(9, (2, 3), 6), (10, (2, 3), 7), (1, (2, 3), 1), (4, (1, 2), 2), (5, (1, 2), 3), (7, (1, 1), 7)],
)
def test_the_quorum_is_not_less_than_the_share(total, share, expected):
    assert needed(total, *share) == expected
    assert quorum(total, expected, *share).reached
    assert not quorum(total, expected - 1, *share).reached


def test_nobody_is_no_quorum():
    assert not quorum(0, 0, 1, 2).reached


@pytest.mark.parametrize(
    ("rule", "votes", "total", "present", "chair", "casting", "expected"),
    [
        ("majority_present", (3, 2, 0), 7, 5, None, False, True),
        ("majority_present", (3, 3, 0), 7, 6, "for", True, True),
        ("majority_present", (3, 3, 0), 7, 6, "against", True, False),
        ("majority_present", (3, 3, 0), 7, 6, "for", False, False),
        ("majority_present", (3, 0, 3), 7, 6, "for", True, False),
        ("majority_present", (0, 0, 5), 7, 5, "abstain", True, False),
        ("majority_all", (4, 1, 0), 7, 5, None, False, True),
        ("majority_all", (3, 1, 1), 7, 5, None, False, False),
        ("majority_all", (4, 4, 0), 8, 8, "for", True, True),
        ("majority_all", (2, 2, 0), 8, 4, "for", True, False),
        ("two_thirds_present", (4, 2, 0), 9, 6, None, True, True),
        ("two_thirds_present", (3, 3, 0), 9, 6, "for", True, False),
        ("two_thirds_present", (0, 0, 0), 9, 0, None, True, False),
    ],
)
def test_the_outcome_follows_the_rule(rule, votes, total, present, chair, casting, expected):
    assert is_adopted(rule, Ballot(*votes, total, present, chair), casting) is expected


def test_a_series_leaves_out_days_off_and_keeps_the_borders():
    calendar = WorkCalendar({date(2026, 3, 23): "holiday"})
    days = occurrences(0, date(2026, 3, 16), date(2026, 3, 30), calendar)
    assert days == [date(2026, 3, 16), date(2026, 3, 30)]
    assert occurrences(0, date(2026, 3, 17), date(2026, 3, 22), calendar) == []


def test_only_the_signature_of_the_minutes_signs_a_session():
    assert lifecycle.SESSION.named("sign_minutes", "minutes").roles == {"system"}
    assert {move.target for move in lifecycle.SESSION if "held" in move.sources} == {"minutes"}
    assert not [move for move in lifecycle.SESSION if {"signed", "cancelled"} & move.sources]
