"""The files that the checks read: those under version control or about to be."""
from functools import cache
from pathlib import Path

from tools import commands
from tools.paths import ADDONS, ROOT

SKIPPED = {".git", ".akimat", "__pycache__", "node_modules", "output", ".ruff_cache", ".pytest_cache"}


@cache
def all_files():
    listed = commands.output_of(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT)
    if listed:
        paths = [ROOT / name for name in listed.splitlines()]
    else:
        paths = [path for path in ROOT.rglob("*") if not SKIPPED & set(path.relative_to(ROOT).parts)]
    return sorted(path for path in paths if path.is_file() and not path.is_symlink())


def of_kind(*suffixes, under=ROOT):
    return [path for path in all_files() if path.suffix in suffixes and under in path.parents]


def addon_files(*suffixes):
    return of_kind(*suffixes, under=ADDONS)


@cache
def text(path):
    return Path(path).read_text(encoding="utf-8")


def shown(path, line=None):
    name = Path(path).relative_to(ROOT)
    return f"{name}:{line}" if line else str(name)
