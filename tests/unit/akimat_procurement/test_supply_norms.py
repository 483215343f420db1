"""Which norm of supply applies, over which days, and what it leaves."""

from datetime import date

import pytest

from odoo.addons.akimat_base.domain.norms import AmbiguousNorm
from odoo.addons.akimat_procurement.domain.supply_norms import Asker, Balance, SupplyNorm, period_of, select

DAY = date(2026, 6, 1)
ASKER = Asker(company=1, product=10, categories=(7, 3), duties=("registrar",), unit_kind="unit")


def norm(number, **facts):
    row = {"quantity": 3, "period": "quarter", "scope": "unit", "date_from": date(2026, 1, 1), "category": 7, **facts}
    return SupplyNorm(id=number, **row)


@pytest.mark.parametrize(
    ("rows", "chosen"),
    [
        ([], None),
        ([norm(1)], 1),
        ([norm(1), norm(2, category=None, product=10)], 2),
        ([norm(1, category=3), norm(2)], 2),
        ([norm(1, category=None, product=10), norm(2, company=1)], 2),
        ([norm(1), norm(2, duty="registrar")], 2),
        ([norm(1, unit_kind="unit"), norm(2, duty="registrar")], 2),
        ([norm(1), norm(2, unit_kind="unit")], 2),
        ([norm(1, duty="lawyer")], None),
        ([norm(1, unit_kind="legal")], None),
        ([norm(1, company=2)], None),
        ([norm(1, category=8)], None),
        ([norm(1, date_from=date(2026, 6, 2))], None),
        ([norm(1, date_to=date(2026, 5, 31))], None),
        ([norm(1, date_to=DAY)], 1),
    ],
)
def test_the_more_exact_norm_in_force_wins(rows, chosen):
    found = select(rows, ASKER, DAY)
    assert (found and found.id) == chosen


def test_two_norms_of_one_rank_are_an_error():
    with pytest.raises(AmbiguousNorm) as error:
        select([norm(1), norm(2)], ASKER, DAY)
    assert set(error.value.args[2]) == {1, 2}


@pytest.mark.parametrize(
    ("day", "period", "first", "last"),
    [
        (date(2026, 1, 1), "quarter", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 3, 31), "quarter", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 12, 31), "quarter", date(2026, 10, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), "month", date(2028, 2, 1), date(2028, 2, 29)),
        (date(2026, 7, 5), "year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_goes_from_its_first_to_its_last_day(day, period, first, last):
    assert period_of(day, period) == (first, last)


@pytest.mark.parametrize(
    ("issued", "promised", "asked", "left", "over"),
    [
        (0, 0, 3, 3, False),
        (2, 0, 1, 1, False),
        (2, 0, 2, 1, True),
        (2, 1, 1, 0, True),
        (5, 0, 0, 0, True),
        (0.1, 0.2, 2.7, 2.7, False),
    ],
)
def test_what_a_norm_leaves(issued, promised, asked, left, over):
    balance = Balance(limit=3, issued=issued, promised=promised, asked=asked)
    assert balance.left == pytest.approx(left)
    assert balance.is_over is over
