"""Kazakh and Russian are complete for every string of ours."""
import re

import polib

from tools import addons
from tools.lint import files
from tools.paths import ADDONS

LANGUAGES = {"kk": "kk_KZ", "ru": "ru_RU"}
OVERLAY = ADDONS / "akimat_base" / "i18n_core"
# Attributes of a tag may hold words, which are translated with it.
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdif%]|\{\w*\}|</?\w+")


def catalogue(addon, language):
    path = ADDONS / addon / "i18n" / f"{language}.po"
    return polib.pofile(str(path)) if path.exists() else None


def catalogues():
    """Each addon has both catalogues, without gaps, and the same placeholders on both sides."""
    for addon in addons.own():
        for language in LANGUAGES:
            entries = catalogue(addon, language)
            if entries is None:
                yield f"addons/{addon}/i18n/{language}.po is missing"
                continue
            path = ADDONS / addon / "i18n" / f"{language}.po"
            for entry in entries:
                for problem in _problems(entry):
                    yield f"{files.shown(path, entry.linenum)}: {problem}: {entry.msgid[:60]}"


def overlay():
    """The catalogues for core modules: each entry is whole and stands once."""
    for path in sorted(OVERLAY.glob("*/*.po")):
        seen = set()
        for entry in polib.pofile(str(path)):
            again = ["the same term again"] if entry.msgid in seen else []
            seen.add(entry.msgid)
            for problem in [*again, *_problems(entry)]:
                yield f"{files.shown(path, entry.linenum)}: {problem}: {entry.msgid[:60]}"


def _problems(entry):
    if entry.obsolete:
        yield "an obsolete entry"
    elif entry.fuzzy:
        yield "a fuzzy translation"
    elif not entry.msgstr:
        yield "no translation"
    elif sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr)):
        yield "placeholders or tags differ"


def missing_terms(untranslated):
    """Terms that Odoo's own export finds and no catalogue has; `untranslated` is {language: {addon: [source]}}."""
    for language, code in LANGUAGES.items():
        for addon, sources in untranslated.get(code, {}).items():
            known = {entry.msgid for entry in catalogue(addon, language) or [] if entry.msgstr}
            for source in sorted(set(sources) - known):
                yield f"addons/{addon}/i18n/{language}.po lacks: {source[:90]!r}"
