"""What goes wrong on a machine is told in one sentence with exit code 2."""
import errno
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools import cli, commands, odoo_server, packages, pg_binaries, python_env, server
from tools import database as databases
from tools.errors import Problem, explain_error, explain_output
from tools.odoo import checked_name

ROOT = Path(__file__).resolve().parents[3]


class Silent:
    def say(self, text):
        pass

    tick = say


def is_one_sentence(text):
    return text and "\n" not in text and "Traceback" not in text


def test_a_taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Problem, match=f"Port {port} is taken.*--port"):
            odoo_server.require_free_port(port)


def test_a_missing_program_names_its_package():
    with pytest.raises(Problem, match="no_such_program.*apt-get install some-package"):
        commands.require("no_such_program", "some-package")


def test_a_program_that_cannot_be_started():
    with pytest.raises(Problem, match="needs the program no_such_program"):
        commands.run("Doing it", ["no_such_program"], log="test-missing")


@pytest.mark.parametrize("line", [
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
    "npm ERR! code ENOSPC", "write error: Disk quota exceeded",
])
def test_a_full_disk_seen_in_the_output_of_a_program(line):
    with pytest.raises(Problem, match="The disk is full") as refused:
        commands.run("Installing", [sys.executable, "-c", f"print({line!r}); exit(1)"], log="test-disk")
    assert is_one_sentence(str(refused.value))


def test_a_full_disk_seen_by_ourselves():
    sentence = explain_error(OSError(errno.ENOSPC, "No space left on device", "some/file"))
    assert "The disk is full (writing to some/file)" in sentence
    assert is_one_sentence(sentence)


def test_a_small_disk_is_refused_before_the_work(tmp_path):
    with pytest.raises(Problem, match="MB are needed.*AKIMAT_CACHE"):
        python_env.check_disk(tmp_path, 10**12)


@pytest.mark.parametrize("line", [
    "Could not resolve host: example", "Temporary failure in name resolution", "Network is unreachable",
    "Failed to fetch the list", "getaddrinfo ENOTFOUND", "Max retries exceeded with url",
])
def test_no_network(line):
    sentence = explain_output("Installing the packages", line)
    assert sentence.startswith("Installing the packages needs the network")
    assert is_one_sentence(sentence)


def test_an_unknown_failure_shows_the_last_line_and_the_log():
    with pytest.raises(Problem, match=r"failed \(exit code 3\): the reason.*test-unknown\.log"):
        commands.run("Doing it", [sys.executable, "-c", "print('the reason'); exit(3)"], log="test-unknown")


def test_an_unsupported_python(tmp_path):
    """The entry script, told that it runs under 3.8 and finds no other interpreter."""
    start = (
        "import sys, runpy, os; os.environ['PATH'] = ''; sys.version_info = (3, 8, 0);"
        f"sys.argv = ['akimat', 'run']; runpy.run_path({str(ROOT / 'akimat')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip() == "Python 3.8 cannot run Odoo 19: install Python 3.11, 3.12 or 3.13 and start ./akimat again."


def test_missing_system_programs_are_named_for_a_user_who_may_not_install(monkeypatch):
    monkeypatch.setattr(commands, "is_root", lambda: False)
    monkeypatch.setattr(packages, "_is_met", lambda need: False)
    with pytest.raises(Problem, match="pango.*Chromium.*apt-get install libpango.*chromium"):
        packages.ensure("test", Silent())


def test_no_postgresql_and_no_way_to_get_one(monkeypatch, tmp_path):
    monkeypatch.setattr(pg_binaries, "on_machine", lambda: None)
    monkeypatch.setattr(commands, "is_root", lambda: False)
    monkeypatch.setattr(commands, "which", lambda program: None)
    with pytest.raises(Problem, match="PostgreSQL is missing.*PGHOST"):
        pg_binaries.ensure(Silent(), tmp_path)


@pytest.mark.parametrize("name", ["Akimat", "a b", "a;drop", "", "1a", "қала"])
def test_names_that_no_database_may_have(name):
    with pytest.raises(Problem, match="cannot be the name of a database"):
        checked_name(name)


def test_an_unknown_addon_is_named():
    from tools import addons

    with pytest.raises(Problem, match="There is no addon akimat_nothing"):
        addons.choose("akimat_nothing")


def test_the_command_line_ends_with_code_2_and_one_line(monkeypatch, capsys):
    def refuse(options, arguments, progress):
        raise Problem("It cannot be done: do something else.")

    monkeypatch.setattr(cli, "_dispatch", refuse)
    assert cli.main(["run"]) == 2
    assert capsys.readouterr().err == "akimat: It cannot be done: do something else.\n"


class Cursor:
    def __init__(self, answers):
        self.answers = answers

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def execute(self, query):
        self.rows = self.answers["extensions" if "extensions" in query else "icu"]

    def fetchall(self):
        return self.rows

    def fetchone(self):
        return self.rows[0]


@pytest.mark.parametrize(("version", "extensions", "icu", "sentence"), [
    (160000, ["unaccent"], 1, "lacks pg_trgm"),
    (160000, [], 1, "lacks pg_trgm and unaccent"),
    (140000, ["pg_trgm", "unaccent"], 1, "lacks the Kazakh collation"),
    (160000, ["pg_trgm", "unaccent"], 0, "lacks the Kazakh collation"),
])
def test_an_outside_server_that_lacks_something(monkeypatch, version, extensions, icu, sentence):
    answers = {"extensions": [(name,) for name in extensions], "icu": [(icu,)]}
    connection = Connection(version, answers)
    monkeypatch.setattr(server.Server, "connection", lambda self: connection)
    with pytest.raises(Problem, match=sentence):
        server.check(server.Server("db.example", 5432, "odoo", ""))


class Connection(SimpleNamespace):
    def __init__(self, version, answers):
        super().__init__(server_version=version, cursor=lambda: Cursor(answers), close=lambda: None)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


def test_pg_variables_choose_an_outside_server(monkeypatch):
    monkeypatch.setenv("PGHOST", "db.example")
    monkeypatch.setenv("PGPORT", "6000")
    monkeypatch.setenv("PGUSER", "office")
    monkeypatch.setenv("PGPASSWORD", "x")
    chosen = server.outside()
    assert (chosen.host, chosen.port, chosen.user, chosen.password) == ("db.example", 6000, "office", "x")


def test_a_database_that_is_not_there_names_the_command(monkeypatch):
    monkeypatch.setattr(databases, "names", lambda server: set())
    with pytest.raises(Problem, match="./akimat run --db office"):
        databases.refuse_missing(None, "office")
