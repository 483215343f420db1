"""Which of the strings on a screen are English: judged by the catalogues that the screen was translated with."""

import re
from functools import cache, cached_property
from pathlib import Path

import polib
from labels import ADDONS

OVERLAY = ADDONS / "akimat_base" / "i18n_core"
LANGUAGES = ("kk", "ru")
# Parts of a technical name or an address (akimat.reception.card/2, akimat.kz) are no words.
WORD = re.compile(r"(?<![\w@./:#-])[A-Za-z]{3,}(?!\.?[\w@/])")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sdf]|\{\{.*?\}\}|\{\w*\}|<[^>]*>|&\w+;")
ADDRESS = re.compile(r"\S*(?:@|://)\S*")
ATTRIBUTE = re.compile(r'(?:title|string|placeholder|aria-label|alt|data-tooltip)="([^"]+)"')
# Names of apps in the store, of time zones and of emoji are no words of a screen.
OUTSIDE = re.compile(r"ir\.module\.module,|selection__\w+_tz__|emoji_data\.js")


def pieces(term):
    """What of a term with markup comes to the screen: texts between tags and in attributes, as one line."""
    for text in [*re.split(r"<[^>]*>", term), *ATTRIBUTE.findall(term)]:
        line = " ".join(text.split())
        if line:
            yield line


def words(text):
    """Latin words of a text, without its placeholders, addresses and codes (in capitals)."""
    found = WORD.findall(ADDRESS.sub(" ", PLACEHOLDER.sub(" ", text)))
    return {word.lower() for word in found if not word.isupper()}


@cache
def _entries(path):
    """((source, translation), …) of a catalogue."""
    return tuple((entry.msgid, entry.msgstr) for entry in polib.pofile(str(path)))


def counted(strings):
    """Strings that differ in their numbers only ("Week 1", "Week 2") are one: the first of them stands for all."""
    first = {}
    for text in sorted(strings):
        first.setdefault(re.sub(r"\d+", "0", text), text)
    return set(first.values())


class English:
    """The English sources of the installed modules beside their translations into one language.

    :param core: folder of Odoo's own addons; :param modules: names of the installed modules; :param code: kk or ru.
    """

    def __init__(self, core: Path, modules, code):
        self.core, self.code = core, code
        self.modules = [name for name in modules if not name.startswith("akimat_")]

    @cached_property
    def ours(self):
        return self._differing(ADDONS.glob(f"akimat_*/i18n/{self.code}.po"))

    @cached_property
    def sources(self):
        """Every piece of a source text of the core, except names: what a translation keeps and none changes."""
        kept, changed, found = set(), set(), set()
        for path in self._translations(*LANGUAGES):
            for source, said in _entries(path):
                if said:
                    kept.update(set(pieces(source)) & set(pieces(said)))
                    changed.update(set(pieces(source)) - set(pieces(said)))
        for module in self.modules:
            path = self.core / module / "i18n" / f"{module}.pot"
            for entry in polib.pofile(str(path)) if path.exists() else ():
                if not all(OUTSIDE.search(place) for place, _line in entry.occurrences):
                    found.update(pieces(entry.msgid))
        return {text for text in found - (kept - changed) if words(text)}

    @cached_property
    def vocabulary(self):
        """Words of English sources that are not said in both languages, as names are."""
        said = [
            {word for path in self._translations(code) for _source, text in _entries(path) for word in words(text)}
            for code in LANGUAGES
        ]
        return {word for text in self.sources | self.ours for word in words(text)} - set.intersection(*said)

    def _translations(self, *codes):
        for code in codes:
            for module in self.modules:
                for path in (OVERLAY / module / f"{code}.po", self.core / module / "i18n" / f"{code}.po"):
                    if path.exists():
                        yield path
            yield from ADDONS.glob(f"akimat_*/i18n/{code}.po")

    def _differing(self, paths):
        entries = [entry for path in paths for entry in _entries(path)]
        return {text for source, said in entries for text in set(pieces(source)) - set(pieces(said)) if words(text)}

    def judge(self, strings):
        """(ours, core): English strings that only our addons have, and all the others."""
        ours = {text for text in strings if text in self.ours and text not in self.sources}
        core = {text for text in strings - ours if text in self.sources or words(text) & self.vocabulary}
        return sorted(ours), sorted(core)
