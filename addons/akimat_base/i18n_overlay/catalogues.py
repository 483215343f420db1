"""Where the catalogues for core modules lie."""

from collections.abc import Iterator
from pathlib import Path

from odoo.tools.translate import get_base_langs

ROOT = Path(__file__).resolve().parent.parent / "i18n_core"


def catalogue_paths(module: str, lang: str) -> Iterator[str]:
    """Yield our catalogues of ``module`` for ``lang``, the most general first."""
    for code in get_base_langs(lang):
        path = ROOT / module / f"{code}.po"
        if path.is_file():
            yield str(path)
