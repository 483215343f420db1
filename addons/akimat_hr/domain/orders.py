"""Whether the text of an order says what was decided."""

from __future__ import annotations

from collections.abc import Iterable


def says(text: str, phrase: str) -> bool:
    """Whether ``phrase`` stands in ``text``, however its lines are broken.

    >>> says("I ORDER:  1. To impose\\n«Remark».", "1. To impose «Remark».")
    True
    >>> says("1. To impose «Dismissal».", "1. To impose «Remark».")
    False
    """
    return " ".join(phrase.split()) in " ".join(text.split())


def others_named(text: str, chosen: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of ``names`` beside ``chosen`` that the text imposes as well.

    >>> others_named("1. «Remark». 2. «Dismissal».", "Remark", ["Remark", "Dismissal", "Reprimand"])
    ('Dismissal',)
    """
    return tuple(name for name in names if name != chosen and f"«{name}»" in text)
