"""Places in the acts: what the code of a clause says about where it stands."""

from __future__ import annotations

from typing import NamedTuple

POINT, DECREE_POINT, PREAMBLE, NOTE = "point", "decree_point", "preamble", "note"


class Place(NamedTuple):
    """Where a clause stands: the part of the act and the number of the point in it (empty in a preamble)."""

    part: str
    number: str


def place_of(code: str) -> Place:
    """The place that the code of a clause names.

    >>> place_of("PET-18.34")
    Place(part='point', number='18.34')
    >>> place_of("RUD-D.2.1")
    Place(part='decree_point', number='2.1')
    >>> place_of("KEN-D.0").part, place_of("KEN-D.00").part
    ('preamble', 'note')
    """
    _act, _dash, rest = code.partition("-")
    if not rest.startswith("D."):
        return Place(POINT, rest)
    number = rest.removeprefix("D.")
    part = {"0": PREAMBLE, "00": NOTE}.get(number, DECREE_POINT)
    return Place(part, number if part == DECREE_POINT else "")
