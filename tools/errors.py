"""Problems of the machine, told in one sentence each."""
import errno

NO_NETWORK = (
    "could not resolve", "temporary failure", "name resolution", "network is unreachable", "no route to host",
    "connection refused", "connection timed out", "failed to establish a new connection", "enotfound", "eai_again",
    "max retries exceeded", "failed to fetch",
)
DISK_FULL = ("no space left on device", "enospc", "disk quota exceeded")


class Problem(Exception):
    """A refusal with its reason and remedy; ends the command with exit code 2."""

    exit_code = 2


class CommandFailed(Problem):
    """A program that we started ended badly."""

    def __init__(self, sentence, output=""):
        super().__init__(sentence)
        self.output = output


class Untrusted(Problem):
    """Something fetched is not what was pinned: nothing else may quietly take its place."""


def disk_full(place=""):
    where = f" (writing to {place})" if place else ""
    return f"The disk is full{where}: free some space and start the command again, it continues where it stopped."


def explain_output(title, output):
    """The sentence for a failed program whose cause is known from what it printed, or None."""
    text = output.lower()
    if "server version mismatch" in text:
        return f"{title} is older than the database server: install the client programs of the server's version."
    if any(mark in text for mark in DISK_FULL):
        return disk_full()
    if any(mark in text for mark in NO_NETWORK):
        return f"{title} needs the network and it cannot be reached: connect (or set the proxy) and start again."
    return None


def explain_error(error):
    """The sentence for an operating system error, or None when it is not one that we know."""
    if not isinstance(error, OSError):
        return None
    place = error.filename or ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(place)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{place or 'A file'} may not be written or read by this user: change its owner or use another place."
    return None
