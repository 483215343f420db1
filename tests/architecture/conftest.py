"""Pure parts of addons are importable here as in the unit tests."""
import runpy
from pathlib import Path

runpy.run_path(str(Path(__file__).parents[1] / "unit" / "conftest.py"))
