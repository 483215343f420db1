"""What changed between two versions of a plan or an estimate."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclass(frozen=True)
class Difference:
    """One row: what happened to it, and for a change each value before and after."""

    kind: str
    key: Hashable
    changes: tuple[tuple[str, Any, Any], ...] = ()


def compare(before: Mapping[Hashable, Mapping], after: Mapping[Hashable, Mapping]) -> list[Difference]:
    """Differences between rows by key, each a mapping of compared values; in the order of ``after``, removed last.

    >>> old = {1: {"amount": 5}, 2: {"amount": 7}}
    >>> new = {1: {"amount": 6}, 3: {"amount": 1}}
    >>> [(item.kind, item.key) for item in compare(old, new)]
    [('changed', 1), ('added', 3), ('removed', 2)]
    >>> compare(old, new)[0].changes
    (('amount', 5, 6),)
    """
    found = []
    for key, row in after.items():
        if key not in before:
            found.append(Difference(ADDED, key))
            continue
        changes = tuple((name, before[key][name], value) for name, value in row.items() if before[key][name] != value)
        if changes:
            found.append(Difference(CHANGED, key, changes))
    return found + [Difference(REMOVED, key) for key in before if key not in after]
