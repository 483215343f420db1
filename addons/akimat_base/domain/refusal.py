"""The answer «no», with its reason as data."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any


class Refusal:
    """Why something may not be done: a code and the facts of the case.

    Domain functions return ``Refusal | None``; the sentence shown to people is
    made elsewhere, in the reader's language, from the code and the facts.

    >>> refusal = Refusal("too_late", day="2026-03-20")
    >>> refusal.code, refusal.facts["day"]
    ('too_late', '2026-03-20')
    >>> refusal == Refusal("too_late", day="2026-03-20")
    True
    """

    __slots__ = ("code", "facts")

    def __init__(self, code: str, **facts: Any):
        self.code = code
        self.facts = MappingProxyType(facts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Refusal) and (self.code, dict(self.facts)) == (other.code, dict(other.facts))

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted(self.facts))))

    def __repr__(self) -> str:
        facts = "".join(f", {name}={value!r}" for name, value in self.facts.items())
        return f"Refusal({self.code!r}{facts})"
