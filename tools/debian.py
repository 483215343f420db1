"""Fetching Debian packages with apt from a private list of sources: no root, nothing installed."""
import hashlib
import os
import re
from pathlib import Path

from tools import commands
from tools.errors import Problem, Untrusted

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
PROGRAMS = ("apt-get", "apt-cache", "dpkg", "dpkg-deb")


class Archive:
    """The Debian archive that this machine uses, read for the releases we name."""

    def __init__(self, folder, progress):
        for program in PROGRAMS:
            commands.require(program, "apt dpkg")
        self.folder = Path(folder)
        self.progress = progress
        self.address, self.release = machine_archive()

    def read(self, releases):
        """Load the package lists of the releases into the private folder."""
        for part in ("lists/partial", "cache/archives/partial", "etc", "deb"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        signed = f"[signed-by={KEYRING}] " if KEYRING.exists() else ""
        lines = [f"deb {signed}{self.address} {release} main\n" for release in releases]
        (self.folder / "etc" / "sources.list").write_text("".join(lines))
        commands.run(
            "Reading the Debian package lists", ["apt-get", *self._options(), "update"],
            progress=self.progress, log="debian-lists",
        )

    def _options(self):
        architecture = commands.output_of(["dpkg", "--print-architecture"]).strip()
        settings = {
            "Dir::State::Lists": self.folder / "lists",
            "Dir::Etc::SourceList": self.folder / "etc" / "sources.list",
            "Dir::Etc::SourceParts": "/dev/null",
            "Dir::Cache": self.folder / "cache",
            "APT::Architectures": architecture,
            "APT::Sandbox::User": "root",
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
        }
        return [part for key, value in settings.items() for part in ("-o", f"{key}={value}")]

    def version_like(self, package, part):
        """A version of the package that contains `part`, among the releases read."""
        table = commands.output_of(["apt-cache", *self._options(), "madison", package])
        versions = [line.split("|")[1].strip() for line in table.splitlines() if line.count("|") >= 2]
        return next((version for version in versions if part in version), None)

    def unpack(self, names, target, sums):
        """Download the packages (`name` or `name=version`) and unpack them into one tree.

        :param sums: {package: SHA256} of those whose content is pinned besides its signature
        :raises Problem: when a package cannot be had or is another one
        """
        place = self.folder / "deb"
        commands.run(
            "Downloading the Debian packages", ["apt-get", *self._options(), "download", *names],
            progress=self.progress, log="debian-download", cwd=place,
        )
        packages = sorted(place.glob("*.deb"))
        for package in packages:
            check_sum(package, sums.get(package.name.split("_")[0]))
        for package in packages:
            self.progress.tick(f"unpacking {package.name}")
            commands.run("Unpacking a Debian package", ["dpkg-deb", "-x", package, target], log="debian-unpack")


def check_sum(package, wanted):
    """Refuse a file that is not the one that was pinned."""
    with open(package, "rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if wanted and found != wanted:
        raise Untrusted(
            f"{package.name} has the checksum {found} and config/sources.toml pins {wanted}: it is not used;"
            " take a new version there only after its tests."
        )


def machine_archive():
    """Address and release of the main archive in the machine's own configuration of apt."""
    columns = "$(REPO_URI) $(RELEASE) $(COMPONENT) $(CREATED_BY)"
    listing = commands.output_of(["apt-get", "indextargets", "--format", columns])
    for line in listing.splitlines():
        address, release, component, kind = (line.split() + [""] * 4)[:4]
        if component == "main" and kind == "Packages" and re.fullmatch(r"[a-z]+", release):
            return address, release
    raise Problem("apt on this machine names no Debian archive: add one to /etc/apt/sources.list, or set ODOO_HOME.")


def relink(tree):
    """Point absolute links into the tree itself; returns those whose target is not there."""
    dangling = []
    for path in _links(tree):
        target = os.readlink(path)
        if target.startswith("/"):
            inside = tree / target.lstrip("/")
            path.unlink()
            path.symlink_to(os.path.relpath(inside, path.parent))
        if not path.exists():
            dangling.append(path)
    return [path for path in dangling if not path.exists()]


def _links(tree):
    for folder, folders, files in os.walk(tree):
        for name in folders + files:
            path = Path(folder, name)
            if path.is_symlink():
                yield path
