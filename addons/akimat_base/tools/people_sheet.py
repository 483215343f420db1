"""The list of employees as a spreadsheet: the empty form and the reading of a filled one. Knows nothing of records."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl
import xlsxwriter
from openpyxl.utils.exceptions import InvalidFileException

MAX_ROWS = 5_000
# How far down the headings are looked for.
HEADING_ROWS = 10


class NotASpreadsheet(ValueError):
    """The file is no XLSX file, or has no row of headings."""


def form(headings: Sequence[str], known: Mapping[str, Sequence[str]], sheet: str, words: str) -> bytes:
    """An empty form; ``known`` has, by heading, the words to choose from: they stand on a second sheet."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    bold = book.add_format({"bold": True, "border": 1, "bg_color": "#DDEBF7", "text_wrap": True})
    text = book.add_format({"num_format": "@"})
    rows, lists = book.add_worksheet(sheet), book.add_worksheet(words)
    for column, heading in enumerate(headings):
        rows.set_column(column, column, 24, text)
        rows.write_string(0, column, heading, bold)
        values = list(known.get(heading, ()))
        lists.set_column(column, column, 36)
        lists.write_string(0, column, heading, bold)
        for number, value in enumerate(values, start=1):
            lists.write_string(number, column, value)
        if values:
            letter = chr(ord("A") + column)
            place = f"='{words}'!${letter}$2:${letter}${len(values) + 1}"
            # A suggestion, not a rule: a cell may name two roles.
            rows.data_validation(
                1, column, MAX_ROWS, column, {"validate": "list", "source": place, "error_type": "information"}
            )
    rows.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()


def read(content: bytes, names: Mapping[str, str]) -> list[tuple[int, dict[str, str]]]:
    """Rows of a filled form as (number in the sheet, column → text).

    :param names: what a heading may say (in small letters) → name of the column.
    :raise NotASpreadsheet: it cannot be opened, or the headings are not there.
    """
    try:
        sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError, ValueError) as error:
        raise NotASpreadsheet(str(error)) from error
    columns: dict[int, str] = {}
    found = []
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_row=MAX_ROWS), start=1):
        texts = [_text(cell) for cell in cells]
        if not columns:
            heads = {place: names[text.lower()] for place, text in enumerate(texts) if text.lower() in names}
            if len(heads) > 1:
                columns = heads
            elif number >= HEADING_ROWS:
                break
        elif any(texts):
            found.append((number, {name: texts[place] for place, name in columns.items() if place < len(texts)}))
    if not columns:
        raise NotASpreadsheet("no headings")
    return found


def _text(cell) -> str:
    """What stands in the cell; a whole number without a decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()
