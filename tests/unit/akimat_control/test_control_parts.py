"""What cannot be a part of a task; how the discipline of a unit is put into one figure."""

from datetime import date

import pytest

from odoo.addons.akimat_control.domain import parts
from odoo.addons.akimat_control.domain.discipline import Figures, change

ABOVE, TODAY = date(2026, 7, 1), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("text", "own", "deadline", "expected"),
    [
        ("Count", True, date(2026, 6, 15), None),
        ("Count", True, ABOVE, None),
        ("Count", True, TODAY, None),
        (" ", True, ABOVE, "part_no_text"),
        ("Count", False, ABOVE, "part_stranger"),
        ("Count", True, date(2026, 7, 2), "part_later"),
        ("Count", True, date(2026, 5, 31), "part_past"),
    ],
)
def test_a_part_lies_within_its_task(text, own, deadline, expected):
    refusal = parts.refuse_part(text, own, deadline, ABOVE, TODAY)
    assert (refusal and refusal.code) == expected


@pytest.mark.parametrize(
    ("in_time", "late", "overdue", "share"), [(0, 0, 0, None), (1, 0, 0, 100.0), (0, 1, 0, 0.0), (1, 1, 1, 33.3)]
)
def test_the_share_counts_every_term_that_has_come(in_time, late, overdue, share):
    assert Figures(in_time, late, overdue).share == share


def test_no_change_against_a_period_without_tasks():
    assert change(50.0, None) == change(None, 50.0) == 0.0
    assert change(50.0, 75.0) == -25.0
