"""Which row of law applies."""

from datetime import date

import pytest

from odoo.addons.akimat_base.domain.norm_versions import end_of_next, gap_after, refuse_next
from odoo.addons.akimat_base.domain.norms import AmbiguousNorm, NoNorm, Norm, select


def row(number, date_from, date_to=None, company=None, code="APPEAL.DECISION"):
    return Norm(number, code, 15, "working_day", "next_day", "next_working_day", date_from, date_to, company)


OLD = row(1, date(2015, 5, 8), date(2021, 6, 30))
NEW = row(2, date(2021, 7, 1))
LOCAL = row(3, date(2026, 1, 1), company=7)


def test_the_day_of_the_event_selects_the_row():
    assert select([OLD, NEW], "APPEAL.DECISION", date(2021, 6, 30)) == OLD
    assert select([OLD, NEW], "APPEAL.DECISION", date(2021, 7, 1)) == NEW


def test_the_akimats_own_row_wins_over_the_national_one():
    assert select([NEW, LOCAL], "APPEAL.DECISION", date(2026, 3, 1), company=7) == LOCAL
    assert select([NEW, LOCAL], "APPEAL.DECISION", date(2026, 3, 1), company=8) == NEW
    assert select([NEW, LOCAL], "APPEAL.DECISION", date(2025, 12, 31), company=7) == NEW


def test_no_row_in_force_is_an_error():
    with pytest.raises(NoNorm):
        select([OLD, NEW], "APPEAL.DECISION", date(2015, 5, 7))
    with pytest.raises(NoNorm):
        select([OLD, NEW], "APPEAL.UNKNOWN", date(2026, 1, 1))


def test_two_rows_of_one_rank_are_an_error():
    with pytest.raises(AmbiguousNorm):
        select([NEW, row(4, date(2025, 1, 1))], "APPEAL.DECISION", date(2026, 1, 1))


def test_the_next_row_may_begin_on_any_later_day_of_an_open_row():
    assert refuse_next(NEW, [OLD], date(2026, 1, 1)) is None
    assert refuse_next(NEW, [OLD], date(2021, 7, 2)) is None
    assert refuse_next(NEW, [OLD], date(2021, 7, 1)).code == "next_row_too_early"


def test_the_next_row_leaves_no_day_free_and_covers_none_twice():
    closed = row(5, date(2022, 1, 1), date(2025, 12, 31))
    assert refuse_next(closed, [OLD], date(2026, 1, 1)) is None
    assert refuse_next(closed, [OLD], date(2026, 1, 2)).code == "next_row_gap"
    assert refuse_next(OLD, [NEW], date(2021, 7, 1)).code == "next_row_overlap"
    assert refuse_next(OLD, [NEW], date(2021, 6, 30)) is None


def test_a_row_put_between_two_ends_where_the_next_begins():
    assert end_of_next(OLD, [NEW]) == date(2021, 6, 30)
    assert end_of_next(NEW, [OLD]) is None


def test_a_free_day_is_named():
    closed = row(5, date(2015, 5, 8), date(2021, 6, 28))
    assert gap_after(closed, [NEW]) == date(2021, 6, 29)
    assert gap_after(OLD, [NEW]) is None
    assert gap_after(NEW, [OLD]) is None
    assert gap_after(closed, []) is None
