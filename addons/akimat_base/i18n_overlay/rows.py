"""Names of rows that the core writes in English, in fields that hold one text for all languages."""

import csv
from functools import cache
from pathlib import Path

PATH = Path(__file__).with_name("rows.csv")


@cache
def shipped_names():
    """``{module: [(model, field, source, name)]}``."""
    names = {}
    with PATH.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            names.setdefault(row["module"], []).append((row["model"], row["field"], row["source"], row["name"]))
    return names
