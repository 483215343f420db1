"""The hash of an audit line: canonical, so that anyone can compute it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

GENESIS = "0" * 64


def line_hash(previous: str, line: Mapping) -> str:
    """SHA-256 (hex) over the previous hash and the line's values.

    Values are written as JSON with sorted keys, without spaces, in UTF-8.

    >>> line_hash(GENESIS, {"event": "register"}) == line_hash(GENESIS, {"event": "register"})
    True
    >>> line_hash(GENESIS, {"event": "register"}) == line_hash(GENESIS, {"event": "annul"})
    False
    """
    text = json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def first_broken(lines: Iterable[tuple[int, int, str, str, Mapping]], previous: str = GENESIS, position: int = 0):
    """Walk one chain and tell where it stops being whole.

    :param lines: (id, position, previous hash, hash, values) in order of position.
    :param previous: hash before the first line; ``position``: its position.
    :return: (lines that hold, id of the first broken line or None, last good hash, last position).
    """
    checked = 0
    for line_id, line_position, line_previous, line_digest, values in lines:
        whole = (
            line_position == position + 1 and line_previous == previous and line_digest == line_hash(previous, values)
        )
        if not whole:
            return checked, line_id, previous, position
        previous, position = line_digest, line_position
        checked += 1
    return checked, None, previous, position
