"""Overlay of the terms that the core reads from files: Python and JavaScript."""

import threading
from functools import cache, wraps

from odoo.modules.registry import Registry
from odoo.tools.misc import ReadonlyDict, file_open
from odoo.tools.translate import (
    JAVASCRIPT_TRANSLATION_COMMENT,
    PYTHON_TRANSLATION_COMMENT,
    CodeTranslations,
)

from .catalogues import catalogue_paths

ADDON = __name__.split(".")[2]


def extend_core():
    """Make the core's shared reader of code terms consult our catalogues too."""
    CodeTranslations.get_python_translations = _extended(CodeTranslations.get_python_translations, _python_terms)
    CodeTranslations.get_web_translations = _extended(CodeTranslations.get_web_translations, _web_terms)


def _extended(core_method, merge):
    @wraps(core_method)
    def method(self, module_name, lang):
        terms = core_method(self, module_name, lang)
        if lang and _serves_current_database():
            return merge(module_name, lang, terms)
        return terms

    return method


def _serves_current_database() -> bool:
    """Tell whether the database at work has the addon.

    The core offers no cursor here; the thread knows its database. A thread
    without one (a helper thread, a start-up step) gets the overlay only when
    every database loaded by this process has the addon.
    """
    loaded = Registry.registries
    name = getattr(threading.current_thread(), "dbname", None)
    registries = [loaded[name]] if name in loaded else loaded.values()
    return bool(loaded) and all(_has_addon(registry) for registry in registries)


def _has_addon(registry) -> bool:
    """Whether the addon is installed there, or is being installed and has its models already."""
    return ADDON in registry._init_modules or (not registry.ready and "akimat.duty" in registry)


@cache
def _overlay_terms(module_name: str, lang: str, kind: str) -> ReadonlyDict:
    def wanted(row):
        return row.get("value") and kind in row["comments"]

    terms = {}
    for path in catalogue_paths(module_name, lang):
        with file_open(path, mode="rb") as catalogue:
            terms.update(CodeTranslations._read_code_translations_file(catalogue, wanted))
    return ReadonlyDict(terms)


_merged = {}


def _python_terms(module_name, lang, core_terms):
    overlay = _overlay_terms(module_name, lang, PYTHON_TRANSLATION_COMMENT)
    if not overlay:
        return core_terms
    key = (module_name, lang)
    if key not in _merged:
        _merged[key] = ReadonlyDict({**core_terms, **overlay})
    return _merged[key]


def _web_terms(module_name, lang, core_terms):
    overlay = _overlay_terms(module_name, lang, JAVASCRIPT_TRANSLATION_COMMENT)
    if not overlay:
        return core_terms
    terms = {message["id"]: message["string"] for message in core_terms["messages"]}
    terms.update(overlay)
    return ReadonlyDict(
        {
            "messages": tuple(ReadonlyDict({"id": source, "string": value}) for source, value in terms.items()),
        }
    )
