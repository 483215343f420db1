"""A settings pack is judged line by line before anything is written."""

from pathlib import Path

import pytest

from odoo.addons.akimat_base.domain.packs import Key, Section, judge, read

PACKS = Path(__file__).resolve().parents[3] / "addons/akimat_base/data/packs"
HEAD = '[pack]\ncode = "x"\nname_kk = "x"\nname_ru = "x"\nact_kk = "x"\nact_ru = "x"\n'
SECTIONS = {
    "base.units": Section(
        {
            "key": Key(required=True),
            "kind": Key(choices=frozenset({"legal", "hr"})),
            "turn": Key("number"),
            "since": Key("date"),
            "open": Key("yes_no"),
            "levels": Key("texts", choices=frozenset({"a", "b"})),
        }
    )
}


def problems(body, areas=()):
    rows, found = read(HEAD + body)
    return [(p.code, p.line, p.section, p.key) for p in found + judge(rows, SECTIONS, frozenset(areas))]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("turn = 10", None),
        ("turn = true", "wrong_type"),
        ('turn = "ten"', "wrong_type"),
        ("since = 2026-01-31", None),
        ('since = "2026-01-31"', "wrong_type"),
        ("open = false", None),
        ('open = "no"', "wrong_type"),
        ('levels = ["a", "b"]', None),
        ('levels = ["a", "c"]', "unknown_word"),
        ("levels = [1]", "wrong_type"),
        ('kind = "hr"', None),
        ('kind = "HR"', "unknown_word"),
        ("kinds = 1", "unknown_key"),
    ],
)
def test_a_value_is_judged_by_its_key(line, code):
    found = problems(f'[[base.units]]\nkey = "one"\n{line}\n')
    expected = [(code, 9, "base.units", line.partition(" ")[0])] if code else []
    assert found == expected


def test_the_second_row_has_its_own_lines():
    body = '[[base.units]]\nkey = "one"\n\n[[base.units]]\n# a note\nkey = "two"\nkind = "x"\n'
    assert problems(body) == [("unknown_word", 13, "base.units", "kind")]


def test_rows_with_one_key_and_a_missing_key():
    body = '[[base.units]]\nkey = "one"\n[[base.units]]\nkey = "one"\n[[base.units]]\nkind = "hr"\n'
    assert problems(body) == [("double", 9, "base.units", "key"), ("missing_key", 11, "base.units", "key")]


def test_sections_of_addons_to_come_are_left_and_others_are_unknown():
    assert problems('[hr.staffing]\napprover = "akim"\n', areas=["hr"]) == []
    assert problems('[hr.staffing]\napprover = "akim"\n') == [("unknown_section", 7, "hr.staffing", "")]


def test_a_value_where_a_section_should_be():
    rows, found = read("base = 5\n" + HEAD)
    assert [problem.code for problem in found] == ["no_section"]


@pytest.mark.parametrize("path", sorted(PACKS.glob("*.toml")), ids=lambda path: path.stem)
def test_a_shipped_pack_has_every_row_at_its_line(path):
    text = path.read_text(encoding="utf-8")
    rows, found = read(text)
    lines = text.splitlines()
    assert not found
    assert rows
    for row in rows:
        assert lines[row.line - 1].strip("[]") == row.section
        for name, line in row.lines.items():
            assert lines[line - 1].startswith(f"{name} =")
