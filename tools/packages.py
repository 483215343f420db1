"""Programs and fonts of the operating system: installed through apt by root, else named with the command."""
import ctypes.util
import os
from pathlib import Path

from tools import commands
from tools.errors import Problem
from tools.paths import sources


def missing(purpose):
    """The needs of a purpose ("run", "test") that this machine does not meet."""
    return [need for need in sources()["system"] if purpose in need["for"] and not _is_met(need)]


def _is_met(need):
    if "program" in need:
        return any(commands.which(program) for program in need["program"])
    if "library" in need:
        return ctypes.util.find_library(need["library"]) is not None
    return any(any(Path(folder).rglob(need["font"])) for folder in ("/usr/share/fonts", "/usr/local/share/fonts"))


def ensure(purpose, progress):
    """Install what is missing, or say what to install."""
    lacking = missing(purpose)
    if lacking:
        names = ", ".join(need["what"] for need in lacking)
        install([package for need in lacking for package in need["packages"]], names, progress)


def install(names, what, progress):
    command = f"apt-get install {' '.join(names)}"
    if not commands.is_root() or not commands.which("apt-get"):
        raise Problem(f"Missing on this machine: {what}. Install with `{command}` as root and start again.")
    with progress.step(f"Installing {what} with apt"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
        commands.run("Reading the package lists", ["apt-get", "update"], progress=progress, log="apt-update")
        commands.run(
            f"Installing {what}", ["apt-get", "install", "-y", "--no-install-recommends", *names],
            progress=progress, log="apt-install", env=environment,
        )


def executable(what):
    """The path of a program listed in the sources under that name (a browser has several)."""
    need = next(need for need in sources()["system"] if need["what"] == what)
    found = next(filter(None, map(commands.which, need["program"])), None)
    if not found:
        raise Problem(f"Missing on this machine: {what}. Install with `apt-get install {need['packages'][0]}`.")
    return found
