from datetime import datetime
from decimal import Decimal

import pytest

from odoo.addons.akimat_procurement.domain import comparison, versions
from odoo.addons.akimat_procurement.domain.comparison import Bid


def test_the_lowest_price_is_first_and_of_equal_prices_the_earlier_bid():
    early, late = datetime(2026, 6, 1, 9), datetime(2026, 6, 1, 10)
    bids = [Bid("late", Decimal(5), late), Bid("dear", Decimal(6), early), Bid("early", Decimal(5), early)]
    assert comparison.ranking(bids) == ["early", "late", "dear"]


@pytest.mark.parametrize(
    ("voting", "taking_part", "enough"), [(3, 2, True), (3, 1, False), (4, 2, False), (5, 3, True), (1, 1, True)]
)
def test_quorum_is_more_than_half_of_the_voting_members(voting, taking_part, enough):
    assert comparison.has_quorum(voting, taking_part) is enough


@pytest.mark.parametrize(("votes", "taking_part", "carried"), [(2, 3, True), (1, 2, False), (0, 0, False)])
def test_a_result_is_carried_by_more_than_half_of_those_who_take_part(votes, taking_part, carried):
    assert comparison.is_carried(votes, taking_part) is carried


def test_versions_tell_what_was_added_changed_and_left_out():
    before = {1: {"amount": 5, "month": "01"}, 2: {"amount": 7, "month": "02"}, 4: {"amount": 1, "month": "03"}}
    after = {3: {"amount": 1, "month": "01"}, 1: {"amount": 6, "month": "01"}, 4: {"amount": 1, "month": "03"}}
    added, changed, removed = versions.compare(before, after)
    assert (added.kind, added.key) == (versions.ADDED, 3)
    assert (changed.key, changed.changes) == (1, (("amount", 5, 6),))
    assert (removed.kind, removed.key) == (versions.REMOVED, 2)
