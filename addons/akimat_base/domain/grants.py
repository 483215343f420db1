"""A grant opens named fields of named records for one operation of our own code; it cannot come over RPC."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WRITE, CREATE, UNLINK = "write", "create", "unlink"


@dataclass(frozen=True)
class Grant:
    """Leave for one ``operation`` on the records ``ids`` of ``model`` (None: the ones being made) in ``fields``.

    ``event`` and ``basis`` word the audit line of what is written by it.
    """

    operation: str
    model: str
    ids: frozenset[int] | None
    fields: frozenset[str]
    event: str = "change"
    basis: str | None = None

    def covers(self, operation: str, model: str, ids: Iterable[int], fields: Iterable[str]) -> bool:
        """Whether ``operation`` on ``fields`` of the records ``ids`` of ``model`` is within this grant.

        >>> grant = Grant(WRITE, "akimat.document", frozenset({1, 2}), frozenset({"reg_number"}))
        >>> grant.covers(WRITE, "akimat.document", [1], ["reg_number"])
        True
        >>> grant.covers(WRITE, "akimat.document", [1], ["reg_number", "subject"])
        False
        >>> grant.covers(WRITE, "akimat.document", [3], ["reg_number"])
        False
        >>> grant.covers(UNLINK, "akimat.document", [1], [])
        False
        """
        return (
            (self.operation, self.model) == (operation, model)
            and (self.ids is None or self.ids.issuperset(ids))
            and self.fields.issuperset(fields)
        )

    def opens_rows(self, model: str, ids: Iterable[int], field: str) -> bool:
        """Whether rows of the records ``ids`` may be made, changed or deleted because their list ``field`` is granted.

        >>> Grant(WRITE, "akimat.session", frozenset({1}), frozenset({"item_ids"})).opens_rows(
        ...     "akimat.session", [1], "item_ids")
        True
        """
        return self.operation != UNLINK and self.covers(self.operation, model, ids, [field])

    def narrowed(self, fields: Iterable[str]) -> Grant | None:
        """What is left of the grant for the rows of the lists among ``fields``; None when nothing is."""
        kept = self.fields.intersection(fields)
        if not kept or self.operation == UNLINK:
            return None
        return Grant(self.operation, self.model, self.ids, kept, self.event, self.basis)
