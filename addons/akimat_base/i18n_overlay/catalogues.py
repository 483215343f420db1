"""Where the catalogues for core modules and for the Apps menu lie."""

from collections.abc import Iterator
from pathlib import Path

from odoo.tools.translate import get_base_langs

ADDON = Path(__file__).resolve().parent.parent
ROOT = ADDON / "i18n_core"
# Names of all our addons in the Apps menu: an addon that is not installed has no catalogue of its own there.
APPS = ADDON / "i18n_apps"


def catalogue_paths(module: str, lang: str) -> Iterator[str]:
    """Yield our catalogues of ``module`` for ``lang``, the most general first."""
    for code in get_base_langs(lang):
        folders = [ROOT / module, APPS] if module == ADDON.name else [ROOT / module]
        for folder in folders:
            path = folder / f"{code}.po"
            if path.is_file():
                yield str(path)
