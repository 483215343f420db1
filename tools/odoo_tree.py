"""The Odoo tree: where it is, or where it comes from."""
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools import commands, debian, locks
from tools.errors import CommandFailed, Problem
from tools.paths import cache_dir, local_settings, sources
from tools.python_env import check_disk

PACKAGED = Path("usr/lib/python3/dist-packages")
# Folders beside the package that only repeat it without data (they would shadow the real addons).
REPEATED = ("addons", "doc", "setup")


@dataclass(frozen=True)
class OdooTree:
    """`site` is the folder that holds the `odoo` package."""

    site: Path

    @property
    def addons_paths(self):
        return [path for path in (self.site / "odoo" / "addons", self.site / "addons") if _holds_addons(path)]

    @property
    def version(self):
        return self.site.parts[-5] if self.site.match(str(PACKAGED)) else self.site.name


def _holds_addons(path):
    return any((path / name / "__manifest__.py").exists() for name in ("base", "web"))


def find(place):
    """The tree at a place: a source checkout, an unpacked package or a folder with the `odoo` package."""
    place = Path(place).expanduser()
    for site in (place, place / PACKAGED):
        if (site / "odoo" / "release.py").exists():
            return OdooTree(site.resolve())
    return None


def ensure(progress, odoo_home=None):
    """The tree to use, in this order: named, cached, official source, Debian package."""
    named = odoo_home or os.environ.get("ODOO_HOME") or local_settings().get("odoo", {}).get("home")
    if named:
        tree = find(named)
        if not tree:
            raise Problem(f"There is no Odoo in {named}: ODOO_HOME or --odoo-home must name its source folder.")
        return tree
    store = cache_dir() / "odoo"
    # Looked for before the lock: a prepared cache may be read-only.
    if tree := cached(store):
        return tree
    lock = cache_dir() / "odoo.lock"
    with locks.exclusive(lock, lambda: progress.say("Another akimat command fetches Odoo, waiting")):
        return cached(store) or _fetch(store, progress)


def cached(store):
    complete = sorted(store.glob("*/.complete"), key=lambda mark: mark.stat().st_mtime)
    return find(complete[-1].parent) if complete else None


def _fetch(store, progress):
    check_disk(store, 2500)
    work = Path(tempfile.mkdtemp(prefix="making-", dir=store))
    try:
        version = _official(work / "tree", progress) or _packaged(work, progress)
        (work / "tree" / ".complete").touch()
        (work / "tree").rename(store / version)
        return find(store / version)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _official(target, progress):
    """The official source when it can be reached at once; None otherwise."""
    odoo = sources()["odoo"]
    if not commands.which("git"):
        return None
    limit = str(odoo["official_timeout"])
    ask = ["timeout", limit, "git", "ls-remote", "--exit-code", odoo["official"], odoo["series"]]
    answer = commands.output_of(ask, env={**os.environ, "GIT_TERMINAL_PROMPT": "0"})
    if not answer:
        progress.say("The official Odoo source cannot be reached; taking the Debian package")
        return None
    try:
        with progress.step(f"Odoo {odoo['series']} from the official source"):
            clone = ["git", "clone", "--progress", "--depth", "1", "--branch", odoo["series"], odoo["official"], target]
            commands.run("Downloading the Odoo source", clone, progress=progress, log="odoo-source")
    except CommandFailed as failure:
        progress.say(f"{failure}; taking the Debian package")
        shutil.rmtree(target, ignore_errors=True)
        return None
    return f"{odoo['series']}-{answer[:10]}"


def _packaged(work, progress):
    """The Debian package with what its links point to, unpacked into work/tree."""
    odoo = sources()["odoo"]
    with progress.step("Odoo as the Debian package (downloaded and unpacked, not installed)"):
        archive = debian.Archive(work / "apt", progress)
        releases = dict.fromkeys([odoo["debian_suite"], archive.release, odoo["debian_fallback_release"]])
        archive.read(releases)
        names = list(odoo["debian_packages"])
        for name, part in odoo["debian_release_packages"].items():
            version = archive.version_like(name, part)
            names += [f"{name}={version}"] if version else []
        versions = archive.unpack(names, work / "tree")
        tree = work / "tree"
        for folder in REPEATED:
            shutil.rmtree(tree / PACKAGED / folder, ignore_errors=True)
        _report_links(debian.relink(tree), tree, progress)
    return versions[odoo["debian_packages"][0]]


def _report_links(dangling, tree, progress):
    if dangling:
        names = ", ".join(str(path.relative_to(tree / PACKAGED / "odoo" / "addons")) for path in dangling)
        progress.say(f"Links without a target, unused by our screens: {names}")
