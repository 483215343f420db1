"""Bring the translations of addons up to date with their exported templates.

    python -m odoo i18n export -d DB -l pot ADDON …    # writes addons/ADDON/i18n/ADDON.pot
    python -m tools.po_merge ADDON …                   # kk.po and ru.po follow it
    python -m tools.po_merge --check ADDON …           # change nothing, only report

A term that is still in the template keeps its translation; a term that is gone is
dropped; a new one is added empty. Reported: terms without a translation, terms whose
translation has other placeholders than the source. The exit code is 1 when there are any.
"""

import argparse
import re
import sys
from pathlib import Path

import polib

ADDONS = Path(__file__).resolve().parent.parent / "addons"
LANGUAGES = ("kk", "ru")
# %(name)s of Python, {{ expression }} of mail templates, {token} of number patterns, tags of views.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\{.*?\}\}|\{[\w:]+\}|<t [^>]*>|t-[\w-]+=\"[^\"]*\"")


def merged(template, known, language):
    """The template filled with the ``known`` translations (source → text)."""
    catalogue = polib.POFile(wrapwidth=78)
    catalogue.header = template.header
    catalogue.metadata = {
        "Project-Id-Version": template.metadata["Project-Id-Version"],
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for entry in template:
        entry.msgstr = known.get(entry.msgid, "")
        catalogue.append(entry)
    return catalogue


def faults(catalogue):
    """Sentences on what is missing or wrong in a catalogue."""
    for entry in catalogue:
        if not entry.msgstr:
            yield f"not translated: {entry.msgid!r}"
        elif sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr)):
            yield f"other placeholders: {entry.msgid!r} → {entry.msgstr!r}"


def update(addon, language, check_only):
    """Merge one catalogue; return its faults."""
    folder = ADDONS / addon / "i18n"
    path = folder / f"{language}.po"
    known = {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))} if path.is_file() else {}
    catalogue = merged(polib.pofile(str(folder / f"{addon}.pot")), known, language)
    if not check_only:
        catalogue.save(str(path))
    return [f"{addon}/{language}: {fault}" for fault in faults(catalogue)]


def main(arguments=None):
    """Run as a program."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("addons", nargs="+", metavar="ADDON")
    parser.add_argument("--check", action="store_true", help="report only")
    options = parser.parse_args(arguments)
    found = [
        fault for addon in options.addons for language in LANGUAGES for fault in update(addon, language, options.check)
    ]
    print("\n".join(found) or "All terms are translated.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
