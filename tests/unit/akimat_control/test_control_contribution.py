"""Which norm counts a co-executor's own term, and when the counted day is of use."""

from datetime import date

import pytest

from odoo.addons.akimat_control.domain import contribution, norm_codes

SPLIT = date(2026, 6, 19)


@pytest.mark.parametrize(
    ("urgency", "control_class", "deadline", "code"),
    [
        ("very_urgent", "urgent", date(2026, 6, 3), norm_codes.CONTRIBUTION_VERY_URGENT),
        # The mark decides before the length: a most urgent task stays one, however long.
        ("very_urgent", "long", date(2027, 6, 3), norm_codes.CONTRIBUTION_VERY_URGENT),
        ("urgent", "urgent", date(2026, 6, 12), norm_codes.CONTRIBUTION_URGENT),
        ("expedite", "urgent", date(2026, 6, 12), norm_codes.CONTRIBUTION_URGENT),
        ("ordinary", "urgent", date(2026, 6, 12), norm_codes.CONTRIBUTION_SHORTER),
        ("ordinary", "short", SPLIT, norm_codes.CONTRIBUTION_SHORTER),
        ("ordinary", "short", date(2026, 6, 20), norm_codes.CONTRIBUTION_LONGER),
        ("ordinary", "medium", date(2026, 9, 1), norm_codes.CONTRIBUTION_MEDIUM),
        ("ordinary", "long", date(2027, 9, 1), norm_codes.CONTRIBUTION_LONG),
    ],
)
def test_the_norm_follows_the_mark_the_class_and_the_length(urgency, control_class, deadline, code):
    assert contribution.norm_for(urgency, control_class, deadline, SPLIT) == code


def test_a_day_before_the_receipt_is_of_no_use():
    received = date(2026, 6, 2)
    assert contribution.is_in_time_for_lead(received, received)
    assert not contribution.is_in_time_for_lead(date(2026, 6, 1), received)
