"""./akimat backup and restore: one file with the database and the stored files."""
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
import time
from pathlib import Path

from tools import database
from tools import server as servers
from tools.errors import Problem, explain_output
from tools.odoo import checked_name
from tools.paths import DATA, ensure_state

DUMP, FILES, LABEL = "database.dump", "files", "label.json"


def backup(options, progress):
    """pg_dump's own format and the folder of files, in one tar."""
    name = checked_name(options.db)
    target = options.file or Path.cwd() / f"akimat-{name}-{time.strftime('%Y%m%d-%H%M%S')}.backup"
    if target.exists():
        raise Problem(f"{target} exists already: give another name.")
    with servers.running(progress) as server, tempfile.TemporaryDirectory(dir=ensure_state()) as work:
        database.refuse_missing(server, name)
        dump = Path(work) / DUMP
        with progress.step(f"Dump of {name}"):
            _run("pg_dump", server, ["--format=custom", "--no-owner", "--file", dump, name])
        with progress.step("Files"):
            _pack(target, dump, name)
    progress.say(f"Backup: {target} ({target.stat().st_size // 1_000_000 + 1} MB)")
    return 0


def _pack(target, dump, name):
    """Written beside the target and renamed, so that a half-written backup never looks like one."""
    part = target.with_name(target.name + ".part")
    label = dump.with_name(LABEL)
    label.write_text(json.dumps({"database": name, "made": time.strftime("%Y-%m-%dT%H:%M:%S%z")}))
    try:
        with tarfile.open(part, "w") as archive:
            archive.add(label, LABEL)
            archive.add(dump, DUMP)
            if (DATA / "filestore" / name).exists():
                archive.add(DATA / "filestore" / name, FILES)
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def restore(options, progress):
    """Into a new database; nothing existing is touched."""
    name = checked_name(options.db)
    if not options.file.exists():
        raise Problem(f"There is no file {options.file}.")
    with servers.running(progress) as server, tempfile.TemporaryDirectory(dir=ensure_state()) as work:
        if database.exists(server, name):
            raise Problem(f"The database {name} exists already: restore into another name.")
        _unpack(options.file, work)
        with progress.step(f"Database {name}"):
            _restore_database(server, name, Path(work) / DUMP)
        _place_files(Path(work) / FILES, DATA / "filestore" / name)
    progress.say(f"Restored: ./akimat run --db {name}")
    return 0


def _unpack(source, work):
    """Plain files and folders below the folder `work`, nothing else: a backup may have passed through other hands.

    By hand, since Python 3.11.2 (Debian 12) has no filter of tarfile.
    """
    try:
        with tarfile.open(source) as archive:
            for member in archive:
                _unpack_one(archive, member, Path(work))
    except (tarfile.TarError, FileExistsError) as error:
        raise Problem(f"{source} is not a whole backup of akimat: {error}.") from None
    if not (Path(work) / DUMP).exists():
        raise Problem(f"{source} is not a backup of akimat: it holds no database.")


def _unpack_one(archive, member, work):
    path = Path(member.name)
    if path.is_absolute() or ".." in path.parts or not (member.isfile() or member.isdir()):
        raise tarfile.TarError(f"{member.name} has no place in one")
    if member.isdir():
        (work / path).mkdir(parents=True, exist_ok=True)
        return
    (work / path).parent.mkdir(parents=True, exist_ok=True)
    with archive.extractfile(member) as content, open(work / path, "xb") as target:
        shutil.copyfileobj(content, target)


def _restore_database(server, name, dump):
    """The database is made with the Kazakh collation, then filled; a failure leaves nothing behind."""
    database.create(server, name)
    try:
        options = ["--no-owner", "--exit-on-error", "--jobs=2", "--dbname", name]
        _run("pg_restore", server, [*options, *_list(server, dump)])
    except BaseException:
        database.drop(server, name)
        raise


def _list(server, dump):
    listing = subprocess.run(
        [str(server.client("pg_restore")), "--list", str(dump)], capture_output=True, text=True, check=True
    ).stdout
    chosen = dump.with_name("contents.list")
    chosen.write_text("\n".join(line for line in listing.splitlines() if not _is_there_already(line)))
    return ["--use-list", chosen, dump]


def _is_there_already(line):
    """Lines of a dump's list: comments on extensions, which only their owner may write, and what a new database has."""
    made = (f"SCHEMA - {database.ASIDE} ", "FUNCTION public unaccent(text) ", "COMMENT - EXTENSION")
    return any(part in line for part in made)


def _place_files(source, target):
    if source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        shutil.move(source, target)


def _run(program, server, arguments):
    command = [str(server.client(program)), *map(str, arguments)]
    done = subprocess.run(
        command, env={**os.environ, **server.environment}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise Problem(explain_output(program, done.stderr) or f"{program} failed: {last}")
