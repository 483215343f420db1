"""What the screen says in a language: the English source looked up in the addons' catalogues."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import polib

ADDONS = Path(__file__).resolve().parents[2] / "addons"


@cache
def _catalogue(code):
    terms = defaultdict(set)
    for path in sorted(ADDONS.glob(f"akimat_*/i18n/{code}.po")):
        for entry in polib.pofile(path):
            terms[entry.msgid].add(entry.msgstr)
    return terms


def label(lang, source):
    """A pattern for the words that a user of ``lang`` (``kk_KZ``) sees for the English ``source``.

    Two addons may say it in two ways: either will do.

    :raise KeyError: no addon has the term.
    """
    said = {source} if lang == "en_US" else _catalogue(lang[:2])[source]
    if not all(said):
        raise KeyError(source)
    return re.compile(rf"^\s*(?:{'|'.join(map(re.escape, sorted(said)))})\s*$")
