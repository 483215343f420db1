"""The command line of ./akimat."""
import argparse
import os
import signal
import sys
from pathlib import Path

from tools import progress as progress_module
from tools import python_env
from tools.errors import Problem, explain_error

# Which environment a command needs: none, to run, or with the test tools.
BARE, RUNTIME, DEVELOPMENT = "bare", "runtime", "development"


def parser():
    top = argparse.ArgumentParser(prog="./akimat", description="The office of an akim on Odoo 19.")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_run(commands)
    _add_tests(commands)
    _add_upkeep(commands)
    _add_regulations(commands)
    return top


def _command(commands, name, module, function, environment, text):
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(module=module, function=function, environment=environment)
    command.add_argument("--odoo-home", help="folder of an Odoo 19 source (also ODOO_HOME)")
    return command


def _add_database(command):
    command.add_argument("--db", default="akimat", help="name of the database (akimat)")


def _add_address(command):
    command.add_argument("--address", help="the public address that links and QR codes carry (also AKIMAT_ADDRESS)")


def _add_run(commands):
    run = _command(commands, "run", "run", "run", RUNTIME, "set everything up and open the web client")
    _add_database(run)
    run.add_argument("--port", type=int, default=8069, help="port of the web client (8069)")
    run.add_argument("--no-demo", dest="demo", action="store_false", help="an empty office, no demonstration data")
    run.add_argument("--addons", help="only these addons, separated by commas (all)")
    run.add_argument("--no-browser", dest="browser", action="store_false", help="do not open a browser")
    _add_address(run)
    serve = _command(commands, "serve", "run", "serve", RUNTIME, "serve as a server does: workers, an outside database")
    part = serve.add_mutually_exclusive_group()
    part.add_argument("--web", dest="cron", action="store_false", default=False, help="pages (this is the default)")
    part.add_argument("--cron", action="store_true", default=False, help="only the scheduled actions")
    serve.add_argument("--port", type=int, default=8069, help="port of the pages (8069)")
    serve.add_argument("--addons", help="only these addons, separated by commas (all)")
    _add_address(serve)
    setup = _command(commands, "setup", "setup", "setup", RUNTIME, "fetch and install what is needed, start nothing")
    setup.add_argument("--tests", action="store_true", help="also what the tests need")
    setup.add_argument("--database", action="store_true", help="also the database of Odoo's own modules")


def _add_tests(commands):
    test = _command(commands, "test", "testing.command", "test", DEVELOPMENT, "run the tests")
    test.add_argument("targets", nargs="*", help="addons or paths (everything)")
    test.add_argument("--long", action="store_true", help="also each addon alone, Odoo's own suites, upgrade, load")
    test.add_argument("-k", dest="expression", help="only tests whose name matches")
    suites = ["unit", "architecture", "addons", "e2e", "stack"]
    test.add_argument("--suite", action="append", choices=suites, help="only this suite")
    test.add_argument("--fresh", action="store_true", help="make the template databases anew")
    bench = _command(commands, "bench", "bench", "bench", DEVELOPMENT, "how long users wait, beside Odoo and plain SQL")
    bench.add_argument("--rows", type=int, default=300_000, help="documents, assignments, tasks, of each (300000)")
    bench.add_argument("--repeat", type=int, default=7, help="how often each is measured (7)")
    bench.add_argument("--fresh", action="store_true", help="fill the database anew")
    lint = _command(commands, "lint", "lint.command", "lint", DEVELOPMENT, "check code, data files and translations")
    terms = _command(commands, "terms", "i18n.terms", "terms", DEVELOPMENT, "bring kk.po and ru.po up to date")
    terms.add_argument("addons", nargs="*", help="only these addons (all)")
    i18n = _command(commands, "i18n", "i18n.report", "i18n", DEVELOPMENT, "how much of the screens is kk and ru")
    i18n.add_argument("--missing", action="store_true", help="list what lacks a translation")
    lint.add_argument("--fast", action="store_true", help="only what needs no database")


