"""Registration numbers from a journal's pattern."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

_TOKEN = re.compile(r"\{(\w+)(?::(\d))?\}")
_BUILT_IN = frozenset(("number", "year", "year2", "month", "journal"))


def unknown_tokens(pattern: str, allowed: frozenset[str] = frozenset()) -> list[str]:
    """Tokens of ``pattern`` that nobody fills, in order.

    >>> unknown_tokens("{case}-{number}/{yaer}", frozenset({"case"}))
    ['yaer']
    """
    return [name for name, _width in _TOKEN.findall(pattern) if name not in _BUILT_IN | allowed]


def has_number(pattern: str) -> bool:
    """Whether the running number is in the pattern: without it two numbers would be equal."""
    return any(name == "number" for name, _width in _TOKEN.findall(pattern))


def render(pattern: str, number: int, day: date, journal: str = "", values: Mapping[str, str] | None = None) -> str:
    """Write the registration number.

    :param pattern: text with tokens ``{number}``, ``{number:4}`` (at least four digits),
        ``{year}``, ``{year2}``, ``{month}``, ``{journal}`` and the names in ``values``.
    :param number: the running number in its journal and year, from 1.
    :param day: the day of registration.
    :param values: what else the pattern may name (index of the case, of the unit).
    :raise KeyError: the pattern names a token that is not given.

    >>> render("{journal}-{number:3}/{year}", 7, date(2026, 3, 20), "КІР")
    'КІР-007/2026'
    """
    known = {
        "number": str(number),
        "year": f"{day.year:04d}",
        "year2": f"{day.year % 100:02d}",
        "month": f"{day.month:02d}",
        "journal": journal,
        **(values or {}),
    }
    return _TOKEN.sub(lambda found: known[found[1]].zfill(int(found[2] or 0)), pattern)
