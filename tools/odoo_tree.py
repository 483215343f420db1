"""The Odoo tree: where it is, or where it comes from."""
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools import commands, debian, locks
from tools.errors import Problem, Untrusted
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
    """The tree to use, in this order: named, cached, the pinned Debian package, the official source."""
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
    """The tree of the pins of config/sources.toml; that of former pins stays unused."""
    complete = (store / name / ".complete" for name in _pinned_names(store))
    return next((find(mark.parent) for mark in complete if mark.exists()), None)


def _pinned_names(store):
    odoo = sources()["odoo"]
    yield odoo["debian_version"]
    if odoo["official_commit"]:
        yield _official_name(odoo["official_commit"])
    else:
        yield from sorted(path.name for path in store.glob(_official_name("*")))


def _official_name(commit):
    return f"{sources()['odoo']['series']}-{commit[:10]}"


def _fetch(store, progress):
    check_disk(store, 2500)
    work = Path(tempfile.mkdtemp(prefix="making-", dir=store))
    try:
        try:
            version = _packaged(work, progress)
        except Untrusted:
            raise
        except Problem as problem:
            shutil.rmtree(work / "tree", ignore_errors=True)
            version = _official(work / "tree", problem, progress)
        (work / "tree" / ".complete").touch()
        (work / "tree").rename(store / version)
        return find(store / version)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _official(target, problem, progress):
    """The official source at the pinned commit or the last one; the problem of the package when it cannot be had."""
    odoo = sources()["odoo"]
    commit = odoo["official_commit"] or _last_commit(odoo)
    if not commit or not commands.which("git"):
        raise problem
    progress.say(f"{problem} Taking the official source instead")
    if not odoo["official_commit"]:
        progress.say(f"Odoo {commit} is not pinned and not what the tests ran with: see config/sources.toml")
    with progress.step(f"Odoo {odoo['series']} from the official source"):
        commands.run("Making a place for the Odoo source", ["git", "init", "--quiet", target], log="odoo-source")
        fetch = ["fetch", "--progress", "--depth", "1", odoo["official"], commit]
        for arguments in (fetch, ["checkout", "FETCH_HEAD"]):
            commands.run(
                "Downloading the Odoo source", ["git", "-C", target, *arguments], progress=progress, log="odoo-source"
            )
    return _official_name(commit)


def _last_commit(odoo):
    ask = [
        "timeout", str(odoo["official_timeout"]), "git", "ls-remote", "--exit-code", odoo["official"], odoo["series"],
    ]
    answer = commands.which("git") and commands.output_of(ask, env={**os.environ, "GIT_TERMINAL_PROMPT": "0"})
    return answer.split()[0] if answer else ""


def _packaged(work, progress):
    """The Debian package with what its links point to, unpacked into work/tree."""
    odoo = sources()["odoo"]
    main = odoo["debian_packages"][0]
    with progress.step("Odoo as the Debian package (downloaded and unpacked, not installed)"):
        archive = debian.Archive(work / "apt", progress)
        releases = dict.fromkeys([odoo["debian_suite"], archive.release, odoo["debian_fallback_release"]])
        archive.read(releases)
        names = [f"{main}={odoo['debian_version']}", *odoo["debian_packages"][1:]]
        for name, part in odoo["debian_release_packages"].items():
            version = archive.version_like(name, part)
            names += [f"{name}={version}"] if version else []
        archive.unpack(names, work / "tree", {main: odoo["debian_sha256"]})
        tree = work / "tree"
        for folder in REPEATED:
            shutil.rmtree(tree / PACKAGED / folder, ignore_errors=True)
        _report_links(debian.relink(tree), tree, progress)
    return odoo["debian_version"]


def _report_links(dangling, tree, progress):
    if dangling:
        names = ", ".join(str(path.relative_to(tree / PACKAGED / "odoo" / "addons")) for path in dangling)
        progress.say(f"Links without a target, unused by our screens: {names}")
