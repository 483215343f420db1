"""The rule book is whole: every rule has its norm, no day lies between two rows, no code is asked for in vain."""
import csv
import shutil

import pytest

from tools import norm_catalogue

BASE = "addons/akimat_base/data/akimat.norm.csv"
APPEALS = "addons/akimat_appeals/data/akimat.norm-catalogue.csv"
TRACE = "docs/norms/traceability.csv"


# What is shipped; that a later year is missing is told to the administrator, whatever day the tests run.
SHIPPED = range(2024, 2028)


def test_the_rule_book_is_whole():
    assert norm_catalogue.problems(years=SHIPPED) == []


def test_it_holds_the_whole_of_the_lists():
    trace = norm_catalogue.traceability(norm_catalogue.ROOT / TRACE)
    assert len(trace) == sum(norm_catalogue.LISTS.values()) == 105


@pytest.fixture
def copy(tmp_path):
    """A copy of what the check reads: norms, calendar, manifests, the Python that asks for codes, the table."""
    kept = ("akimat.norm*.csv", "akimat.calendar.day.csv", "__manifest__.py", "norm_codes*.py", "reception_norms.py")
    for pattern in kept:
        for path in norm_catalogue.ROOT.glob(f"addons/akimat_*/**/{pattern}"):
            to = tmp_path / path.relative_to(norm_catalogue.ROOT)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, to)
    (tmp_path / "docs/norms").mkdir(parents=True)
    shutil.copy(norm_catalogue.ROOT / TRACE, tmp_path / TRACE)
    return tmp_path


def change(root, name, where, **values):
    """Rewrite the rows of a file: ``values`` for those whose first column is ``where``; no values: leave them out."""
    path = root / name
    rows = norm_catalogue.read(path)
    key = next(iter(rows[0]))
    assert any(row[key] == where for row in rows)
    kept = [{**row, **values} if row[key] == where else row for row in rows if values or row[key] != where]
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(kept)


def said(root, **words):
    return [line for line in norm_catalogue.problems(root, **words) if "neither used" not in line]


def test_a_copy_of_it_is_whole(copy):
    assert said(copy) == []


def test_a_day_between_two_rows_is_found(copy):
    change(copy, APPEALS, "norm_appeal_decision_2021", date_to="2025-12-30")
    assert said(copy) == [
        "APPEAL.DECISION: a gap between akimat_appeals.norm_appeal_decision_2021 and akimat_base.norm_appeal_decision"
    ]


def test_two_rows_on_one_day_are_found(copy):
    change(copy, APPEALS, "norm_appeal_decision_2021", date_to="2026-01-01")
    assert [line for line in said(copy) if "overlaps" in line]


def test_an_open_row_before_the_next_one_is_found(copy):
    change(copy, APPEALS, "norm_appeal_extension_2021", date_to="")
    assert [line for line in said(copy) if "APPEAL.EXTENSION: " in line and "overlaps" in line]


def test_a_verified_row_older_than_its_act_is_found(copy):
    change(copy, BASE, "norm_control_urgent", date_from="2015-05-08")
    assert said(copy) == ["akimat_base.norm_control_urgent: verified, but begins before its act of 06.01.2023"]


def test_a_row_that_ends_before_it_begins_is_found(copy):
    change(copy, APPEALS, "norm_reception_schedule", date_to="2020-01-01")
    assert "akimat_appeals.norm_reception_schedule: ends before it begins" in said(copy)


def test_a_rule_left_out_of_the_table_is_found(copy):
    change(copy, TRACE, "R12")
    assert "R12: not in the table" in said(copy)


def test_a_rule_without_a_norm_is_found(copy):
    change(copy, TRACE, "T31", codes="")
    assert "T31: no norm carries it" in said(copy)


def test_a_rule_that_names_an_unknown_norm_is_found(copy):
    change(copy, TRACE, "A03", codes="APPEAL.NOWHERE")
    assert "A03: no norm APPEAL.NOWHERE" in said(copy)


def test_a_rule_written_twice_is_found(copy):
    with (copy / TRACE).open("a", encoding="utf-8") as lines:
        lines.write("R01,again,act,APPEAL.REGISTER\n")
    assert "R01: twice in the table" in said(copy)


def test_a_code_that_nothing_ships_is_found(copy):
    path = copy / "addons/akimat_appeals/domain/norm_codes.py"
    path.write_text(path.read_text(encoding="utf-8") + '\nNEW = "APPEAL.NEW_TERM"\n', encoding="utf-8")
    assert "APPEAL.NEW_TERM: used in norm_codes.py, shipped nowhere" in said(copy)


def test_a_code_that_only_an_upper_addon_ships_is_found(copy):
    path = copy / "addons/akimat_docflow/domain/norm_codes.py"
    path.write_text(path.read_text(encoding="utf-8") + '\nBLOG = "APPEAL.BLOG_ANSWER"\n', encoding="utf-8")
    assert "APPEAL.BLOG_ANSWER: akimat_docflow asks for it, akimat_appeals ships it" in said(copy)


def test_a_norm_that_nobody_asks_for_is_found(copy):
    change(copy, TRACE, "T31", codes="CONTROL.EFFICIENCY")
    assert "CONTROL.MEDIA: neither used nor in the table" in norm_catalogue.problems(copy)


def test_an_unverified_row_without_a_note_is_found(copy):
    change(copy, APPEALS, "norm_appeal_blog_answer", note="")
    assert "akimat_appeals.norm_appeal_blog_answer: not verified, and no note says what to check" in said(copy)


def test_a_doubtful_rule_that_passes_for_verified_is_found(copy):
    change(copy, TRACE, "R12", read="secondary")
    expected = "akimat_appeals.norm_appeal_complaint_transfer: verified, but R12 was read as «secondary»"
    assert said(copy) == [expected]
    change(copy, TRACE, "R12", read="")
    assert said(copy) == ["R12: how it was read is not said"]


def test_an_extension_by_nobody_is_found(copy):
    change(copy, BASE, "norm_control_urgent", extension_by="")
    assert "akimat_base.norm_control_urgent: may be extended, and nothing says by whom" in said(copy)


def test_a_row_without_its_act_is_found(copy):
    change(copy, BASE, "norm_control_urgent", act="", citation="")
    assert "akimat_base.norm_control_urgent: empty citation, act" in said(copy)


def test_a_year_without_a_calendar_is_found(copy):
    assert said(copy, years=(2026, 2039)) == ["the calendar of 2039 is not entered"]
