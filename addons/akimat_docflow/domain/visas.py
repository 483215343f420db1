"""The order of visas: those with the same sequence are asked together, the next ones after them."""

from __future__ import annotations

from collections.abc import Iterable

GIVEN = frozenset({"approved", "approved_with_remarks"})


def to_open(visas: Iterable[tuple[int, int, str]]) -> list[int]:
    """Ids of the waiting visas whose turn it is, from (id, sequence, state).

    >>> to_open([(1, 10, "approved"), (2, 20, "waiting"), (3, 20, "waiting"), (4, 30, "waiting")])
    [2, 3]
    >>> to_open([(1, 10, "current"), (2, 20, "waiting")])
    []
    """
    missing = [visa for visa in visas if visa[2] not in GIVEN]
    if not missing:
        return []
    turn = min(sequence for _id, sequence, _state in missing)
    return [id_ for id_, sequence, state in missing if sequence == turn and state == "waiting"]


def all_given(states: Iterable[str]) -> bool:
    """
    >>> all_given(["approved", "approved_with_remarks"]), all_given(["approved", "current"]), all_given([])
    (True, False, True)
    """
    return all(state in GIVEN for state in states)
