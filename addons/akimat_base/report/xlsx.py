"""Tables as XLSX files: a title, a heading row, rows of plain values. Knows nothing of records or translations."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

TITLE_ROW, HEADING_ROW = 0, 2
MAX_SHEET_ROWS = 1_048_576
MAX_CELL_TEXT = 32_767
DATE_FORMAT, DATETIME_FORMAT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"


@dataclass(frozen=True)
class Column:
    """One column: its heading, how to get its value from a row, its width in characters."""

    heading: str
    value: Callable[[Any], Any]
    width: int = 20


class _Sheets:
    """Writes rows one after another and opens a new sheet when one is full."""

    def __init__(self, book, title: str, columns: Sequence[Column]):
        self.book, self.title, self.columns = book, title, columns
        self.formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "heading": book.add_format(
                {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
            ),
            "text": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
            "date": book.add_format({"border": 1, "valign": "top", "num_format": DATE_FORMAT}),
            "datetime": book.add_format({"border": 1, "valign": "top", "num_format": DATETIME_FORMAT}),
        }
        self._open()

    def _open(self):
        self.sheet = self.book.add_worksheet()
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(HEADING_ROW)
        for number, column in enumerate(self.columns):
            self.sheet.set_column(number, number, column.width)
        self.sheet.write_string(TITLE_ROW, 0, self.title, self.formats["title"])
        for number, column in enumerate(self.columns):
            self.sheet.write_string(HEADING_ROW, number, column.heading, self.formats["heading"])
        self.sheet.freeze_panes(HEADING_ROW + 1, 0)
        self.row = HEADING_ROW + 1

    def add(self, record):
        if self.row >= MAX_SHEET_ROWS:
            self._open()
        for number, column in enumerate(self.columns):
            self._write(number, column.value(record))
        self.row += 1

    def _write(self, number, value):
        """Each type by its own writer: text is never guessed to be a formula, a link or a number."""
        if value is None or value is False or value == "":
            self.sheet.write_blank(self.row, number, None, self.formats["text"])
        elif isinstance(value, datetime):
            self.sheet.write_datetime(self.row, number, value.replace(tzinfo=None), self.formats["datetime"])
        elif isinstance(value, date):
            self.sheet.write_datetime(self.row, number, value, self.formats["date"])
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self.sheet.write_number(self.row, number, value, self.formats["text"])
        else:
            self.sheet.write_string(self.row, number, str(value)[:MAX_CELL_TEXT], self.formats["text"])


def table(title: str, columns: Sequence[Column], rows: Iterable[Any], author: str = "") -> bytes:
    """The content of an .xlsx file. Rows are consumed one by one, so that a generator keeps memory flat."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": title, "author": author})
    sheets = _Sheets(book, title, columns)
    for row in rows:
        sheets.add(row)
    book.close()
    return buffer.getvalue()