def _add_upkeep(commands):
    shell = _command(commands, "shell", "upkeep", "shell", RUNTIME, "Odoo's Python shell on the database")
    _add_database(shell)
    psql = _command(commands, "psql", "upkeep", "psql", RUNTIME, "the database's own shell")
    _add_database(psql)
    psql.add_argument("arguments", nargs=argparse.REMAINDER, help="passed to psql")
    backup = _command(commands, "backup", "backup", "backup", RUNTIME, "database and files into one file")
    _add_database(backup)
    backup.add_argument("file", nargs="?", type=Path, help="where to (akimat-DATABASE-TIME.backup)")
    restore = _command(commands, "restore", "backup", "restore", RUNTIME, "a backup into a new database")
    restore.add_argument("file", type=Path)
    restore.add_argument("--db", required=True, help="name of the new database")
    upgrade = _command(commands, "upgrade", "upkeep", "upgrade", RUNTIME, "bring the database to the addons of today")
    _add_database(upgrade)
    upgrade.add_argument("--all", action="store_true", help="all addons, changed or not")
    certificate = _command(
        commands, "certificate", "certificate", "certificate", RUNTIME, "the certificate of the stack's proxy"
    )
    certificate.add_argument("folder", type=Path, help="where the proxy reads it")
    certificate.add_argument("--own", type=Path, help="a folder with office.crt and office.key (else one is generated)")
    certificate.add_argument("--account", type=int, default=101, help="number of the proxy's account (101)")
    _add_address(certificate)
    clean = _command(commands, "clean", "upkeep", "clean", BARE, "stop and remove everything made in this checkout")
    clean.add_argument("--cache", action="store_true", help="the shared downloads too")


def _add_regulations(commands):
    clauses = _command(commands, "clauses", "clauses", "clauses", BARE, "which clauses a passing test proves")
    clauses.add_argument("--json", action="store_true", help="for programs")
    clauses.add_argument("--all", action="store_true", help="list every clause")
    clauses.add_argument("--write", action="store_true", help="bring what is shipped up to date")
    clauses.add_argument("--report", type=Path, metavar="FOLDER", help="print the conformity report of each act as PDF")
    clauses.add_argument("--lang", choices=["kk", "ru"], help="the report only in this language (both)")
    _add_database(clauses)
    intake = _command(commands, "intake", "upkeep", "intake", RUNTIME, "read a folder of letters into the queue")
    _add_database(intake)
    intake.add_argument("folder", type=Path)
    rights = _command(commands, "rights", "upkeep", "rights", RUNTIME, "who may what in which state")
    _add_database(rights)
    rights.add_argument("--lang", choices=["kk", "ru"], default="kk", help="language of the table (kk)")
    verify = _command(commands, "verify", "upkeep", "verify", RUNTIME, "check the audit chains")
    _add_database(verify)
    call = _command(commands, "call", "upkeep", "call", RUNTIME, "call a model's method and print its answer")
    _add_database(call)
    call.add_argument("model")
    call.add_argument("method")
    call.add_argument("arguments", nargs="?", default="{}", help="JSON object: args, kwargs, ids, login")


def main(arguments):
    options = parser().parse_args(arguments)
    progress = progress_module.Progress()
    os.environ.setdefault("AKIMAT_STARTED", str(progress.started))
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        return _dispatch(options, arguments, progress)
    except KeyboardInterrupt:
        progress.say("Interrupted.")
        return 130
    except Problem as problem:
        return _refuse(problem, problem.exit_code)
    except OSError as error:
        sentence = explain_error(error)
        if not sentence:
            raise
        return _refuse(sentence, Problem.exit_code)


def _interrupt(number, frame):
    raise KeyboardInterrupt


def _refuse(sentence, code):
    sys.stdout.flush()
    print(f"akimat: {sentence}", file=sys.stderr)
    return code


def _dispatch(options, arguments, progress):
    if getattr(options, "report", None):
        options.environment = RUNTIME  # a report is printed by the database
    if options.environment != BARE:
        development = options.environment == DEVELOPMENT or getattr(options, "tests", False)
        files = python_env.DEVELOPMENT if development else python_env.RUNTIME
        if Path(sys.prefix) != python_env.location(files):
            python_env.continue_inside(python_env.ensure(progress, development), arguments)
    module = __import__(f"tools.{options.module}", fromlist=["command"])
    return getattr(module, options.function)(options, progress) or 0
