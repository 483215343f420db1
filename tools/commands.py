"""Running other programs."""
import os
import shutil
import subprocess
from collections import deque

from tools.errors import CommandFailed, Problem, explain_output
from tools.paths import LOGS, ensure_state

TAIL = 40


def which(program):
    return shutil.which(program)


def require(program, package):
    """The path of a program, or the sentence that names how to get it."""
    found = which(program)
    if not found:
        raise Problem(f"The program {program} is missing: install it with `apt-get install {package}` and start again.")
    return found


def run(title, args, *, progress=None, log=None, news=str.strip, **options):
    """Run to the end; returns the last lines of the output. `news` makes a line of progress from a line, or None.

    A failure is raised as one sentence; the whole output is kept in .akimat/log.
    """
    ensure_state()
    log_path = LOGS / f"{log or title.lower().replace(' ', '-')}.log"
    tail = deque(maxlen=TAIL)
    with open(log_path, "w", encoding="utf-8", errors="replace") as journal:
        process = _start(title, args, **options)
        for line in process.stdout:
            journal.write(line)
            tail.append(line.rstrip())
            if progress and (text := news(line)):
                progress.tick(text)
        code = process.wait()
    output = "\n".join(tail)
    if code:
        raise CommandFailed(_sentence(title, code, tail, log_path), output)
    return output


def _start(title, args, **options):
    try:
        return subprocess.Popen(
            [str(arg) for arg in args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", **options,
        )
    except FileNotFoundError:
        raise Problem(f"{title} needs the program {args[0]}, which is missing on this machine.") from None


def _sentence(title, code, tail, log_path):
    known = explain_output(title, "\n".join(tail))
    if known:
        return known
    last = next((line for line in reversed(tail) if line.strip()), "no output")
    return f"{title} failed (exit code {code}): {last.strip()[:300]} — the whole output is in {log_path}"


def output_of(args, **options):
    """The output of a short command, or an empty string when it fails or does not exist."""
    try:
        done = subprocess.run([str(arg) for arg in args], capture_output=True, text=True, check=False, **options)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def is_root():
    return os.geteuid() == 0
