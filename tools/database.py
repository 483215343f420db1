"""Databases: Kazakh collation, extensions, copies."""
import json
from contextlib import contextmanager

from tools.errors import Problem

# An index may use only an immutable function and `unaccent` of the extension is not; only a superuser may change it.
# So the extension stands aside, and the function that Odoo looks for is one of ours: any owner of a database may make
# it, on any server. Every name is written in full, for a restore has no search path.
ASIDE = "akimat_extensions"
FUNCTIONS = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"CREATE SCHEMA IF NOT EXISTS {ASIDE}",
    f"CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA {ASIDE}",
    f"""CREATE OR REPLACE FUNCTION public.unaccent(text) RETURNS text
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
        AS $$BEGIN RETURN {ASIDE}.unaccent('{ASIDE}.unaccent'::regdictionary, $1); END$$""",
)
# Kazakh letters sort in their own order; ILIKE on them works with the C.UTF-8 character types.
KAZAKH = "LOCALE_PROVIDER icu ICU_LOCALE 'kk-KZ' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"


@contextmanager
def cursor(server, database="postgres"):
    connection = server.connection(database)
    connection.autocommit = True
    try:
        with connection.cursor() as result:
            yield result
    finally:
        connection.close()


def _quoted(name):
    return '"' + name.replace('"', '""') + '"'


def names(server):
    with cursor(server) as query:
        query.execute("SELECT datname FROM pg_database WHERE NOT datistemplate")
        return {row[0] for row in query.fetchall()}


def exists(server, database):
    return database in names(server)


def create(server, database):
    """An empty database with the Kazakh collation and what searches need."""
    with cursor(server) as query:
        _make(server, query, f"{_quoted(database)} TEMPLATE template0 ENCODING 'UTF8' {KAZAKH}")
    with cursor(server, database) as query:
        for statement in FUNCTIONS:
            query.execute(statement)


def _make(server, query, what):
    import psycopg2  # only the project's own environment has it

    try:
        query.execute(f"CREATE DATABASE {what}")
    except psycopg2.errors.InsufficientPrivilege:
        raise Problem(
            f"User {server.user} may not make databases on {server.host}:{server.port}:"
            f" let its administrator run `ALTER ROLE {_quoted(server.user)} CREATEDB` and start again."
        ) from None


def refuse_unindexable(server, database):
    """A database that somebody else made may have a function that indexes refuse in the middle of an installation."""
    with cursor(server, database) as query:
        query.execute(
            "SELECT provolatile FROM pg_proc WHERE proname = 'unaccent' AND pronargs = 1"
            " AND pronamespace = current_schema::regnamespace"
        )
        row = query.fetchone()
    if row and row[0] != "i":
        raise Problem(
            f"The function unaccent of the database {database} may not be used in an index: let a superuser of"
            f" {server.host}:{server.port} run `ALTER FUNCTION unaccent(text) IMMUTABLE` in it and start again."
        )


def drop(server, database):
    with cursor(server) as query:
        query.execute(f"DROP DATABASE IF EXISTS {_quoted(database)} WITH (FORCE)")


def clone(server, source, target):
    """A copy of a database in a fraction of a second; whoever is still connected to the source is sent away."""
    drop(server, target)
    with cursor(server) as query:
        query.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                      " WHERE datname = %s AND backend_type = 'client backend'", [source])
        _make(server, query, f"{_quoted(target)} TEMPLATE {_quoted(source)}")


def rename(server, source, target):
    with cursor(server) as query:
        query.execute(f"ALTER DATABASE {_quoted(source)} RENAME TO {_quoted(target)}")


def relax(server, database):
    """Commit without waiting for the disk: for databases that are thrown away."""
    with cursor(server) as query:
        query.execute(f"ALTER DATABASE {_quoted(database)} SET synchronous_commit = off")


def limit_waits(server, database, longest):
    """Refuse a statement that waits longer than that for a lock of another transaction."""
    with cursor(server) as query:
        query.execute(f"ALTER DATABASE {_quoted(database)} SET lock_timeout = %s", [longest])


def is_initialised(server, database):
    with cursor(server, database) as query:
        query.execute("SELECT to_regclass('ir_module_module') IS NOT NULL")
        return query.fetchone()[0]


def modules(server, database):
    """State of each module that the database knows."""
    with cursor(server, database) as query:
        query.execute("SELECT name, state FROM ir_module_module")
        return dict(query.fetchall())


def mark_demo(server, database, wanted, prefix="akimat_"):
    """Whether modules outside the project count as having demonstration data.

    Odoo loads the demonstration data of an addon only when all that it depends on have theirs; ours stands
    alone, and invented employees of other modules would spoil it.
    """
    with cursor(server, database) as query:
        query.execute(
            "UPDATE ir_module_module SET demo = %s WHERE state = 'installed' AND name NOT LIKE %s",
            [wanted, prefix.replace("_", r"\_") + "%"],
        )


def years_without_calendar(server, database, today):
    """This year, and from October on the next, when no day of their working calendar is entered."""
    years = [today.year, today.year + 1] if today.month >= 10 else [today.year]
    with cursor(server, database) as query:
        query.execute("SELECT to_regclass('akimat_calendar_day') IS NOT NULL")
        if not query.fetchone()[0]:
            return []
        query.execute("SELECT DISTINCT extract(year FROM date)::int FROM akimat_calendar_day WHERE date >= %s", [
            today.replace(month=1, day=1)
        ])
        known = {year for (year,) in query.fetchall()}
    return [year for year in years if year not in known]


def without_demo(server, database, names):
    """Those of the installed modules ``names`` whose demonstration data did not load."""
    with cursor(server, database) as query:
        query.execute("SELECT name FROM ir_module_module WHERE NOT coalesce(demo, false) AND name = ANY(%s)", [names])
        return sorted(name for (name,) in query.fetchall())


def read_parameter(server, database, key, default=None):
    """A parameter of ours, kept as JSON."""
    text = read_text(server, database, key)
    return json.loads(text) if text else default


def write_parameter(server, database, key, value):
    write_text(server, database, key, json.dumps(value, sort_keys=True))


def read_text(server, database, key):
    """A system parameter of Odoo, or None."""
    with cursor(server, database) as query:
        query.execute("SELECT value FROM ir_config_parameter WHERE key = %s", [key])
        row = query.fetchone()
        return row and row[0]


def write_text(server, database, key, value):
    with cursor(server, database) as query:
        query.execute(
            "INSERT INTO ir_config_parameter (key, value) VALUES (%s, %s)"
            " ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
            [key, value],
        )


def refuse_missing(server, database):
    if not exists(server, database) or not is_initialised(server, database):
        raise Problem(f"There is no database {database} yet: `./akimat run --db {database}` makes it.")
