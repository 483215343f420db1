"""Who may sign what to whom: a matrix of rows, read without a database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Answers to these bodies cite the point of the task they answer.
LEVELS_CITING_THE_POINT = frozenset({"administration", "pm_office"})
# Circular letters to executive bodies of the akimat go without a postal address.
LEVELS_WITHOUT_POST = frozenset({"city_body"})


@dataclass(frozen=True)
class SigningRight:
    """A holder of `duty_kind` signs documents of `document_kind` to a `level` (empty: to anybody)."""

    document_kind: str
    duty_kind: str
    level: str | None = None
    informational_only: bool = False

    def covers(self, document_kind: str, level: str | None, informational: bool) -> bool:
        return (
            self.document_kind == document_kind
            and self.level in (None, level)
            and (informational or not self.informational_only)
        )


def duties_that_sign(
    rights: Iterable[SigningRight], document_kind: str, levels: Iterable[str | None], informational: bool = False
) -> frozenset[str]:
    """Duties whose holder may sign one document to addressees of all these levels.

    >>> rights = [SigningRight("outgoing", "akim"), SigningRight("outgoing", "deputy", "ministry")]
    >>> sorted(duties_that_sign(rights, "outgoing", ["ministry"]))
    ['akim', 'deputy']
    >>> sorted(duties_that_sign(rights, "outgoing", ["ministry", "pm_office"]))
    ['akim']
    """
    rights = list(rights)
    by_level = [
        frozenset(right.duty_kind for right in rights if right.covers(document_kind, level, informational))
        for level in (list(levels) or [None])
    ]
    return frozenset.intersection(*by_level)


@dataclass(frozen=True)
class VisaDemand:
    """A document of `document_kind` to a `level` (empty: to anybody) carries a visa of `role`."""

    document_kind: str
    role: str
    sequence: int
    level: str | None = None


def visas_demanded(
    demands: Iterable[VisaDemand], document_kind: str, levels: Iterable[str | None]
) -> list[tuple[int, str]]:
    """Roles whose visas one document needs, in their order, each once.

    >>> demands = [VisaDemand("outgoing", "deputy", 30, "ministry"), VisaDemand("outgoing", "executor", 10)]
    >>> visas_demanded(demands, "outgoing", ["ministry", "organisation"])
    [(10, 'executor'), (30, 'deputy')]
    """
    wanted = set(levels)
    sequences: dict[str, int] = {}
    for demand in demands:
        if demand.document_kind == document_kind and (demand.level is None or demand.level in wanted):
            sequences[demand.role] = min(demand.sequence, sequences.get(demand.role, demand.sequence))
    return sorted((sequence, role) for role, sequence in sequences.items())
