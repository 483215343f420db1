"""The project's own Python environment: pinned packages, one environment for each set of pins."""
import hashlib
import importlib.util
import os
import shutil
import sys

from tools import commands, locks, packages
from tools.errors import Problem
from tools.paths import CONFIG, ROOT, cache_dir

RUNTIME = (CONFIG / "requirements.txt",)
DEVELOPMENT = (*RUNTIME, CONFIG / "requirements-dev.txt")
NEWS = ("Collecting", "Processing", "Downloading", "Building", "Installing", "Looking in links")


def key(files):
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def location(files):
    return cache_dir() / f"venv-{sys.version_info[0]}.{sys.version_info[1]}-{key(files)}"


def is_ready(place):
    return (place / ".complete").exists()


def ensure(progress, development=False):
    """The environment's interpreter; the environment is made when its pins are new."""
    files = DEVELOPMENT if development else RUNTIME
    place = location(files)
    if not is_ready(place):
        lock = cache_dir() / f"{place.name}.lock"
        with locks.exclusive(lock, lambda: progress.say("Another akimat command is making the environment, waiting")):
            if not is_ready(place):
                _make(place, files, progress)
    return place / "bin" / "python"


def _make(place, files, progress):
    check_disk(place.parent, 900)
    _require_venv(progress)
    shutil.rmtree(place, ignore_errors=True)
    with progress.step(f"Python packages ({'for tests too' if len(files) > 1 else 'to run'}), pinned"):
        commands.run("Making the virtual environment", [sys.executable, "-m", "venv", place], log="venv")
        install = [place / "bin" / "python", "-m", "pip", "install", "--no-deps", "--no-input"]
        for path in files:
            install += ["-r", path]
        commands.run(
            "Installing the Python packages", install, progress=progress, log="pip", cwd=ROOT,
            news=lambda line: line.strip() if line.strip().startswith(NEWS) else None,
        )
    (place / ".complete").touch()


def _require_venv(progress):
    if importlib.util.find_spec("ensurepip") is None:
        packages.install(["python3-venv"], "virtual environments of Python", progress)


def check_disk(place, megabytes):
    """Refuse early when the disk cannot hold what is about to be made."""
    place.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(place).free // 1_000_000
    if free < megabytes:
        raise Problem(
            f"The disk is full: {place} has {free} MB free and {megabytes} MB are needed;"
            " free some space or name another place in AKIMAT_CACHE."
        )


def continue_inside(python, arguments):
    """Replace this process by the same command under the project's interpreter."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "AKIMAT_INSIDE": "1"}
    os.execve(python, [str(python), "-m", "tools", *arguments], environment)  # noqa: S606 - our own interpreter
