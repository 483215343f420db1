"""./akimat terms: bring the catalogues of addons up to date with their code and screens.

A term that is still used keeps its translation; a term that is gone is dropped; a new one takes the translation that
our other addons give the same words, or is added empty.
Reported: terms without a translation, terms whose translation has other placeholders than the source.
"""

import re

import polib

from tools import addons, odoo
from tools.paths import ADDONS
from tools.testing import templates

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


def known_terms(language, own):
    """Source → translation of all our addons; the addon ``own`` decides where they differ."""
    found = {}
    for path in sorted(ADDONS.glob(f"akimat_*/i18n/{language}.po"), key=lambda path: path.parts[-3] == own):
        found.update((entry.msgid, entry.msgstr) for entry in polib.pofile(str(path)) if entry.msgstr)
    return found


def update(addon, language):
    """Merge one catalogue; return its faults."""
    folder = ADDONS / addon / "i18n"
    catalogue = merged(polib.pofile(str(folder / f"{addon}.pot")), known_terms(language, addon), language)
    catalogue.save(str(folder / f"{language}.po"))
    return [f"{addon}/{language}: {fault}" for fault in faults(catalogue)]


def _forget_dates(path):
    """The day of the export is no term: the same terms give the same file."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith(('"POT-Creation-Date', '"PO-Revision-Date')))
    path.write_text("".join(kept), encoding="utf-8")


def terms(options, progress):
    """Export the terms of the addons named (all) and merge them into kk.po and ru.po; 1 when something is missing."""
    names = addons.choose(",".join(options.addons))
    with odoo.prepared(progress, options.odoo_home, "test") as office:
        database = templates.ensure(office, templates.TEST, progress)
        for name in names:
            (ADDONS / name / "i18n").mkdir(exist_ok=True)
        office.run(
            "Terms of the addons", "i18n", "export", "-c", office.config, "-d", database, *names, "-l", "pot",
            progress=progress,
        )
    for name in names:
        _forget_dates(ADDONS / name / "i18n" / f"{name}.pot")
    found = [fault for name in names for language in LANGUAGES for fault in update(name, language)]
    print("\n".join(found) or "All terms are translated.")
    return 1 if found else 0
