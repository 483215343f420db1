"""A settings pack: a TOML file that says how one akimat works. Read and judged here, before anything is written.

A section is named by the addon that reads it and by its subject: ``[docflow.acts]``, ``[[base.units]]``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

HEAD = "pack"
ROW_KEY = "key"
_HEADING = re.compile(r"^\s*\[\[?\s*([\w.\- ]+?)\s*\]\]?\s*(?:#.*)?$")
_ENTRY = re.compile(r"^\s*([\w-]+)\s*=")
_SYNTAX_LINE = re.compile(r"\(at line (\d+)")
TYPES = {"text": str, "number": int, "yes_no": bool, "date": date, "texts": list}


@dataclass(frozen=True)
class Key:
    """One key of a section: what it holds and, where only some words will do, which."""

    kind: str = "text"
    required: bool = False
    choices: frozenset[str] | None = None


@dataclass(frozen=True)
class Section:
    """What a section may say and the name of the method that carries it out."""

    keys: Mapping[str, Key]
    reader: str = ""
    many: bool = True


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file: where, and what, as a code with facts for the sentence."""

    code: str
    line: int = 0
    section: str = ""
    key: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One row of a section, with the line it begins on and the lines of its keys."""

    section: str
    values: Mapping[str, Any]
    line: int
    lines: Mapping[str, int]

    @property
    def name(self) -> str:
        """What tells the row from the others of its section, the same at every load."""
        return str(self.values.get(ROW_KEY) or self.section)


HEAD_SECTION = Section(
    {
        "code": Key(required=True),
        "name_kk": Key(required=True),
        "name_ru": Key(required=True),
        "act_kk": Key(required=True),
        "act_ru": Key(required=True),
    },
    many=False,
)


def read(text: str) -> tuple[list[Row], list[Problem]]:
    """The rows of a file in its order.

    >>> rows, problems = read('[pack]\\ncode = "x"\\n[[base.units]]\\nkey = "a"\\n')
    >>> [(row.section, row.name, row.line) for row in rows], problems
    ([('pack', 'pack', 1), ('base.units', 'a', 3)], [])
    >>> read("[pack")[1][0].code
    'syntax'
    """
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX_LINE.search(str(error))
        return [], [Problem("syntax", int(found[1]) if found else 0, facts={"reason": str(error)})]
    places = _places(text)
    rows, problems = [], []
    for section, value in _sections(tree):
        values = value if isinstance(value, list) else [value]
        starts = places.get(section, [])
        for number, row in enumerate(values):
            line, lines = starts[number] if number < len(starts) else (0, {})
            if isinstance(row, dict):
                rows.append(Row(section, row, line, lines))
            else:
                problems.append(Problem("no_section", line, section))
    return rows, problems


def _sections(tree: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for area, content in tree.items():
        if area == HEAD or not isinstance(content, dict):
            yield area, content
            continue
        for subject, value in content.items():
            yield f"{area}.{subject}", value


def _places(text: str) -> dict[str, list[tuple[int, dict[str, int]]]]:
    """Section → for each of its headings the line and the lines of the keys under it."""
    found: dict[str, list[tuple[int, dict[str, int]]]] = {}
    keys: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := _HEADING.match(line):
            keys = {}
            found.setdefault(heading[1].replace(" ", ""), []).append((number, keys))
        elif entry := _ENTRY.match(line):
            keys.setdefault(entry[1], number)
    return found


def judge(rows: list[Row], sections: Mapping[str, Section], areas: frozenset[str]) -> list[Problem]:
    """Everything wrong with the rows that can be said without a database, in the order of the file.

    :param sections: those that can be read now, by name.
    :param areas: areas of addons that exist but are not installed: their sections are kept for later.
    """
    problems = list(_problems_of_sections(rows, sections, areas))
    known = {HEAD: HEAD_SECTION, **sections}
    for row in rows:
        if row.section in known:
            problems += _problems_of_row(row, known[row.section])
    problems += _doubles(rows, known)
    return sorted(problems, key=lambda problem: (problem.line, problem.key))


def is_later(section: str, areas: frozenset[str]) -> bool:
    """Whether the section belongs to an addon that is not installed.

    >>> is_later("hr.staffing", frozenset({"hr"})), is_later("pack", frozenset({"hr"}))
    (True, False)
    """
    return section.partition(".")[0] in areas and section != HEAD


def _problems_of_sections(rows, sections, areas):
    if not any(row.section == HEAD for row in rows):
        yield Problem("no_head")
    for row in rows:
        if row.section != HEAD and row.section not in sections and not is_later(row.section, areas):
            yield Problem("unknown_section", row.line, row.section)


def _problems_of_row(row: Row, section: Section) -> Iterator[Problem]:
    for name in row.values:
        if name not in section.keys:
            yield Problem("unknown_key", row.lines.get(name, row.line), row.section, name)
    for name, key in section.keys.items():
        line = row.lines.get(name, row.line)
        if name not in row.values:
            if key.required:
                yield Problem("missing_key", line, row.section, name)
        else:
            yield from _problems_of_value(row, name, key, line)


def _problems_of_value(row: Row, name: str, key: Key, line: int) -> Iterator[Problem]:
    value = row.values[name]
    right = isinstance(value, TYPES[key.kind]) and not (key.kind == "number" and isinstance(value, bool))
    if not right or (key.kind == "texts" and not all(isinstance(word, str) for word in value)):
        yield Problem("wrong_type", line, row.section, name, {"wanted": key.kind, "value": str(value)})
        return
    if key.required and value in ("", []):
        yield Problem("missing_key", line, row.section, name)
    if key.choices is not None:
        for word in value if key.kind == "texts" else [value]:
            if word not in key.choices and word != "":
                facts = {"value": word, "choices": sorted(key.choices)}
                yield Problem("unknown_word", line, row.section, name, facts)


def _doubles(rows: list[Row], sections: Mapping[str, Section]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.section not in sections:
            continue
        place = (row.section, row.name)
        if place in seen:
            yield Problem("double", row.line, row.section, ROW_KEY, {"value": row.name, "first": seen[place]})
        seen.setdefault(place, row.line)
