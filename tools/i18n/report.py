"""./akimat i18n: how much of what the screens can show is said in Kazakh and in Russian, and what is not."""
import re
from collections import defaultdict

import polib

from tools import odoo
from tools.paths import ADDONS
from tools.testing import templates

LANGUAGES = {"kk": "kk_KZ", "ru": "ru_RU"}
OVERLAY = ADDONS / "akimat_base" / "i18n_core"
MARKUP = re.compile(r"<[^>]*>|&\w+;|%\(\w+\)[sdf]|%[sdf]|\{\{.*?\}\}|\{\w*\}")
WORD = re.compile(r"[^\W\d_]{2}")


class Catalogues:
    """Who says a term in a language on purpose, also where the words are the same in both languages."""

    def __init__(self, core):
        self.core = core
        self._known = {}

    def has(self, addon, language, source):
        if (addon, language) not in self._known:
            self._known[addon, language] = {
                entry.msgid for path in self._paths(addon, language) if path.exists()
                for entry in polib.pofile(str(path)) if entry.msgstr and not entry.fuzzy}
        return source in self._known[addon, language]

    def _paths(self, addon, language):
        yield ADDONS / addon / "i18n" / f"{language}.po"
        yield OVERLAY / addon / f"{language}.po"
        yield self.core / addon / "i18n" / f"{language}.po"


def judged(rows, catalogues):
    """(addon, source, place, screens, languages that lack it) of each term that has words."""
    for addon, kind, name, place, source, values, screens in rows:
        if not WORD.search(MARKUP.sub(" ", source)):
            continue
        lacking = [
            short for short, code in LANGUAGES.items()
            if not values.get(code) and not catalogues.has(addon, short, source)]
        yield addon, source, f"{kind}:{name}:{place}", screens, lacking


def table(title, groups):
    """Lines `name  terms  kk %  ru %` of {name: [languages that lack the term, ...]}."""
    width = max(map(len, groups), default=0)
    yield f"{title:{width}}{'terms':>8}" + "".join(f"{language:>9}" for language in LANGUAGES)
    for name in sorted(groups):
        terms = groups[name]
        yield f"{name:{width}}{len(terms):>8}" + "".join(
            f"{share(terms, language):>9}" for language in LANGUAGES)


def share(terms, language):
    """`100 %` only when nothing is missing."""
    missing = sum(language in lacking for lacking in terms)
    return "100 %" if not missing else f"{min(100 * (1 - missing / len(terms)), 99.9):.1f} %"


def grouped(terms, by_screen):
    groups = defaultdict(list)
    for addon, _source, _place, screens, lacking in terms:
        for name in screens if by_screen else [addon]:
            groups[name].append(lacking)
    groups["all"] = [lacking for *_rest, lacking in terms]
    return groups


def missing(terms, language):
    found = defaultdict(set)
    for addon, source, place, screens, lacking in terms:
        if language in lacking:
            found[addon, source].add((place, screens[0]))
    for (addon, source), places in sorted(found.items()):
        place, screen = min(places)
        yield f"{language} {addon}: {source!r} ({place}; {screen})"


def i18n(options, progress):
    """Print the coverage by addon and by screen; with --missing each term that lacks; 1 when a term of ours does."""
    with odoo.prepared(progress, options.odoo_home, "test") as office:
        database = templates.ensure(office, templates.TEST, progress)
        with progress.step("Looking through menus, views and files"):
            rows = office.call(database, "tools.i18n.reach:reached", languages=list(LANGUAGES.values()))
        core = office.tree.site / "odoo" / "addons"
    terms = list(judged(rows, Catalogues(core)))
    print("\n".join(table("addon", grouped(terms, by_screen=False))))
    print()
    print("\n".join(table("screen", grouped(terms, by_screen=True))))
    for language in LANGUAGES if options.missing else ():
        print()
        print("\n".join(missing(terms, language)) or f"{language}: nothing is missing.")
    return int(any(addon.startswith("akimat_") and lacking for addon, *_rest, lacking in terms))
