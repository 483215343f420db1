"""What a button says in a language: the English source looked up in the addons' catalogues."""

from functools import cache
from pathlib import Path

import polib

ADDONS = Path(__file__).resolve().parents[2] / "addons"


@cache
def _catalogue(code):
    terms = {}
    for path in sorted(ADDONS.glob(f"akimat_*/i18n/{code}.po")):
        terms.update({entry.msgid: entry.msgstr for entry in polib.pofile(path) if entry.msgstr})
    return terms


def label(lang, source):
    """The words that a user of ``lang`` (``kk_KZ``) sees for the English ``source``.

    :raise KeyError: the term has no translation.
    """
    return source if lang == "en_US" else _catalogue(lang[:2])[source]
