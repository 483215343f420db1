"""Is a postal address complete enough to put on an envelope?"""

from __future__ import annotations

POSTAL_CHANNELS = frozenset({"post", "courier"})


def missing_parts(zip_code: str | None, city: str | None, street: str | None) -> list[str]:
    """Names of the parts that are not there; the house is the number in the street line.

    >>> missing_parts("160400", "Кентау", "Абай даңғылы, 12")
    []
    >>> missing_parts("", "Кентау", "Абай даңғылы")
    ['zip', 'house']
    """
    missing = [name for name, value in (("zip", zip_code), ("city", city), ("street", street)) if not value]
    if street and not any(character.isdigit() for character in street):
        missing.append("house")
    return missing
