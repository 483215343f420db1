"""Which reminders come due on which day."""

import pytest

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_control.domain.reminders import Rule, choose

ROWS = [
    Rule(1, "before", 5, "executor"),
    Rule(2, "before", 3, "executor"),
    Rule(3, "before", 3, "inspector"),
    Rule(4, "after", 1, "executor"),
    Rule(5, "after", 3, "deputy"),
]


@clause("KEN-41")
@pytest.mark.parametrize(
    ("days_left", "recipients", "spent"),
    [
        (6, set(), set()),
        (5, {"executor"}, {1}),
        (3, {"executor", "inspector"}, {1, 2, 3}),
        (0, {"executor", "inspector"}, {1, 2, 3}),
        (-1, {"executor"}, {4}),
        (-2, {"executor"}, {4}),
        (-3, {"executor", "deputy"}, {4, 5}),
    ],
)
def test_rows_reached(days_left, recipients, spent):
    assert choose(ROWS, days_left, ()) == (recipients, spent)


def test_a_row_is_spent_once_for_a_term():
    assert choose(ROWS, 3, {1, 2, 3}) == (set(), set())
    assert choose(ROWS, 2, {1}) == ({"executor", "inspector"}, {2, 3})
