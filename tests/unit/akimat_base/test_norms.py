"""Which row of law applies."""

from datetime import date

import pytest

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
