"""A whole office for a test: its own database, a real server, clients and browser pages."""
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from tools import database
from tools.cluster import free_port
from tools.odoo import Odoo
from tools.odoo_server import OdooServer
from tools.odoo_tree import OdooTree
from tools.paths import LOGS
from tools.server import Server
from tools.testing.rpc import RpcClient


def describe(odoo, template):
    """What the tests' process needs to know, as text for the environment."""
    server = odoo.server
    return json.dumps({
        "site": str(odoo.tree.site), "config": str(odoo.config), "template": template,
        "server": [server.host, server.port, server.user, server.password, str(server.programs or "")],
    })


def described():
    """(Odoo, template) that ./akimat test prepared, or None."""
    text = os.environ.get("AKIMAT_OFFICE")
    if not text:
        return None
    known = json.loads(text)
    *address, programs = known["server"]
    server = Server(*address, Path(programs) if programs else None)
    return Odoo(OdooTree(Path(known["site"])), server, Path(known["config"])), known["template"]


@dataclass
class Office:
    """`rpc(login)`, `sql(query)`, `restart()`, `kill()`; the address is `base_url`."""

    odoo: Odoo
    template: str
    name: str = "office"
    options: tuple = ()
    server: OdooServer = field(default=None, init=False)

    @property
    def database(self):
        return f"akimat_copy_{self.name}_{os.getpid()}"

    @property
    def base_url(self):
        return self.server.url

    @property
    def log(self):
        return LOGS / f"e2e-{self.name}.log"

    def open(self):
        database.clone(self.odoo.server, self.template, self.database)
        self.log.unlink(missing_ok=True)
        self.start()
        return self

    def start(self):
        self.server = OdooServer(self.odoo, self.database, free_port(), self.log, self.options)
        self.server.start()
        self.server.wait_ready()

    def kill(self):
        """The server dies as in a power cut."""
        self.server.kill()

    def restart(self):
        self.server.stop()
        self.start()

    def close(self):
        self.server.stop()
        database.drop(self.odoo.server, self.database)

    def rpc(self, login="admin", lang=None, password=None):
        return RpcClient(self.base_url, self.database, login, password, lang)

    def sql(self, query, *values):
        """Rows of a query by the database's owner, past all rules of Odoo."""
        with database.cursor(self.odoo.server, self.database) as cursor:
            cursor.execute(query, values)
            return cursor.fetchall() if cursor.description else []

    def call(self, function, **values):
        """A function of tools.inside in this office's database, beside the server."""
        return self.odoo.call(self.database, function, **values)

    def log_errors(self):
        """Lines of the server's log that should not be there."""
        lines = self.log.read_text(errors="replace").splitlines()
        return [line for line in lines if " ERROR " in line or " CRITICAL " in line]
