import io
from datetime import date, datetime

import openpyxl
import pytest

from odoo.addons.akimat_base.report import xlsx
from odoo.addons.akimat_base.report.xlsx import Column


def sheets(content):
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets


def table(*rows, columns=1):
    headings = [Column(f"C{number}", lambda row, number=number: row[number]) for number in range(columns)]
    return sheets(xlsx.table("Кіріс құжаттар журналы", headings, rows, author="Әкім аппараты"))


def test_title_headings_and_rows_stand_in_their_places():
    [sheet] = table(("№ 1-12/45", 3), ("№ 1-12/46", 4), columns=2)
    assert sheet.cell(1, 1).value == "Кіріс құжаттар журналы"
    assert [cell.value for cell in sheet[3]] == ["C0", "C1"]
    assert [cell.value for cell in sheet[4]] == ["№ 1-12/45", 3]
    assert sheet.freeze_panes == "A4"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "http://x.kz", "007"]
)
def test_text_stays_text(text):
    [sheet] = table((text,))
    cell = sheet.cell(4, 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_dates_are_dates():
    [sheet] = table((date(2026, 3, 20), datetime(2026, 3, 20, 10, 30)), columns=2)
    assert sheet.cell(4, 1).is_date
    assert sheet.cell(4, 1).number_format == "dd.mm.yyyy"
    assert sheet.cell(4, 2).value == datetime(2026, 3, 20, 10, 30)


@pytest.mark.parametrize("nothing", [None, False, ""])
def test_nothing_is_an_empty_cell(nothing):
    [sheet] = table((nothing,))
    assert sheet.cell(4, 1).value is None


def test_zero_is_a_number():
    [sheet] = table((0,))
    assert sheet.cell(4, 1).value == 0


def test_kazakh_letters_and_long_texts():
    [sheet] = table(("ӘәҒғҚқҢңӨөҰұҮүҺһІі₸",), ("қ" * 40_000,))
    assert sheet.cell(4, 1).value == "ӘәҒғҚқҢңӨөҰұҮүҺһІі₸"
    assert len(sheet.cell(5, 1).value) == xlsx.MAX_CELL_TEXT


def test_a_full_sheet_continues_on_the_next(monkeypatch):
    monkeypatch.setattr(xlsx, "MAX_SHEET_ROWS", 5)
    first, second = table(("a",), ("b",), ("c",))
    assert [row[0].value for row in first.iter_rows(min_row=4)] == ["a", "b"]
    assert [row[0].value for row in second.iter_rows(min_row=3)] == ["C0", "c"]


def test_rows_may_come_one_by_one():
    [sheet] = sheets(xlsx.table("T", [Column("N", lambda row: row)], (number for number in range(3))))
    assert [row[0].value for row in sheet.iter_rows(min_row=4)] == [0, 1, 2]
