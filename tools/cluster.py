"""The embedded PostgreSQL: a private cluster of this checkout on a free loopback port."""
import hashlib
import json
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from tools import commands, locks, pg_binaries
from tools.errors import Problem, explain_output
from tools.paths import CONFIG, ROOT, STATE, cache_dir, ensure_state

RECORD = STATE / "cluster.json"
OWNER, USER = "akimat_owner", "odoo"
SYSTEM_USERS = ("postgres", "nobody")
START_TRIES = 20


@dataclass
class Cluster:
    """What `.akimat/cluster.json` records."""

    home: str
    programs: str
    port: int
    password: str
    owner_password: str
    system_user: str

    @property
    def data(self):
        return Path(self.home) / "data"

    @property
    def log(self):
        return Path(self.home) / "postgresql.log"

    def save(self):
        ensure_state()
        RECORD.touch(mode=0o600)
        RECORD.write_text(json.dumps(asdict(self), indent=1))


def load():
    return Cluster(**json.loads(RECORD.read_text())) if RECORD.exists() else None


def ensure(progress):
    """The cluster of this checkout, made when there is none."""
    with locks.exclusive(STATE / "cluster.lock"):
        cluster = load()
        if cluster and cluster.data.exists():
            return cluster
        return _make(progress)


def _make(progress):
    system_user = _system_user()
    home = _home(system_user)
    store = home if system_user else cache_dir()
    programs = pg_binaries.ensure(progress, store)
    cluster = Cluster(str(home), str(programs), free_port(), secrets.token_hex(16), secrets.token_hex(16), system_user)
    with progress.step(f"Database cluster (PostgreSQL {pg_binaries.version_of(programs)}, in {home})"):
        shutil.rmtree(cluster.data, ignore_errors=True)
        home.mkdir(parents=True, exist_ok=True)
        _give(home, system_user)
        _initialise(cluster)
        cluster.save()
    return cluster


def _system_user():
    """PostgreSQL refuses to run as root: the account that runs it then; empty for ourselves."""
    if not commands.is_root():
        return ""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in SYSTEM_USERS if name in known)


def _home(system_user):
    """Inside the checkout, or elsewhere when that account cannot go there."""
    place = STATE / "postgresql"
    if not system_user or can_traverse(ROOT, system_user):
        return place
    return Path("/var/lib/akimat") / f"{ROOT.name}-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:10]}"


def can_traverse(place, user):
    test = ["test", "-x", str(place)]
    return subprocess.run(test, check=False, **_as(user)).returncode == 0


def _as(user):
    """Options that start a program as that account (only root may), from a folder it can be in."""
    if not user:
        return {}
    account = pwd.getpwnam(user)
    environment = {**os.environ, "HOME": account.pw_dir, "USER": user}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [], "cwd": "/", "env": environment}


def _give(path, user):
    if user:
        account = pwd.getpwnam(user)
        os.chown(path, account.pw_uid, account.pw_gid)


def _initialise(cluster):
    secret = Path(cluster.home) / "secret"
    secret.write_text(cluster.owner_password)
    secret.chmod(0o600)
    _give(secret, cluster.system_user)
    make = [
        Path(cluster.programs) / "initdb", "-D", cluster.data, "-U", OWNER, "--pwfile", secret,
        "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8",
    ]
    try:
        commands.run("Making the database cluster", make, **_as(cluster.system_user))
    finally:
        secret.unlink()
    _copy_settings(cluster)
    with open(cluster.data / "postgresql.conf", "a", encoding="utf-8") as settings:
        settings.write("include = 'akimat.conf'\n")


def _copy_settings(cluster):
    target = cluster.data / "akimat.conf"
    text = (CONFIG / "postgresql.conf").read_text(encoding="utf-8")
    # Programs connect over loopback with a password; a socket would need a folder with a short path.
    target.write_text(text + "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\n", encoding="utf-8")
    _give(target, cluster.system_user)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def server_pid(cluster):
    """The process of the running server, or None; a file left by a killed server does not count."""
    try:
        pid = int((cluster.data / "postmaster.pid").read_text().split()[0])
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except (OSError, ValueError, IndexError):
        return None
    return pid if str(cluster.data) in command else None


def start(cluster, progress):
    """Start the server unless it runs already."""
    if server_pid(cluster):
        return
    (cluster.data / "postmaster.pid").unlink(missing_ok=True)
    if _is_taken(cluster.port):
        cluster.port = free_port()
        cluster.save()
    _copy_settings(cluster)
    with progress.step(f"Starting the database on port {cluster.port}"):
        _start(cluster)


def _start(cluster):
    # pg_ctl keeps its caller's output open unless the server has a log of its own.
    launch = [
        Path(cluster.programs) / "pg_ctl", "-D", cluster.data, "-l", cluster.log, "-w", "-t", "120",
        "-o", f"-p {cluster.port}", "start",
    ]
    for attempt in range(START_TRIES):
        done = subprocess.run(
            launch, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            **_as(cluster.system_user),
        )
        if done.returncode == 0:
            return
        # Processes of a killed server hold its memory for a moment.
        if attempt == START_TRIES - 1 or "still in use" not in _log_end(cluster):
            break
        time.sleep(0.5)
    cause = explain_output("The database", _log_end(cluster))
    raise Problem(cause or f"The database did not start; the reason is at the end of {cluster.log}.")


def _log_end(cluster):
    return cluster.log.read_text(errors="replace")[-1500:] if cluster.log.exists() else ""


def _is_taken(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def stop(cluster):
    if server_pid(cluster):
        halt = [Path(cluster.programs) / "pg_ctl", "-D", cluster.data, "-m", "fast", "-w", "-t", "60", "stop"]
        subprocess.run(halt, check=False, capture_output=True, **_as(cluster.system_user))


def remove(cluster):
    stop(cluster)
    shutil.rmtree(cluster.home, ignore_errors=True)
    RECORD.unlink(missing_ok=True)
