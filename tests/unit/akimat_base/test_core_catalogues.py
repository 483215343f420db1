"""The catalogues for core modules are well formed (i18n_core/<module>/{kk,ru}.po)."""
import ast
import csv
import re
from collections import Counter
from pathlib import Path

import pytest

CATALOGUES = sorted(
    (Path(__file__).resolve().parents[3] / "addons/akimat_base/i18n_core").glob("*/*.po"))
PLACEHOLDER = re.compile(r"%\([^)]+\)[a-z]|%[sdif](?![а-яәғқңөұүһі])|\{\{.*?\}\}|\{\w*\}")
TAG = re.compile(r"</?(\w[\w-]*)")
CODE_IN_TAG = re.compile(r"(?:t-[\w-]+|href|invisible|t-attf-[\w-]+)=\"[^\"]*\"")
WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
LATIN = re.compile(r"[a-z]", re.IGNORECASE)


def _entries(path):
    """Yield ``(source, translation)`` of a catalogue."""
    values = {}
    for line in path.read_text(encoding="utf-8").splitlines() + ["msgid \"\""]:
        keyword, _space, text = line.partition(" ")
        if keyword in ("msgid", "msgstr"):
            if keyword == "msgid" and values.get("msgid"):
                yield values["msgid"], values["msgstr"]
            values[keyword] = ast.literal_eval(text)
            current = keyword
        elif line.startswith('"'):
            values[current] += ast.literal_eval(line)


def _differences(path, aspect):
    return [
        (source[:80], translation[:80])
        for source, translation in _entries(path)
        if aspect(source) != aspect(translation)
    ]


def _placeholders(text):
    return Counter(PLACEHOLDER.findall(text))


def _markup(text):
    return Counter(TAG.findall(text)), Counter(CODE_IN_TAG.findall(text))


def _edges(text):
    return text.startswith("\n"), text.endswith("\n")


def _has_mixed_alphabets(text):
    plain = re.sub(r"\\.|%\([^)]*\)[a-z]|%[sdif]", " ", text)
    return any(CYRILLIC.search(word) and LATIN.search(word) for word in WORD.findall(plain))


def test_there_are_catalogues():
    assert {"base", "mail", "web"} <= {path.parent.name for path in CATALOGUES}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parent.name}-{path.stem}")
class TestCatalogue:

    def test_every_entry_is_translated_once(self, path):
        entries = list(_entries(path))
        assert entries
        assert [source for source, translation in entries if not translation.strip()] == []
        assert [source for source, count in Counter(dict(entries).keys()).items() if count > 1] == []
        assert len(entries) == len({source for source, _translation in entries})

    def test_placeholders_are_kept(self, path):
        assert _differences(path, _placeholders) == []

    def test_markup_is_kept(self, path):
        assert _differences(path, _markup) == []

    def test_line_breaks_at_the_edges_are_kept(self, path):
        assert _differences(path, _edges) == []

    def test_no_latin_letters_inside_kazakh_words(self, path):
        mixed = [text[:100] for _source, text in _entries(path) if _has_mixed_alphabets(text)]
        assert mixed == []


class TestNamesOfRows:
    """i18n_overlay/rows.csv: what rows of the installation are called instead of their English names."""

    ROWS = list(csv.DictReader((CATALOGUES[0].parents[2] / "i18n_overlay/rows.csv").open(encoding="utf-8", newline="")))

    def test_every_name_is_kazakh(self):
        plain = [re.sub(r"<[^>]*>", " ", row["name"]) for row in self.ROWS]
        assert [name for name in plain if not CYRILLIC.search(name) or LATIN.search(name)] == []

    def test_a_row_is_named_once(self):
        keys = [(row["model"], row["field"], row["source"]) for row in self.ROWS]
        assert len(keys) == len(set(keys))
