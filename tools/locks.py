"""Locks between commands that run at the same time (freed by the system when a process dies)."""
import fcntl
import os
from contextlib import contextmanager


@contextmanager
def exclusive(path, waiting=None):
    """Hold the lock file; `waiting` is called once when somebody else holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if waiting:
                waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle


class UserCount:
    """Who uses a shared thing: each user holds a shared lock, the last one to leave notices it."""

    def __init__(self, path):
        self.path = path
        self.handle = None

    def join(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self.handle, fcntl.LOCK_SH)

    def leave(self):
        """True when nobody else uses the thing any more."""
        if self.handle is None:
            return False
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            return False
        finally:
            os.close(self.handle)
            self.handle = None
