"""./akimat shell, psql, upgrade, clean, intake, verify, call."""
import json
import os
import shutil
import subprocess
from contextlib import contextmanager

from tools import addons, cluster, database, install, odoo
from tools import server as servers
from tools.errors import Problem
from tools.paths import ROOT, STATE, cache_dir


def shell(options, progress):
    with _office(options, progress) as office:
        command = office.command("shell", "-c", office.config, "-d", options.db, "--no-http")
        return subprocess.run(command, cwd=ROOT, env=office.environment, check=False).returncode


def psql(options, progress):
    with servers.running(progress) as server:
        database.refuse_missing(server, options.db)
        command = [str(server.client("psql")), "-d", options.db, *(part for part in options.arguments if part != "--")]
        return subprocess.run(command, env={**os.environ, **server.environment}, check=False).returncode


def upgrade(options, progress):
    """Upgrade installed addons whose files changed since the database saw them."""
    with _office(options, progress) as office:
        present = _installed(office, options.db)
        if options.all:
            database.write_parameter(office.server, options.db, install.HASHES, {})
        if not install.ensure_addons(office, options.db, present, _has_demo(office, options.db), progress):
            progress.say("Nothing changed since the last upgrade.")
    return 0


def _installed(office, name):
    states = database.modules(office.server, name)
    return [addon for addon in addons.own() if states.get(addon) == "installed"]


def _has_demo(office, name):
    with database.cursor(office.server, name) as query:
        query.execute("SELECT bool_or(demo) FROM ir_module_module WHERE name LIKE 'akimat\\_%'")
        return bool(query.fetchone()[0])


def clean(options, progress):
    """Stop the embedded database and remove what this checkout made; the shared cache only when asked."""
    _refuse_while_used()
    made = cluster.load()
    if made:
        with progress.step("Stopping and removing the embedded database"):
            cluster.remove(made)
    shutil.rmtree(STATE, ignore_errors=True)
    if options.cache:
        with progress.step(f"Removing {cache_dir()}"):
            for path in (*cache_dir().glob("venv-[0-9]*"), cache_dir() / "odoo", *cache_dir().glob("*.lock")):
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    progress.say("Clean.")
    return 0


def _refuse_while_used():
    from tools.locks import UserCount

    users = UserCount(STATE / "cluster.users")
    if STATE.exists():
        users.join()
        if not users.leave():
            raise Problem("Another akimat command is running in this checkout: stop it first.")


def intake(options, progress):
    """Letters of a folder into the registrar's queue, through the model that reads mail."""
    if not options.folder.is_dir():
        raise Problem(f"{options.folder} is not a folder.")
    return _call(options, progress, "akimat.intake", "_import_folder", [str(options.folder.resolve())])


def verify(options, progress):
    """The audit chains: exit code 1 when one is broken."""
    answer = _answer(options, progress, "akimat.audit.entry", "verify_chain", [])
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0 if answer["ok"] else 1


def conformity(options, progress, languages):
    """{file name: PDF in base64} of the conformity reports."""
    with _office(options, progress) as office:
        return office.call(options.db, "conformity_reports", languages=languages)


def rights(options, progress):
    """Who may what in which state, as the guard's own tables say."""
    with _office(options, progress) as office:
        print(office.call(options.db, "rights", lang={"kk": "kk_KZ", "ru": "ru_RU"}[options.lang]))


def call(options, progress):
    given = json.loads(options.arguments)
    return _call(options, progress, options.model, options.method, **given)


def _call(options, progress, model, method, args=(), **given):
    print(json.dumps(_answer(options, progress, model, method, args, **given), ensure_ascii=False, indent=2))
    return 0


def _answer(options, progress, model, method, args=(), **given):
    with _office(options, progress) as office:
        return office.call(options.db, "call_method", model=model, method=method, args=list(args), **given)


@contextmanager
def _office(options, progress):
    """Odoo and the server of an existing database."""
    name = odoo.checked_name(options.db)
    with odoo.prepared(progress, options.odoo_home) as office:
        database.refuse_missing(office.server, name)
        yield office
