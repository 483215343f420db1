"""Checks made by other programs: ruff and pylint-odoo."""
import subprocess
import sys

from tools.paths import ADDONS, CONFIG, ROOT

CHECKED = ("akimat", "tools", "tests", "addons")


def _lines(command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return []
    return [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]


def ruff():
    """Style, complexity, length of functions (pyproject.toml)."""
    present = [name for name in CHECKED if (ROOT / name).exists()]
    return _lines([sys.executable, "-m", "ruff", "check", "--quiet", "--output-format", "concise", *present])


def pylint_odoo():
    """The community's mandatory checks for Odoo 19 (config/pylintrc)."""
    addons = sorted(path.parent for path in ADDONS.glob("akimat_*/__manifest__.py"))
    if not addons:
        return []
    found = _lines([sys.executable, "-m", "pylint", f"--rcfile={CONFIG / 'pylintrc'}", *map(str, addons)])
    return [line for line in found if not line.startswith("*****")]
