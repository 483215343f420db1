"""Transition tables: who may move a record from which state to which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SYSTEM = "system"


@dataclass(frozen=True)
class Transition:
    """One allowed move: its name, the states it starts from, its end, and the roles that may make it."""

    name: str
    sources: frozenset[str]
    target: str
    roles: frozenset[str]


def transition(name: str, sources: str, target: str, roles: str) -> Transition:
    """Make a :class:`Transition` from space-separated words, so that a table reads like a table."""
    return Transition(name, frozenset(sources.split()), target, frozenset(roles.split()))


class TransitionTable:
    """The whole life of a record: every move that is not here is refused.

    >>> table = TransitionTable(
    ...     transition("register", "draft", "registered", "clerk"),
    ...     transition("annul", "registered", "annulled", "clerk head"),
    ... )
    >>> table.find("draft", "registered").name
    'register'
    >>> table.find("draft", "annulled") is None
    True
    >>> table.named("annul", "registered").target
    'annulled'
    >>> sorted(table.states)
    ['annulled', 'draft', 'registered']
    """

    def __init__(self, *transitions: Transition):
        self.transitions = transitions
        self._by_move: dict[tuple[str, str], Transition] = {}
        self._by_name: dict[tuple[str, str], Transition] = {}
        for item in transitions:
            for source in item.sources:
                self._add(self._by_move, (source, item.target), item)
                self._add(self._by_name, (source, item.name), item)

    @staticmethod
    def _add(index: dict, key: tuple[str, str], item: Transition) -> None:
        if key in index:
            raise ValueError(f"two transitions for {key}")
        index[key] = item

    def __iter__(self) -> Iterable[Transition]:
        return iter(self.transitions)

    def find(self, source: str, target: str) -> Transition | None:
        """The transition from ``source`` to ``target``, or None."""
        return self._by_move.get((source, target))

    def named(self, name: str, source: str) -> Transition | None:
        """The transition called ``name`` that starts in ``source``, or None."""
        return self._by_name.get((source, name))

    @property
    def names(self) -> frozenset[str]:
        """Names of all transitions."""
        return frozenset(item.name for item in self.transitions)

    @property
    def states(self) -> frozenset[str]:
        """All states that a move starts from or ends in."""
        return frozenset(state for move in self._by_move for state in move)
