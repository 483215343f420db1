"""Starting Odoo programs with the right tree, database server and settings."""
import configparser
import os
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import commands, odoo_tree, packages
from tools import server as servers
from tools.errors import Problem
from tools.odoo_tree import OdooTree
from tools.paths import ADDONS, CONFIG, DATA, ROOT, STATE, ensure_state
from tools.server import Server

NEWS = re.compile(r"Loading module (\S+) \((\d+/\d+)\)|module (\S+): loading demo")
LAUNCHER = ROOT / "tools" / "bin" / "odoo"
DATABASE_NAME = re.compile(r"[a-z][a-z0-9_-]{0,50}")


@dataclass(frozen=True)
class Odoo:
    """Everything that a program of Odoo needs to start."""

    tree: OdooTree
    server: Server
    config: Path

    @property
    def environment(self):
        """Ours without PG* variables: the settings file already names the server."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "ODOO_"))}
        return {**kept, "PYTHONPATH": f"{self.tree.site}{os.pathsep}{ROOT}", "PYTHONUNBUFFERED": "1"}

    def command(self, *arguments):
        return [sys.executable, str(LAUNCHER), *map(str, arguments)]

    def run(self, title, *arguments, progress=None, log=None):
        """An Odoo command that ends by itself."""
        return commands.run(
            title, self.command(*arguments), progress=progress, log=log, cwd=ROOT, env=self.environment,
            news=_news,
        )

    def call(self, database, function, *, progress=None, log=None, **values):
        """Run `tools.inside.<function>(env, **values)` in the database and return its answer."""
        from tools.odoo_call import ask

        return ask(self, database, function, values, progress=progress, log=log)


def _news(line):
    found = NEWS.search(line)
    return found and found[0]


def write_config(name, tree, server, *extra, **options):
    """The settings file of a purpose: config/odoo.conf, the extra files, then what only this machine knows."""
    parser = configparser.RawConfigParser(interpolation=None)
    parser.read([CONFIG / "odoo.conf", *extra], encoding="utf-8")
    known = {
        "db_host": server.host, "db_port": server.port, "db_user": server.user, "db_password": server.password,
        "addons_path": ",".join(str(path) for path in (*tree.addons_paths, ADDONS)),
        "data_dir": DATA, **options,
    }
    for key, value in known.items():
        parser.set("options", key, str(value))
    path = ensure_state() / f"{name}.conf"
    path.touch(mode=0o600)
    with open(path, "w", encoding="utf-8") as target:
        parser.write(target)
    return path


@contextmanager
def prepared(progress, odoo_home=None, purpose="run", extra=()):
    """The tree and a running database server, ready to start Odoo programs."""
    packages.ensure(purpose, progress)
    tree = odoo_tree.ensure(progress, odoo_home)
    with servers.running(progress) as server:
        extra = [CONFIG / "odoo.test.conf"] if purpose == "test" else extra
        options = {"data_dir": STATE / "test-data"} if purpose == "test" else {}
        yield Odoo(tree, server, write_config(purpose, tree, server, *extra, **options))


def checked_name(database):
    if not DATABASE_NAME.fullmatch(database):
        raise Problem(f"{database} cannot be the name of a database: use small Latin letters, digits, - and _.")
    return database
