"""Count how much of each core module our Kazakh catalogues translate.

Usage: ``python -m tools.i18n.coverage [ODOO_ADDONS_PATH]``
"""
import ast
import importlib.util
import re
import sys
from pathlib import Path

CATALOGUES = Path(__file__).resolve().parents[2] / "addons/akimat_base/i18n_core"
# Not part of any screen of an office: the app store, time zone names, names of emoji.
OUTSIDE = re.compile(
    r"ir\.module\.module,(?:description|shortdesc|summary)|selection__\w+__tz__|emoji_data\.js")


def main(addons=None):
    addons = Path(addons) if addons else _installed_addons()
    print(f"{'module':22}{'all terms':>16}{'of the screens':>20}")
    for catalogue in sorted(CATALOGUES.glob("*/kk.po")):
        module = catalogue.parent.name
        translated = {source for source, _references in _entries(catalogue)}
        terms = list(_entries(addons / module / "i18n" / f"{module}.pot"))
        shown = [term for term in terms if not all(map(OUTSIDE.search, term[1]))]
        print(f"{module:22}{_share(terms, translated):>16}{_share(shown, translated):>20}")


def _installed_addons():
    spec = importlib.util.find_spec("odoo")
    return Path(next(iter(spec.submodule_search_locations))) / "addons"


def _share(terms, translated):
    done = sum(source in translated for source, _references in terms)
    return f"{done}/{len(terms)} {done / len(terms):4.0%}"


def _entries(path):
    """Yield ``(source, references)`` of a gettext file."""
    source, references = "", []
    reading = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#: "):
            references += line[3:].split()
        elif line.startswith("msgid "):
            source, reading = ast.literal_eval(line[6:]), True
        elif line.startswith("msgstr "):
            if source:
                yield source, references
            reading, references = False, []
        elif reading and line.startswith('"'):
            source += ast.literal_eval(line)


if __name__ == "__main__":
    main(*sys.argv[1:])
