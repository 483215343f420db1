"""How often one visitor of a public page may ask: in memory, for this process, bounded."""

import time
from collections import OrderedDict

REMEMBERED = 10_000


class Window:
    """Counts the questions of each visitor in periods of ``period`` seconds.

    >>> window = Window(limit=2, period=60.0)
    >>> [window.allows("10.0.0.1", now) for now in (0.0, 1.0, 2.0, 61.0)]
    [True, True, False, True]
    >>> window.allows("10.0.0.2", 2.0)
    True
    """

    def __init__(self, limit, period=60.0):
        self.limit = limit
        self.period = period
        self._counts = OrderedDict()

    def allows(self, visitor, now=None):
        """Count one more question of ``visitor`` and say whether it is within the limit.

        :param visitor: what tells visitors apart, such as an address; :param now: seconds of a steady clock.
        """
        now = time.monotonic() if now is None else now
        started, count = self._counts.pop(visitor, (now, 0))
        if now - started >= self.period:
            started, count = now, 0
        self._counts[visitor] = started, count + 1
        while len(self._counts) > REMEMBERED:
            self._counts.popitem(last=False)
        return count < self.limit

    def forget(self):
        """Start anew for every visitor."""
        self._counts.clear()
