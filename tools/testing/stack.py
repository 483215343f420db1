"""The stack on a real engine, on loopback: start, TLS, login, an appeal, restart, backup and restore."""
import json
import os
import re
import secrets
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import commands
from tools.cluster import free_port
from tools.errors import Problem
from tools.paths import ROOT
from tools.testing import results
from tools.testing.stack_visitor import Visitor

NAME = "stack"
# The first start builds the image and makes the database.
PATIENCE = 1800
HEADERS = {
    "strict-transport-security": "max-age=", "content-security-policy": "frame-ancestors 'self'",
    "x-content-type-options": "nosniff",
}
RIGHTS = "SELECT rolsuper, rolcreaterole, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = current_user"
CHAINS = "SELECT count(*), md5(string_agg(hash, ',' ORDER BY id)) FROM akimat_audit_entry"


def suite(progress):
    """The result of the suite, or None with one line when this machine cannot run it."""
    reason = _lacking()
    if reason:
        progress.say(f"The stack is not tested here: {reason}")
        return None
    begun, tests = time.time(), {}
    with tempfile.TemporaryDirectory() as folder, _stack(Path(folder), progress) as stack:
        for check in (starts, is_guarded, has_few_rights, works, starts_again, comes_back_from_a_backup):
            since = time.time()
            problem = _outcome(check, stack)
            progress.say(f"stack {check.__name__}: {problem or 'ok'}")
            outcome = "failed" if problem else "passed"
            tests[f"stack-{check.__name__}"] = {"outcome": outcome, "clauses": [], "seconds": time.time() - since}
            if problem:
                break
    return results.SuiteResult(NAME, tests, seconds=time.time() - begun)


def _lacking():
    if not commands.output_of(["docker", "info", "--format", "{{.ServerVersion}}"], timeout=20).strip():
        return "there is no container engine that answers"
    if not _compose():
        return "there is no docker compose"
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8") + (ROOT / "Dockerfile").read_text(encoding="utf-8")
    for image in sorted(set(re.findall(r"(?:image:|FROM) (\S+:\S+)", text))):
        here = commands.output_of(["docker", "image", "inspect", image], timeout=20)
        if not here and not commands.output_of(["docker", "pull", "-q", image], timeout=300):
            return f"the base image {image} cannot be had"
    return None


def _compose():
    """The command, as a plug-in of docker or by itself."""
    forms = (["docker", "compose"], ["docker-compose"])
    return next((form for form in forms if commands.output_of([*form, "version"], timeout=20)), None)


def _outcome(check, stack):
    try:
        check(stack)
    except (Problem, AssertionError, OSError) as problem:
        return str(problem) or type(problem).__name__
    return None


@dataclass
class Stack:
    """A project of its own beside whatever else the engine runs."""

    command: list
    port: int
    plain_port: int
    progress: object

    @property
    def address(self):
        return f"https://localhost:{self.port}"

    def run(self, title, *arguments):
        return commands.run(title, [*self.command, *arguments], progress=self.progress, log="stack", cwd=ROOT)

    def akimat(self, *arguments):
        """The output of ./akimat in the container of the pages."""
        return self.run("A command in the container", "exec", "-T", "web", "./akimat", *arguments)

    def query(self, text, database="akimat"):
        return self.akimat("psql", "--db", database, "--", "-Atc", text).strip().splitlines()[-1]

    def wait(self, answers, what):
        deadline = time.time() + PATIENCE
        while time.time() < deadline:
            if answers():
                return
            time.sleep(2)
        raise Problem(f"{what} did not come within {PATIENCE} seconds.")


@contextmanager
def _stack(folder, progress):
    port, plain = free_port(), free_port()
    settings = folder / "env"
    values = {
        "AKIMAT_ADDRESS": f"https://localhost:{port}", "AKIMAT_DB": "akimat", "AKIMAT_DEMO": "true",
        "AKIMAT_LISTEN": "127.0.0.1", "AKIMAT_PORT": port, "AKIMAT_HTTP_PORT": plain,
        "AKIMAT_DB_PASSWORD": secrets.token_hex(16), "AKIMAT_DB_ADMIN_PASSWORD": secrets.token_hex(16),
    }
    settings.touch(mode=0o600)
    settings.write_text("".join(f"{name}={value}\n" for name, value in values.items()))
    project = f"akimat-stack-{os.getpid()}"
    stack = Stack([*_compose(), "-p", project, "--env-file", str(settings)], port, plain, progress)
    try:
        yield stack
    finally:
        subprocess.run([*stack.command, "down", "--volumes"], cwd=ROOT, check=False, capture_output=True)


def starts(stack):
    """From nothing to an office that answers, as the README says it."""
    stack.run("Starting the stack", "up", "-d", "--build")
    visitor = Visitor(stack.address)
    stack.wait(lambda: visitor.status("/web/health") == 200, "The office")


def is_guarded(stack):
    """TLS, headers, cookies, limits; nothing but the proxy is reached."""
    visitor = Visitor(stack.address)
    page = visitor.get("/web/login")
    for name, part in HEADERS.items():
        assert part in page.headers.get(name, ""), f"{name} is {page.headers.get(name)}"
    session = next(value for value in page.headers.get_all("set-cookie") if value.startswith("session_id="))
    for mark in ("secure", "samesite=lax", "httponly"):
        assert mark in session.lower(), f"the cookie of the session has no {mark}"
    plain = Visitor(f"http://localhost:{stack.plain_port}").get("/web/login?x=1")
    sent_on = plain.status, plain.headers["location"]
    assert sent_on == (308, f"{stack.address}/web/login?x=1"), f"plain HTTP is answered by {sent_on}"
    assert visitor.status("/web/database/manager") == 404, "the pages of databases are open"
    told = {visitor.status("/web/reset_password") for _attempt in range(40)}
    assert 429 in told and 503 not in told, f"forty tries of a password were answered by {sorted(told)}"


def has_few_rights(stack):
    """The account of the office on the database server; the address that nobody's login changes."""
    assert stack.query(RIGHTS) == "f|f|f|f", "the database account of the office has rights that it does not need"
    address = stack.query("SELECT value FROM ir_config_parameter WHERE key = 'web.base.url'")
    assert address == stack.address, f"the public address is {address}"


def works(stack):
    """An administrator logs in, a citizen files an appeal; the address of the office stays."""
    time.sleep(65)  # the limit of tries of passwords was used up above
    Visitor(stack.address).log_in("admin", "admin")
    number = Visitor(stack.address).file_appeal("/appeals/kokzhiek")
    found = stack.query(f"SELECT count(*) FROM akimat_appeal WHERE reg_number = '{number}'")
    assert found == "1", f"the appeal {number} is not in the database"
    has_few_rights(stack)


def starts_again(stack):
    """After a restart of everything the same office is there, and the same appeal."""
    before = stack.query(CHAINS)
    stack.run("Restarting the stack", "restart")
    visitor = Visitor(stack.address)
    stack.wait(lambda: visitor.status("/web/health") == 200, "The office after a restart")
    assert stack.query(CHAINS) == before, "the audit chains are others after a restart"


def comes_back_from_a_backup(stack):
    """A backup restored beside the office has the same chains, and they hold."""
    stack.akimat("backup", ".akimat/office.backup")
    stack.akimat("restore", ".akimat/office.backup", "--db", "restored")
    assert stack.query(CHAINS, "restored") == stack.query(CHAINS), "the audit chains of the backup are others"
    answer = stack.akimat("verify", "--db", "restored")
    assert json.loads(answer[answer.index("{"):])["ok"], "the audit chains of the backup do not hold"
