"""An Odoo web server as a child process: start, wait until it answers, stop."""
import ctypes
import http.client
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tools.errors import Problem
from tools.odoo import Odoo
from tools.paths import LOGS, ROOT

PR_SET_PDEATHSIG = 1
READY_IN = 180
STOP_IN = 20


def require_free_port(port):
    """One sentence instead of a traceback when the port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Problem(f"Port {port} is taken by another program: stop it or choose another with --port.") from None


def _die_with_parent():
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class OdooServer:
    """Serves one database on a loopback port."""

    odoo: Odoo
    database: str
    port: int
    log: Path | None = LOGS / "odoo.log"
    options: tuple = ()
    interface: str = "127.0.0.1"
    process: subprocess.Popen = field(default=None, init=False)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        command = self.odoo.command(
            "-c", self.odoo.config, "-d", self.database, "--db-filter", f"^{self.database}$",
            "--http-interface", self.interface, "--http-port", self.port, *self.options,
        )
        command += ["--logfile", str(self.log)] if self.log else []
        silent = subprocess.DEVNULL if self.log else None
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.odoo.environment, stdin=subprocess.DEVNULL, stdout=silent, stderr=silent,
            start_new_session=True, preexec_fn=_die_with_parent,
        )

    def wait_ready(self):
        deadline = time.time() + READY_IN
        while time.time() < deadline:
            if self.process.poll() is not None:
                raise Problem(f"The Odoo server stopped while starting: {self._last_error()} (log: {self.log})")
            if self._answers():
                return
            time.sleep(0.2)
        self.stop()
        raise Problem(f"The Odoo server did not answer in {READY_IN} s; see {self.log}.")

    def _answers(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/web/login")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def _last_error(self):
        known = self.log and self.log.exists()
        lines = self.log.read_text(errors="replace").splitlines() if known else []
        marked = [line for line in lines if " ERROR " in line or " CRITICAL " in line or "Error:" in line]
        return (marked or lines or ["no output"])[-1][:300]

    def wait(self):
        """Until the server ends by itself; its exit code."""
        return self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(STOP_IN)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def kill(self):
        """As a power cut would."""
        self.process.kill()
        self.process.wait()
