"""The PostgreSQL server of a command: embedded, or an outside one that the PG* variables or the settings name."""
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import cluster as embedded
from tools import locks, pg_binaries
from tools.errors import Problem
from tools.paths import STATE, local_settings


@dataclass(frozen=True)
class Server:
    """How to connect, and where its client programs may be."""

    host: str
    port: int
    user: str
    password: str
    programs: Path | None = None

    def connection(self, database="postgres"):
        import psycopg2  # only the project's own environment has it

        try:
            return psycopg2.connect(
                host=self.host, port=self.port, user=self.user, password=self.password, dbname=database,
                connect_timeout=10,
            )
        except psycopg2.OperationalError as error:
            reason = str(error).strip().splitlines()[-1]
            sentence = f"The database server at {self.host}:{self.port} refuses user {self.user}: {reason}"
            raise Problem(sentence) from None

    @property
    def environment(self):
        """PG* variables for client programs."""
        return {"PGHOST": self.host, "PGPORT": str(self.port), "PGUSER": self.user, "PGPASSWORD": self.password}

    def client(self, program):
        found = pg_binaries.client(program, self.programs)
        if not found:
            raise Problem(
                f"The program {program} is missing: install it with `apt-get install postgresql-client`."
            )
        return found


def outside():
    """The server named by PG* variables or config/local.toml, if any."""
    settings = local_settings().get("database", {})
    if not ({"PGHOST", "PGPORT"} & set(os.environ) or "host" in settings):
        return None
    return Server(
        host=os.environ.get("PGHOST") or settings.get("host", "127.0.0.1"),
        port=int(os.environ.get("PGPORT") or settings.get("port", 5432)),
        user=os.environ.get("PGUSER") or settings.get("user", "odoo"),
        password=os.environ.get("PGPASSWORD") or settings.get("password", ""),
    )


@contextmanager
def running(progress):
    """A server that answers, for the time of the block; an embedded one is stopped by its last user."""
    server = outside()
    if server:
        check(server)
        yield server
        return
    cluster = embedded.ensure(progress)
    users = locks.UserCount(STATE / "cluster.users")
    gate = STATE / "cluster.lock"
    with locks.exclusive(gate):
        users.join()
        try:
            embedded.start(cluster, progress)
            _ensure_user(Server("127.0.0.1", cluster.port, embedded.OWNER, cluster.owner_password), cluster.password)
            server = Server("127.0.0.1", cluster.port, embedded.USER, cluster.password, Path(cluster.programs))
        except BaseException:
            users.leave()
            raise
    try:
        yield server
    finally:
        with locks.exclusive(gate):
            if users.leave():
                embedded.stop(cluster)


def _ensure_user(owner, password):
    """Odoo's own account: makes databases, is not a superuser."""
    connection = owner.connection()
    connection.autocommit = True
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [embedded.USER])
        if not cursor.fetchone():
            cursor.execute(f"CREATE ROLE {embedded.USER} LOGIN CREATEDB PASSWORD %s", [password])
    connection.close()


def check(server):
    """Say at once when an outside server lacks what the product needs."""
    lowest = 150000
    connection = server.connection()
    with connection, connection.cursor() as cursor:
        version = connection.server_version
        cursor.execute("SELECT name FROM pg_available_extensions WHERE name IN ('pg_trgm', 'unaccent')")
        lacking = sorted({"pg_trgm", "unaccent"} - {row[0] for row in cursor.fetchall()})
        cursor.execute("SELECT count(*) FROM pg_collation WHERE collprovider = 'i'")
        has_icu = cursor.fetchone()[0] > 0
    connection.close()
    place = f"The PostgreSQL server at {server.host}:{server.port}"
    if lacking:
        raise Problem(f"{place} lacks {' and '.join(lacking)}: install its contrib package (postgresql-contrib).")
    if version < lowest or not has_icu:
        raise Problem(f"{place} lacks the Kazakh collation: version 15 or newer, built with ICU, is needed.")
