from decimal import Decimal

import pytest

from odoo.addons.akimat_procurement.domain import methods
from odoo.addons.akimat_procurement.domain.methods import GOODS, SERVICES, WORKS, Cap

# The caps of 2026: 100, 500, 4,000 and 8,000 monthly calculation indices of 4,325 tenge.
CAPS = [
    Cap(methods.DIRECT_SMALL, "GOODS", Decimal(432_500), 100, frozenset({GOODS})),
    Cap(methods.DIRECT_SMALL, "WORKS", Decimal(2_162_500), 500, frozenset({WORKS, SERVICES})),
    Cap(methods.E_SHOP, "SHOP", Decimal(17_300_000), 4000, frozenset({GOODS})),
    Cap(methods.PRICE_QUOTES, "QUOTES", Decimal(34_600_000), 8000, frozenset({GOODS, WORKS, SERVICES})),
]


@pytest.mark.parametrize(
    ("kind", "total", "method"),
    [
        (GOODS, "432500", methods.DIRECT_SMALL),
        (GOODS, "432500.01", methods.E_SHOP),
        (GOODS, "17300000", methods.E_SHOP),
        (GOODS, "17300000.01", methods.PRICE_QUOTES),
        (GOODS, "34600000", methods.PRICE_QUOTES),
        (GOODS, "34600000.01", methods.TENDER),
        (SERVICES, "2162500", methods.DIRECT_SMALL),
        (SERVICES, "2162500.01", methods.PRICE_QUOTES),
        (WORKS, "34600000.01", methods.TENDER),
    ],
)
def test_the_narrowest_cap_that_holds_the_sum_of_the_year_gives_the_method(kind, total, method):
    proposal = methods.propose(kind, Decimal(total), Decimal(total), CAPS)
    assert proposal.method == method
    assert not proposal.is_split


def test_a_purchase_that_fits_a_cap_only_by_itself_is_split():
    proposal = methods.propose(GOODS, Decimal(400_000), Decimal(800_000), CAPS)
    assert proposal.is_split
    assert (proposal.method, proposal.cap.code) == (methods.E_SHOP, "SHOP")


def test_above_every_cap_no_cap_is_cited():
    proposal = methods.propose(WORKS, Decimal(40_000_000), Decimal(40_000_000), CAPS)
    assert (proposal.method, proposal.cap, proposal.is_split) == (methods.TENDER, None, False)


@pytest.mark.parametrize(
    ("method", "kind", "total", "code"),
    [
        (methods.DIRECT_SMALL, GOODS, 432_501, "GOODS"),
        (methods.DIRECT_SMALL, GOODS, 432_500, None),
        (methods.DIRECT_SMALL, SERVICES, 432_501, None),
        (methods.PRICE_QUOTES, WORKS, 34_600_001, "QUOTES"),
        (methods.DIRECT, GOODS, 99_000_000, None),
        (methods.TENDER, GOODS, 99_000_000, None),
    ],
)
def test_a_chosen_method_keeps_its_cap(method, kind, total, code):
    cap = methods.cap_exceeded(method, kind, Decimal(total), CAPS)
    assert (cap and cap.code) == code


@pytest.mark.parametrize(
    ("method", "works"), [(methods.AUCTION, False), (methods.E_SHOP, False), (methods.TENDER, True)]
)
def test_auction_and_shop_sell_goods_only(method, works):
    assert methods.allows_kind(method, GOODS)
    assert methods.allows_kind(method, WORKS) is works


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("173013.100.000001", "Paper"), ("173013.900.000002", "Card"), True),
        (("173013.100.000001", "Paper"), ("173014.100.000001", "Paper"), False),
        (("", "Paper A4"), ("", "paper  a4"), True),
        (("1730", "Paper"), ("", "paper"), True),
    ],
)
def test_like_purchases_share_the_class_of_the_classifier_or_the_name(one, other, alike):
    assert (methods.like_key(*one) == methods.like_key(*other)) is alike
