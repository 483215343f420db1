"""What the command is doing now, with the time since it began."""
import os
import shutil
import sys
import time
from contextlib import contextmanager

STARTED = float(os.environ.get("AKIMAT_STARTED") or time.time())
QUIET_PERIOD = 20


class Progress:
    """Prints a line when a step begins and when it ends; in between the last thing that happened."""

    def __init__(self, stream=None, started=STARTED):
        self.stream = stream or sys.stdout
        self.started = started
        self.live = self.stream.isatty()
        self.last_tick = time.time()

    def say(self, text):
        self._clear()
        print(f"[{time.time() - self.started:7.1f} s] {text}", file=self.stream, flush=True)

    @contextmanager
    def step(self, title):
        self.say(f"{title} …")
        begun = self.last_tick = time.time()
        yield self
        self.say(f"{title}: done in {time.time() - begun:.1f} s")

    def tick(self, text):
        """Detail of the running step: always on a terminal, now and then in a log."""
        text = " ".join(text.split())
        if self.live:
            width = shutil.get_terminal_size().columns - 14
            self._clear()
            print(f"            {text[:width]}", end="\r", file=self.stream, flush=True)
        elif time.time() - self.last_tick > QUIET_PERIOD:
            self.say(f"  … {text[:100]}")
            self.last_tick = time.time()

    def _clear(self):
        if self.live:
            print("\r\x1b[K", end="", file=self.stream)
