"""Tables that say which fields people may write in which state; what stands in none is written by steps only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# In every state; and in the one that a new record has.
ALWAYS, FIRST = "*", "first"


def words(text: str | Iterable[str] | None) -> frozenset[str]:
    """A set of names from space-separated words, so that a table reads like a table."""
    return frozenset(text.split() if isinstance(text, str) else text or ())


def merged(pieces: Iterable[Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """One table from those that the pieces of a model declare: each key (words) → names (words).

    >>> table = merged([{"draft approval": "subject text"}, {"draft": "controller_id"}])
    >>> sorted(table["draft"]), sorted(table["approval"])
    (['controller_id', 'subject', 'text'], ['subject', 'text'])
    """
    table: dict[str, frozenset[str]] = {}
    for piece in pieces:
        for keys, names in piece.items():
            for key in words(keys):
                table[key] = table.get(key, frozenset()) | words(names)
    return table


def opened(table: Mapping[str, frozenset[str]], state: str | None, first: str | None) -> frozenset[str]:
    """Names that are open in ``state`` of a record whose life begins in ``first``.

    >>> table = merged([{"first": "subject", "*": "note", "sent": "copy_ids"}])
    >>> sorted(opened(table, "draft", "draft")), sorted(opened(table, "sent", "draft"))
    (['note', 'subject'], ['copy_ids', 'note'])
    """
    names = table.get(ALWAYS, frozenset()) | table.get(state or "", frozenset())
    return names | table.get(FIRST, frozenset()) if state == first else names
