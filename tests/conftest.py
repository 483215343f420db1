"""Make ``odoo.addons.<addon>.domain`` importable without Odoo and without a database.

The parent packages are registered empty, so no ``__init__`` of an addon (and no model) runs.
"""

import sys
from pathlib import Path
from types import ModuleType

ADDONS = Path(__file__).resolve().parents[1] / "addons"


def _package(name, *paths):
    module = ModuleType(name)
    module.__path__ = [str(path) for path in paths]
    sys.modules[name] = module


_package("odoo")
_package("odoo.addons", ADDONS)
for addon in ADDONS.glob("akimat_*"):
    _package(f"odoo.addons.{addon.name}", addon)
